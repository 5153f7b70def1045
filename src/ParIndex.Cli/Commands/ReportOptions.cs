using System.CommandLine;
using System.Globalization;
using ParIndex.App.Reports;
using ParIndex.App.Results;
using ParIndex.Cli.Output;
using ParIndex.Core.Criteria;
using ParIndex.Core.Numbers;
using ParIndex.Core.Reports;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.Cli.Commands;

/// <summary>The options that say what a report is made from.</summary>
internal sealed class ReportOptions
{
    private readonly Argument<string> file = Shared.File("FILE", "Bảng kết quả, hoặc tệp số liệu khi có --set. / The result, or inputs with --set.");
    private readonly Option<string> authority = new("--authority") { Description = "Tên đơn vị được đánh giá, ví dụ “tỉnh Đắk Nông”. / Whose result it is.", Required = true };
    private readonly Option<string?> set = new("--set") { Description = "Bộ tiêu chí: chấm từ số liệu trong FILE. / Criteria set: score the inputs in FILE." };
    private readonly Option<int?> year = new("--year") { Description = "Năm của kết quả; mặc định theo bảng. / Year of the result." };
    private readonly Option<string?> before = new("--before") { Description = "Bảng kết quả năm trước. / The result of the year before." };
    private readonly Option<string?> pointsBefore = new("--points-before") { Description = "Điểm công bố năm trước, ví dụ 78,92. / Published points of the year before." };
    private readonly Option<string?> rank = new("--rank") { Description = "Thứ hạng công bố, ví dụ 51/63. / Published rank." };
    private readonly Option<string?> rankBefore = new("--rank-before") { Description = "Thứ hạng năm trước, ví dụ 56/63. / Rank of the year before." };
    private readonly Option<string?> ranking = new("--ranking") { Description = "CSV kết quả các đơn vị (unit, points), như của lệnh rank. / Results of all units." };
    private readonly Option<string?> printed = new("--printed") { Description = "Báo cáo đã in để so; mặc định là lời văn của FILE. / A printed report to compare." };

    public void AddTo(Command command)
    {
        command.Add(file);
        foreach (var option in new Option[] { authority, set, year, before, pointsBefore, rank, rankBefore, ranking, printed })
            command.Add(option);
    }

    /// <summary>Source of the report, and the printed one to compare with; null after telling what is wrong.</summary>
    public (ReportSource Source, OfficialDocument? Printed)? Read(ParseResult parsed, Terminal terminal)
    {
        var path = parsed.GetRequiredValue(file);
        var unit = parsed.GetRequiredValue(authority);
        var document = parsed.GetValue(set) is null ? ReadCommand.Open(path, terminal) : null;
        var last = parsed.GetValue(before) is { } earlier ? ReportInput.Checked(ResultTable.Of(ReadCommand.Open(earlier, terminal)), Path.GetFileName(earlier)) : null;
        var source = document is null
            ? Scored(parsed.GetValue(set)!, path, unit, terminal)
            : Printed(ReportInput.Checked(ResultTable.Of(document), document.File), unit, last);
        if (source is null || !TryPlace(parsed.GetValue(rank), "--rank", terminal, out var place) || !TryPlace(parsed.GetValue(rankBefore), "--rank-before", terminal, out var placeBefore)
            || !TryPoints(parsed.GetValue(pointsBefore), terminal, out var points))
            return null;

        // A set may serve several years, whatever one its title names.
        if ((parsed.GetValue(year) ?? (document is null ? source.Year : ReportInput.YearOf(source.Table))) is not (>= 2000 and <= 2100 and var of))
        {
            terminal.Error(new("Không biết kết quả của năm nào. Thêm --year (2000 đến 2100).", "The year of the result is not known. Add --year (2000 to 2100)."));
            return null;
        }

        source = source with { Year = of, Before = last, Rank = place, RankBefore = placeBefore, PointsBefore = points };
        if (parsed.GetValue(ranking) is { } all)
            source = source with { Peers = RankedResults.Of(ResultFile.Read(all), TiePolicy.Competition, source.Bands) };

        var other = parsed.GetValue(printed) is { } report ? ReadCommand.Open(report, terminal) : document;
        return (source, other is { Prose.Count: > 0 } ? other : null);
    }

    private static ReportSource Printed(OfficialTable table, string unit, OfficialTable? last) => new(unit, 0, table, LostPointLedger.Of(table, last));

    /// <summary>Inputs of several units are scored and ranked together; the report is on the one named.</summary>
    private static ReportSource? Scored(string set, string path, string unit, Terminal terminal)
    {
        var scorer = ScoreCommand.ScorerOf(set, terminal);
        var cards = ScorecardFile.Read(path);
        var name = VietnameseText.Fold(unit);
        var card = cards.Count == 1 ? cards[0] : cards.FirstOrDefault(card => VietnameseText.Fold(card.Unit) is var own && (own == name || name.EndsWith(" " + own, StringComparison.Ordinal)));
        if (card is null)
        {
            terminal.Error(new(
                $"{Path.GetFileName(path)} không có đơn vị “{unit}”. Dùng một tên trong tệp: {string.Join(", ", cards.Take(10).Select(card => card.Unit))}.",
                $"{Path.GetFileName(path)} has no unit “{unit}”. Use a name of the file: {string.Join(", ", cards.Take(10).Select(card => card.Unit))}."));
            return null;
        }

        var score = scorer.Score(card, explain: true);
        var bands = scorer.Set.Bands is { Count: > 0 } own ? own : AchievementGroup.National;
        var table = ReportInput.Checked(ScoredTable.Of(score, card, scorer.Set), Path.GetFileName(path));
        return new ReportSource(unit, scorer.Set.Years is [var only] ? only : 0, table, LostPointLedger.Of(score, scorer, card))
        {
            Bands = bands,
            Kinds = scorer.Set.Leaves().DistinctBy(leaf => leaf.Code, StringComparer.Ordinal).ToDictionary(leaf => leaf.Code, leaf => leaf.Source, StringComparer.Ordinal),
            Peers = cards.Count == 1
                ? null
                : RankedResults.Of([.. cards.Select(other => scorer.Score(other)).Select(result => new ResultRow(result.Unit, result.Points, result.Max))], scorer.Set.Ties, bands),
        };
    }

    private static bool TryPlace(string? text, string option, Terminal terminal, out RankPlace? place)
    {
        place = null;
        if (text is null)
            return true;

        var parts = text.Split('/', StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rank) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var of) && rank >= 1 && rank <= of)
        {
            place = new RankPlace(rank, of);
            return true;
        }

        terminal.Error(new($"{option} “{text}”: ghi thứ hạng trên tổng số, ví dụ 51/63.", $"{option} “{text}”: write the rank among so many, 51/63."));
        return false;
    }

    private static bool TryPoints(string? text, Terminal terminal, out decimal? points)
    {
        points = null;
        if (text is null)
            return true;

        if (PrintedNumber.TryParse(text, out var number) && number is { Value: >= 0 and <= 1000 })
        {
            points = number.Value;
            return true;
        }

        terminal.Error(new($"--points-before “{text}” phải là số điểm, ví dụ 78,92.", $"--points-before “{text}” must be points, 78.92."));
        return false;
    }
}
