using ParIndex.App.Results;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Analysis;

/// <summary>How the results of a simulation are given.</summary>
internal sealed record ResultsSource(
    string Results, CriteriaSet? Set, decimal? Max, string? Leaves, string? Weights, bool IsMinMax, TiePolicy? Ties, IReadOnlyList<Band>? Bands)
{
    /// <summary>Rule for equal results: said here, else the set's.</summary>
    public TiePolicy TiesOrSet => Ties ?? Set?.Ties ?? TiePolicy.Competition;

    /// <summary>Bands: said here, else the set's.</summary>
    public IReadOnlyList<Band> BandsOrSet => Bands ?? Set?.Bands ?? [];
}

/// <summary>
/// Results in one of three layouts, told apart by the first line: unit, code, input, value as <c>score</c> reads (with a set); unit,
/// points as <c>rank</c> reads; or unit and a column for each leaf.
/// </summary>
internal static class ResultsReader
{
    /// <summary>Code of the one leaf of totals.</summary>
    internal const string Total = "total";

    private const decimal UsualMax = 100;

    /// <exception cref="DocumentException">A file is not usable; names line, column and remedy.</exception>
    public static SimulatedResults Read(ResultsSource source)
    {
        var header = Header(source.Results);
        if (header.Contains("code") && header.Contains("input")) return Scored(source);
        return header.Contains("points") ? Totals(source) : Wide(source);
    }

    private static HashSet<string> Header(string path)
    {
        using var records = CsvRecords.OpenAll(path);
        return [.. records.Header.Select(VietnameseText.Fold)];
    }

    /// <summary>Figures or points of leaves, scored with the set. What is missing counts as no points so far.</summary>
    private static SimulatedResults Scored(ResultsSource source)
    {
        var file = Path.GetFileName(source.Results);
        var set = source.Set ?? throw new DocumentException(file, null, new(
            "tệp theo dạng unit, code, input, value nên cần bộ tiêu chí: thêm dòng set.", "the file has the layout unit, code, input, value and needs a criteria set: add a line set."));
        var scorer = SetScorer.Compile(set, out _);
        var inputs = ScorecardFile.ReadInputs(source.Results, scorer);
        if (inputs.Problems.Count > 0)
        {
            var problem = inputs.Problems[0];
            throw new DocumentException(file, null, new($"{problem.Unit}: {problem.Message.Vietnamese}", $"{problem.Unit}: {problem.Message.English}"));
        }

        return Scored(file, scorer, inputs, source.TiesOrSet, source.BandsOrSet);
    }

    /// <summary>The same from figures at hand.</summary>
    internal static SimulatedResults Scored(string file, SetScorer scorer, InputTable inputs, TiePolicy ties, IReadOnlyList<Band> bands)
    {
        var table = scorer.ScoreMany(inputs);
        var leaves = Enumerable.Range(0, scorer.Tree.Nodes.Count).Where(i => scorer.Tree.Nodes[i] is { IsLeaf: true, Kind: CriterionKind.Regular }).ToList();
        RequireCells(file, table.Units.Count, leaves.Count);
        var points = leaves.Select(i => table.Units.Select((_, unit) => table.Columns[i].MaxOf(unit) == 0 ? (decimal?)null : table.Columns[i].Points[unit]).ToArray()).ToList();

        // What stands outside the maximum is what the total has beyond its regular leaves; rounding inside belongs to the nominal result alone.
        var outside = table.Units.Select((_, unit) => Enumerable.Range(0, scorer.Tree.Nodes.Count)
            .Where(i => scorer.Tree.Parents[i] < 0)
            .Sum(i => scorer.Tree.Nodes[i].Kind switch { CriterionKind.Bonus => table.Columns[i].Points[unit], CriterionKind.Penalty => -table.Columns[i].Points[unit], _ => 0 })).ToList();
        var data = SimulationData.Of(
            table.Units, [.. leaves.Select(i => new SimulatedLeaf(scorer.Tree.Nodes[i].Code, scorer.Tree.Nodes[i].Max, scorer.Tree.Nodes[i].Title))], points,
            null, ties, bands, table.Rows(), outside);
        var parents = scorer.Tree.Nodes.Select((node, i) => (node.Code, Parent: scorer.Tree.Parents[i] < 0 ? null : scorer.Tree.Nodes[scorer.Tree.Parents[i]].Code))
            .ToDictionary(pair => pair.Code, pair => pair.Parent, StringComparer.Ordinal);
        return new SimulatedResults(data, scorer.Set with { Bands = bands }, unit => table.Unit(unit), new LeafSelector(data.Leaves, parents.GetValueOrDefault));
    }

