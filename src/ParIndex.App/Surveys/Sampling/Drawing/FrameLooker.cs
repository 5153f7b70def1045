using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Cleaning;
using ParIndex.Core.Surveys.Sampling.Frames;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Sampling.Drawing;

/// <summary>Says what a frame holds and what a design would draw from it.</summary>
internal static class FrameLooker
{
    /// <summary>Places kept of a kind of finding: more nobody looks through at a time.</summary>
    private const int MostPlaces = 500;

    private const int MostRows = 200;

    private static readonly Message Nobody = new("Mẫu không có ai: xem lại số lượng cần chọn.", "The sample has nobody: look at the numbers again.");

    /// <summary>Looks.</summary>
    /// <param name="reading">The frame as read.</param>
    /// <param name="cleaned">The same cleaned.</param>
    /// <param name="plan">The design.</param>
    /// <param name="area">Column people are shown by; null: the first place.</param>
    /// <param name="seed">Thrown away.</param>
    public static FrameLook Of(FrameReading reading, CleanedFrame cleaned, SamplingPlan plan, string? area, ulong seed)
    {
        var outcome = SampleDrawing.Draw(cleaned.Frame, plan.Design, seed);
        var problems = outcome.Draw is { } draw ? Problems(draw) : outcome.Problems;
        return new FrameLook(
            cleaned.Read, cleaned.Frame.Count, cleaned.Merged,
            [.. cleaned.Findings.GroupBy(finding => finding.Kind).OrderBy(group => group.Key).Select(group => new FindingsOfKind(group.Key, group.Count(), [.. group.Take(MostPlaces).Select(finding => Place(reading, finding))]))],
            cleaned.HasMoreNearNames, reading.Remarks, problems,
            problems.Count == 0 ? Rehearse(cleaned.Frame, plan, outcome, area) : null);
    }

    /// <summary>What stands against taking a draw into a wave.</summary>
    public static IReadOnlyList<Message> Problems(SampleDraw draw) =>
        draw.People.Count == 0 ? [Nobody]
        : draw.People.Count + draw.Replacements.Count > Collecting.Sampled.SampleFile.Most
            ? [new(
                $"Mẫu và người thay thế có {draw.People.Count + draw.Replacements.Count} người, nhiều hơn {Collecting.Sampled.SampleFile.Most} người một đợt nhận: giảm số lượng.",
                $"Sample and replacements come to {draw.People.Count + draw.Replacements.Count} people, more than the {Collecting.Sampled.SampleFile.Most} a wave takes: choose fewer.")]
            : [];

    private static FindingPlace Place(FrameReading reading, FrameFinding finding)
    {
        var (row, other) = (reading.Place(finding.Row), finding.Other < 0 ? null : reading.Place(finding.Other));
        return new FindingPlace(row.Vietnamese, other?.Vietnamese ?? "", finding.Column, row.English, other?.English);
    }

    private static Rehearsal Rehearse(SamplingFrame frame, SamplingPlan plan, SamplingOutcome outcome, string? area)
    {
        var (draw, stage) = (outcome.Draw!, plan.Design.Stages[0]);
        var people = Count(frame, stage.Strata, Enumerable.Range(0, frame.Count));
        var sample = Count(frame, stage.Strata, draw.People.Select(person => person.Row));
        var strata = draw.Stages[0].Cells.GroupBy(cell => cell.Stratum, StringComparer.Ordinal)
            .Select(cells => new StratumShare(cells.Key, people.GetValueOrDefault(cells.Key), cells.Sum(cell => cell.Population), cells.Sum(cell => cell.Taken), sample.GetValueOrDefault(cells.Key)));
        var place = area is not null && frame.Column(area) is not null ? area : plan.Frame.Cleaning.Village is [var village, ..] ? village : null;
        List<AreaShare> areas = place is null || (stage.Unit is null && stage.Strata is [var only] && only == place) ? [] : Areas(frame, place, draw);
        return new Rehearsal(
            draw.People.Count, draw.Replacements.Count, stage.Unit, [.. strata.Take(MostRows)], [.. areas.Take(MostRows)], Math.Max(0, areas.Count - MostRows),
            draw.Size is { } size ? [.. SamplingFormulas.Of(size)] : [], outcome.Notes);
    }

    private static List<AreaShare> Areas(SamplingFrame frame, string column, SampleDraw draw)
    {
        var sample = Count(frame, [column], draw.People.Select(person => person.Row));
        return [.. Count(frame, [column], Enumerable.Range(0, frame.Count)).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new AreaShare(pair.Key, pair.Value, sample.GetValueOrDefault(pair.Key)))];
    }

    private static Dictionary<string, int> Count(SamplingFrame frame, IReadOnlyList<string> columns, IEnumerable<int> rows)
    {
        var found = columns.Select(name => frame.Column(name)!).ToList();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var name = found.Count == 1 ? found[0][row] : string.Join(" / ", found.Select(column => column[row]));
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        return counts;
    }
}
