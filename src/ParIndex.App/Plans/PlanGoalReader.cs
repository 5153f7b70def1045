using ParIndex.App.Criteria.Form;
using ParIndex.App.Results;
using ParIndex.Core.Criteria;
using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans;

/// <summary>The group <c>goal</c>: points, rank or band to reach, or most points.</summary>
internal sealed class PlanGoalReader(FormReport report, string folder, SetPlaces places)
{
    private static readonly WordList<PointsCounting> Countings = new(
        (PointsCounting.Sure, "sure", "Tính đủ điểm"), (PointsCounting.Expected, "expected", "Nhân với khả năng thành công"));

    private static readonly WordList<YesWord> Most = new((YesWord.Yes, "points", "Nhiều điểm nhất"));

    private enum YesWord
    {
        No,
        Yes,
    }

    public required int FirstYear { get; init; }

    public required int Years { get; init; }

    public required decimal Max { get; init; }

    public CriteriaSet? Set { get; init; }

    public string? Unit { get; init; }

    /// <returns>Null: there is none, or it is wrong.</returns>
    public PlanGoal? Read(MapReader file)
    {
        var goal = file.Part("goal", Goal, places);
        if (goal is null && !file.Has("goal")) file.TellMissing("goal");
        return goal;
    }

    private PlanGoal Goal(MapReader reader)
    {
        var counting = reader.Word("counting", Countings) ?? PointsCounting.Sure;
        if (reader.Word("most", Most) is not null) return new MostPoints(counting);
        if (reader.Has("points")) return new ReachPoints(Targets(reader, [.. reader.Numbers("points").Select(points => (points, (Message?)null))], "points"), counting);
        if (reader.Has("rank")) return new ReachPoints(Targets(reader, Ranks(reader), "rank"), counting);
        if (reader.Has("band")) return new ReachPoints(Targets(reader, Bands(reader), "band"), counting);
        reader.Expect(["points", "rank", "band", "results", "ties", "unit", "bands"]);
        report.Error("field-missing", reader.Place, "Mục tiêu cần một trong points, rank, band, most.", "A goal takes one of points, rank, band, most.");
        return new MostPoints(counting);
    }

    private List<(decimal, Message?)> Ranks(MapReader reader)
    {
        var ranks = reader.Integers("rank");
        var ties = reader.Word("ties", SetWords.Ties) ?? Set?.Ties ?? TiePolicy.Competition;
        var unit = reader.Text("unit") ?? Unit;
        var results = reader.RequiredText("results");
        if (results.Length == 0 || Max <= 0) return [];
        var others = ResultFile.Read(Path.Combine(folder, results)).Where(row => row.Unit != unit).ToList();
        var found = new List<(decimal, Message?)>();
        foreach (var rank in ranks)
        {
            if (rank < 1 || rank > others.Count + 1)
            {
                report.Error("plan", reader.PlaceOf("rank"), $"rank từ 1 đến {others.Count + 1}: results có {others.Count} đơn vị khác.", $"rank is 1 to {others.Count + 1}: results hold {others.Count} other units.");
            }
            else found.Add((PointsNeeded.ForRank(rank, others, Max, ties), new Message($"hạng {rank} trong {others.Count + 1} đơn vị", $"rank {rank} of {others.Count + 1} units")));
        }

        return found;
    }

    private List<(decimal, Message?)> Bands(MapReader reader)
    {
        var own = reader.Parts("bands", part => new Band(part.RequiredText("name"), part.RequiredNumber("from")), places);
        var bands = own.Count > 0 ? own : Set?.Bands ?? [];
        var found = new List<(decimal, Message?)>();
        foreach (var name in reader.Texts("band"))
        {
            if (Max > 0 && PointsNeeded.ForBand(name, bands, Max) is { } points) found.Add((points, new Message($"nhóm {name}", $"band {name}")));
            else
            {
                var known = bands.Count == 0 ? "" : string.Join(", ", bands.Select(band => band.Name));
                report.Error("plan", reader.PlaceOf("band"), $"không có nhóm “{name}” ({known}): ghi bands: - {{ name: A, from: 90 }}.", $"there is no band “{name}” ({known}): write bands: - {{ name: A, from: 90 }}.");
            }
        }

        return found;
    }

    /// <summary>One figure is for the last year; otherwise one for each year.</summary>
    private List<YearTarget> Targets(MapReader reader, List<(decimal Points, Message? Origin)> figures, string member)
    {
        if (figures.Count != 1 && figures.Count != Years)
        {
            report.Error("plan", reader.PlaceOf(member), $"{member}: một số (cho năm cuối) hoặc {Years} số, mỗi năm một số.", $"{member}: one figure (for the last year) or {Years}, one for each year.");
        }

        var first = figures.Count == 1 ? FirstYear + Years - 1 : FirstYear;
        return [.. figures.Select((figure, i) => new YearTarget(first + i, figure.Points, figure.Origin))];
    }
}