    /// <summary>Totals alone: one leaf, in percent of each unit's maximum.</summary>
    private static SimulatedResults Totals(ResultsSource source)
    {
        var rows = ResultFile.Read(source.Results);
        var bad = rows.FirstOrDefault(row => row.Points < 0 || row.Points > row.Max);
        if (rows.Count == 0 || bad is not null)
        {
            throw new DocumentException(Path.GetFileName(source.Results), null, new(
                $"điểm của “{bad?.Unit}” trống hoặc nằm ngoài khoảng 0 đến tối đa. Kiểm tra lại.", $"points of “{bad?.Unit}” are missing or outside 0 to the maximum. Check them."));
        }

        return Totals(source, rows);
    }

    /// <summary>The same from rows at hand, each with points within its maximum.</summary>
    internal static SimulatedResults Totals(ResultsSource source, IReadOnlyList<ResultRow> rows) => Flat(
        source, new WideResults(Path.GetFileName(source.Results), [.. rows.Select(row => row.Unit)], [Total], [[.. rows.Select(row => Percentages.Of(row.Points, row.Max))]]), _ => UsualMax, []);

    private static SimulatedResults Wide(ResultsSource source)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        var maxOf = MaxOf(source, titles);
        if (!source.IsMinMax) return Flat(source, WideResults.Read(source.Results, maxOf), maxOf, titles);
        var raw = WideResults.Read(source.Results, null);
        return Flat(source, raw with
        {
            Values = [.. raw.Values.Select((column, leaf) => MinMax.Of(column) ?? throw new DocumentException(
            raw.File, SourcePlace.AtLine(1, leaf + 2), new(
                $"tiêu chí “{raw.Codes[leaf]}” như nhau ở mọi đơn vị nên không chuẩn hóa min–max được. Bỏ cột này.",
                $"leaf “{raw.Codes[leaf]}” is the same for all units and cannot be normalised. Drop the column.")))]
        }, _ => UsualMax, titles);
    }

    private static SimulatedResults Flat(ResultsSource source, WideResults results, Func<string, decimal?> maxOf, Dictionary<string, string> titles)
    {
        RequireCells(results.File, results.Units.Count, results.Codes.Count);
        var leaves = results.Codes.Select(code => new SimulatedLeaf(code, maxOf(code)!.Value, titles.GetValueOrDefault(code) ?? "")).ToList();
        var weights = source.Weights is null ? null : WeightFile.Read(source.Weights, results.Codes);
        var data = SimulationData.Of(results.Units, leaves, results.Values, weights, source.TiesOrSet, source.BandsOrSet);
        var parents = weights?.Nodes.ToDictionary(node => node.Code, node => node.Parent, StringComparer.Ordinal);
        var selector = new LeafSelector(leaves, code => parents?.GetValueOrDefault(code));
        return weights is null ? FlatSet.Of(data, selector) : new SimulatedResults(data, null, null, selector);
    }

    private static Func<string, decimal?> MaxOf(ResultsSource source, Dictionary<string, string> titles)
    {
        if (source.Leaves is not null)
        {
            var maxima = LeafFile.Read(source.Leaves, titles);
            return code => maxima.TryGetValue(code, out var max) ? max : null;
        }

        var ofSet = source.Set?.Leaves().ToDictionary(leaf => leaf.Code, leaf => leaf, StringComparer.Ordinal);
        foreach (var leaf in ofSet?.Values ?? Enumerable.Empty<Criterion>())
        {
            titles[leaf.Code] = leaf.Title;
        }

        return code => ofSet is null ? source.Max ?? UsualMax : ofSet.GetValueOrDefault(code)?.Max;
    }

    private static void RequireCells(string file, int units, int leaves)
    {
        if (units == 0 || leaves == 0 || (long)units * leaves > SimulationData.MostCells)
        {
            throw new DocumentException(file, null, new(
                $"cần ít nhất một đơn vị, một tiêu chí và không quá {SimulationData.MostCells} ô.", $"one unit and leaf at least, {SimulationData.MostCells} cells at most."));
        }
    }
}
