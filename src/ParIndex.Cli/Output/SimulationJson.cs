using System.Text.Json;
using ParIndex.Core.Analysis.Scenarios;
using ParIndex.Core.Analysis.Uncertainty;

namespace ParIndex.Cli.Output;

/// <summary>A simulation as JSON. Nominal figures are exact; drawn ones have the 15 digits a double is sure of.</summary>
internal static class SimulationJson
{
    public static void Write(Terminal terminal, Utf8JsonWriter json, SimulationReport report)
    {
        json.WriteString("title", report.Plan.Title);
        json.WriteStartObject("recipe");
        json.WriteNumber("seed", report.Recipe.Seed);
        json.WriteNumber("draws", report.Recipe.Draws);
        json.WriteString("data_sha256", report.Recipe.Digest);
        json.Objects("sources", report.Recipe.Sources, source =>
        {
            json.WriteString("name", source.Name);
            json.WriteString("kind", source.Kind);
            json.WriteString("method", terminal.Say(source.Method));
        });
        json.WriteEndObject();
        json.Objects("units", report.Units, unit => Unit(json, unit));
        json.Objects("pairs", report.Pairs, pair =>
        {
            json.WriteString("unit", pair.Unit);
            json.WriteString("than", pair.Other);
            json.Drawn("before", pair.Before);
            json.Drawn("equal", pair.Equal);
        });
        if (report.Plan.Focus is { } focus)
        {
            json.WriteString("unit", report.Units[focus].Unit);
            json.Objects("tornado", report.Tornado, bar => Bar(json, bar));
            json.Objects("sensitivity", report.Sensitivity, leaf => Leaf(json, leaf));
        }
    }

    private static void Unit(Utf8JsonWriter json, UnitOutcome unit)
    {
        json.WriteString("unit", unit.Unit);
        json.Decimal("points", unit.Points);
        json.Decimal("percent", unit.Percent);
        json.WriteNumber("rank", unit.Rank);
        json.WriteString("band", unit.Band);
        json.Drawn("mean_percent", unit.MeanPercent);
        json.Drawn("sd_percent", unit.PercentSpread);
        json.Drawn("median_percent", unit.MedianPercent);
        json.Drawn("mean_rank", unit.MeanRank);
        json.Drawn("median_rank", unit.MedianRank);
        json.WriteNumber("best_rank", unit.LeastRank);
        json.WriteNumber("worst_rank", unit.GreatestRank);
        json.Objects("quantiles", unit.Quantiles, quantile => Quantile(json, quantile));
        json.Objects("rank_at_most", unit.RankChances, chance =>
        {
            json.WriteNumber("rank", chance.AtMost);
            json.Drawn("probability", chance.Probability);
        });
        json.Objects("bands", unit.Bands, band =>
        {
            json.WriteString("band", band.Band);
            json.Drawn("probability", band.Probability);
        });
        json.Drawn("above_before", unit.AboveBefore);
    }

    private static void Bar(Utf8JsonWriter json, TornadoBar bar)
    {
        json.WriteString("source", bar.Source);
        json.Drawn("mean_percent", bar.MeanPercent);
        json.Drawn("variance", bar.Variance);
        json.Drawn("share", bar.Share);
        json.Objects("range", [bar.Low, bar.High], quantile => Quantile(json, quantile));
    }

    private static void Leaf(Utf8JsonWriter json, LeafSensitivity leaf)
    {
        json.WriteString("code", leaf.Criterion.Code);
        json.WriteString("title", leaf.Criterion.Title);
        json.Decimal("max", leaf.Criterion.Max);
        json.Decimal("points", leaf.Points);
        json.Decimal("to_gain", leaf.ToGain);
        json.Decimal("rank_gained", leaf.RankGained);
        json.Decimal("to_lose", leaf.ToLose);
        json.Decimal("rank_lost", leaf.RankLost);
        json.Decimal("best_percent", leaf.BestPercent);
        json.WriteNumber("best_rank", leaf.BestRank);
        json.WriteString("best_band", leaf.BestBand);
    }

    private static void Quantile(Utf8JsonWriter json, OutcomeQuantile quantile)
    {
        json.Drawn("probability", quantile.Probability);
        json.Drawn("percent", quantile.Percent);
        json.Drawn("rank", quantile.Rank);
    }

    private static void Drawn(this Utf8JsonWriter json, string name, double? value) => json.Decimal(name, (decimal?)value);
}
