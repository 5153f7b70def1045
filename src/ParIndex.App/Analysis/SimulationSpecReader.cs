using ParIndex.App.Criteria;
using ParIndex.App.Criteria.Form;
using ParIndex.App.Results;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using ParIndex.Documents;

namespace ParIndex.App.Analysis;

/// <summary>Members of the specification.</summary>
internal sealed class SimulationSpecReader(SpecFolder folder, FormReport report)
{
    private const string Sources = "sources";
    private const int MostSources = 50;
    private const int MostQuestions = 100;

    private static readonly WordList<Normalising> Normalisings = new(
        (Normalising.None, "none", "Giữ nguyên"), (Normalising.MinMax, "min_max", "Min–max 0 đến 100"));

    private enum Normalising
    {
        None,
        MinMax,
    }

    private sealed record Pair(string Unit, string Than);

    /// <exception cref="DocumentException">A file named is missing or not usable.</exception>
    public SimulationPlan? Read(SetMap map)
    {
        // Sources are read when the results are known: unknown names of the rest are told even without.
        var reader = new MapReader(map with { Members = [.. map.Members.Where(member => member.Name != Sources)] }, report);
        var places = new SetPlaces();
        var title = reader.Text("title") ?? "";
        var results = Results(reader, places);
        var seed = reader.Integer("seed") ?? 1;
        var draws = reader.Integer("draws") ?? Simulation.UsualDraws;
        var quantiles = reader.Numbers("quantiles");
        var ranks = reader.Integers("rank_at_most");
        var before = reader.Text("before");
        var pairs = reader.Parts("pairs", part => new Pair(part.RequiredText("unit"), part.RequiredText("than")), places);
        var unit = reader.Text("unit");
        reader.Finish(this, places);
        if (results is null) return null;
        var sources = new MapReader(map, report).Parts(Sources, new SourceReader(folder, results, report).Read, places);

        var units = Cells.UnitIndex(results.Data);
        Require(seed >= 0, reader, "seed", "seed là số nguyên từ 0.", "seed is a whole number from 0.");
        Require(draws is >= 1 and <= Simulation.MostDraws && (long)draws * units.Count <= Simulation.MostResults, reader, "draws",
            $"draws từ 1 đến {Simulation.MostDraws}, và không quá {Simulation.MostResults} khi nhân với số đơn vị.", $"draws lie between 1 and {Simulation.MostDraws}, at most {Simulation.MostResults} times units.");
        Require(quantiles.Count <= MostQuestions && quantiles.All(p => p is >= 0 and <= 1), reader, "quantiles", "Các phân vị nằm từ 0 đến 1, như 0.05.", "Quantiles lie between 0 and 1, like 0.05.");
        Require(ranks.Count <= MostQuestions && ranks.All(rank => rank >= 1), reader, "rank_at_most", "Thứ hạng là số nguyên từ 1.", "Ranks are whole numbers from 1.");
        Require(sources.Count <= MostSources && sources.DistinctBy(source => source.Name, StringComparer.Ordinal).Count() == sources.Count, new MapReader(map, report), Sources,
            $"Mỗi nguồn một tên (name) khác nhau, không quá {MostSources} nguồn.", $"Each source has a name of its own; at most {MostSources} sources.");
        var focus = unit is null ? null : Number(units, unit, reader, "unit");
        var asked = pairs.Take(MostQuestions).Select(pair => (Number(units, pair.Unit, reader, "pairs") ?? 0, Number(units, pair.Than, reader, "pairs") ?? 0)).ToList();
        if (report.Problems.Any(problem => problem.IsError)) return null;

        var questions = new SimulationQuestions { RankAtMost = ranks, Before = before is null ? [] : Before(folder.Path(before, reader.PlaceOf("before")), results.Data) };
        questions = quantiles.Count == 0 ? questions : questions with { Quantiles = [.. quantiles.Select(p => (double)p)] };
        return new SimulationPlan(
            title, Simulation.Of(results.Data, sources), (ulong)seed, draws, questions, asked, focus, results.Set,
            focus is { } number && results.Score is not null ? results.Score(number) : null);
    }

    private SimulatedResults? Results(MapReader reader, SetPlaces places)
    {
        var file = reader.RequiredText("results");
        var set = reader.Text("set");
        var max = reader.Number("max");
        var leaves = reader.Text("leaves");
        var weights = reader.Text("weights");
        var normalising = reader.Word("normalise", Normalisings);
        var ties = reader.Word("ties", SetWords.Ties);
        var bands = reader.Parts("bands", part => new Band(part.RequiredText("name"), part.RequiredNumber("from")), places);
        Require(max is null or > 0, reader, "max", "max phải lớn hơn 0.", "max must be above 0.");
        if (report.Problems.Any(problem => problem.IsError)) return null;
        return ResultsReader.Read(new ResultsSource(
            folder.Path(file, reader.PlaceOf("results")), set is null ? null : CriteriaSetFile.Load(folder.SetPath(set, reader.PlaceOf("set"))), max,
            leaves is null ? null : folder.Path(leaves, reader.PlaceOf("leaves")), weights is null ? null : folder.Path(weights, reader.PlaceOf("weights")),
            normalising == Normalising.MinMax, ties, bands.Count == 0 ? null : bands));
    }

    private static List<decimal?> Before(string path, SimulationData data)
    {
        var rows = ResultFile.Read(path).ToDictionary(row => row.Unit, row => Percentages.Of(row.Points, row.Max), StringComparer.Ordinal);
        return [.. data.Units.Select(unit => rows.GetValueOrDefault(unit))];
    }

    private int? Number(Dictionary<string, int> units, string name, MapReader reader, string member)
    {
        if (units.TryGetValue(name, out var number)) return number;
        var near = Cells.Near(name, units.Keys);
        report.Error(
            "simulation-unknown", reader.PlaceOf(member),
            $"Kết quả không có đơn vị “{name}”" + (near is null ? ": kiểm tra lại tên." : $": có phải “{near}”?"),
            $"The results have no unit “{name}”" + (near is null ? ": check the name." : $": did you mean “{near}”?"));
        return null;
    }

    private void Require(bool isSo, MapReader reader, string member, string vietnamese, string english)
    {
        if (!isSo) report.Error("simulation-range", reader.PlaceOf(member), vietnamese, english);
    }
}
