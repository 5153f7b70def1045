using System.CommandLine;
using System.Text.Json;
using ParIndex.App.Criteria;
using ParIndex.App.Results;
using ParIndex.Cli.Output;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;

namespace ParIndex.Cli.Commands;

/// <summary><c>rank RESULTS.csv --json</c>: ranks, bands, region means.</summary>
internal static class RankCommand
{
    private static readonly IReadOnlyList<Band> NationalBands = [new("A", 90), new("B", 80), new("C", 70)];

    public static Command Create(Terminal terminal)
    {
        var file = Shared.File("RESULTS", "CSV có cột unit, points; tùy chọn max, region. / CSV with columns unit, points; optional max, region.");
        var set = new Option<string?>("--set") { Description = "Bộ tiêu chí cho nhóm và cách xếp bằng điểm. / Set that gives bands and tie rule." };
        var ties = new Option<string?>("--ties") { Description = "competition (1, 2, 2, 4) hoặc dense (1, 2, 2, 3)." };
        ties.AcceptOnlyFromAmong("competition", "dense");
        var before = new Option<string?>("--before") { Description = "Kết quả năm trước, để biết tăng giảm bậc. / The year before." };
        var json = Shared.Json();
        var command = new Command(
            "rank",
            "Xếp hạng, xếp nhóm, trung bình vùng. Ví dụ: parindex rank ket-qua.csv / Ranks units.")
        {
            file, set, ties, before, json,
        };
        command.SetAction(parsed =>
        {
            var rules = parsed.GetValue(set) is { } name ? CriteriaSetFile.Load(name) : null;
            var tieRule = (parsed.GetValue(ties) ?? (rules?.Ties == TiePolicy.Dense ? "dense" : "")) == "dense" ? TiePolicy.Dense : TiePolicy.Competition;
            var bands = rules?.Bands is { Count: > 0 } own ? own : NationalBands;
            var earlier = parsed.GetValue(before) is { } path ? RankedResults.Of(ResultFile.Read(path), tieRule, bands) : null;
            var ranked = RankedResults.Of(ResultFile.Read(parsed.GetRequiredValue(file)), tieRule, bands, earlier);
            if (parsed.GetValue(json))
            {
                terminal.Json(writer => Write(writer, ranked));
            }
            else
            {
                Print(terminal, ranked);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Write(Utf8JsonWriter json, RankedResults ranked)
    {
        json.Objects("units", ranked.Units, unit =>
        {
            json.WriteString("unit", unit.Unit);
            json.Decimal("points", unit.Points);
            json.Decimal("percent", unit.Percent);
            json.WriteNumber("rank", unit.Rank);
            json.WriteString("band", unit.Band);
            json.WriteString("region", unit.Region);
            if (unit.RankChange is { } change)
            {
                json.WriteNumber("rank_change", change);
                json.Decimal("points_change", unit.PointsChange);
            }
        });
        json.Objects("regions", ranked.Regions, region =>
        {
            json.WriteString("region", region.Region);
            json.WriteNumber("units", region.Units);
            json.Decimal("mean", region.Mean);
            json.Decimal("highest", region.Highest);
            json.Decimal("lowest", region.Lowest);
        });
        json.Decimal("mean", ranked.Mean);
        json.WriteNumber("above_mean", ranked.AboveMean);
    }

    private static void Print(Terminal terminal, RankedResults ranked)
    {
        foreach (var unit in ranked.Units)
        {
            var change = unit.RankChange switch { null or 0 => "", > 0 => $" ▲{unit.RankChange}", _ => $" ▼{-unit.RankChange}" };
            terminal.Line($"{unit.Rank,3}  {Figures.Fixed(unit.Percent, 2, terminal.Language),6}  {unit.Band ?? "–",-2} {unit.Unit}{change}");
        }

        terminal.Line();
        foreach (var region in ranked.Regions)
        {
            terminal.Line($"{region.Region}: {Figures.Fixed(region.Mean, 2, terminal.Language)} ({region.Units})");
        }

        if (ranked.Mean is { } mean)
        {
            terminal.Line(terminal.Say(new(
                $"Trung bình {Figures.Fixed(mean, 2, terminal.Language)}; {ranked.AboveMean} đơn vị cao hơn trung bình.",
                $"Mean {Figures.Fixed(mean, 2, terminal.Language)}; {ranked.AboveMean} units above it.")));
        }
    }
}
