using ParIndex.Core.Surveys.Sampling.Frames;
using ParIndex.Core.Surveys.Sampling.Selecting;

namespace ParIndex.Core.Surveys.Sampling;

/// <summary>Selection of one stage, cell by cell.</summary>
internal sealed class StageSelection(SamplingFrame frame, StageDesign stage, UnitKeys keys)
{
    private readonly IReadOnlyList<(FrameColumn Column, int[] Ranks)> order = [.. stage.Order.Select(name => (frame.Column(name)!, FrameGrouping.Ranks(frame.Column(name)!.Texts)))];

    public List<StageCell> Cells { get; } = [];

    public List<DrawnUnit> Units { get; } = [];

    public List<Replacement> Replacements { get; } = [];

    /// <summary>Chosen units with their rows.</summary>
    public List<(DrawnUnit? Unit, ReadOnlyMemory<int> Rows)> Open { get; } = [];

    public void Choose(OpenCell open, int n)
    {
        var above = open.Parent is null ? "" : open.Parent.Code + " > ";
        var units = new CellUnits(
            above + open.Stratum,
            [.. open.Labels.Select(label => above + label)],
            [.. order.Select(by => open.Rows.Select(rows => by.Ranks[by.Column.Codes[rows.Span[0]]]).ToArray())],
            open.Sizes);
        var chosen = Selection.Of(stage.Method, units, n, keys);
        var certain = chosen.Where(choice => choice.IsCertain).ToList();
        var others = chosen.Where(choice => !choice.IsCertain).ToList();
        if (certain.Count > 0)
            Add(open, certain, new StageCell(open.Parent, open.Stratum, true, certain.Count, certain.Count));

        var cell = new StageCell(open.Parent, open.Stratum, false, open.Labels.Count - certain.Count, others.Count)
        {
            IsExchangeable = stage.Method == SelectionMethod.Simple || (stage.Method == SelectionMethod.Systematic && order.Count == 0),
            BrewerSum = stage.Method == SelectionMethod.PpsBrewer && others.Count == 2 ? BrewerSum(open, [.. certain.Select(choice => choice.Unit)]) : null,
        };
        if (cell.Population > 0)
            Add(open, others, cell);

        if (stage.Unit is null && stage.Replacements > 0)
            AddReplacements(cell, open, units, chosen);
    }

    /// <summary>Certain units stand in a cell of their own, for they add nothing to the variance between units.</summary>
    private void Add(OpenCell open, List<Choice> chosen, StageCell cell)
    {
        Cells.Add(cell);
        foreach (var choice in chosen)
        {
            var row = stage.Unit is null ? open.Rows[choice.Unit].Span[0] : -1;
            var unit = new DrawnUnit(cell, open.Labels[choice.Unit], row, choice.Probability, open.Sizes.Count > 0 ? open.Sizes[choice.Unit] : 1);
            Units.Add(unit);
            Open.Add((unit, open.Rows[choice.Unit]));
        }
    }

    /// <summary>Over the units of the cell that were not certain.</summary>
    private static double BrewerSum(OpenCell open, HashSet<int> certain)
    {
        var sizes = open.Sizes.Where((_, unit) => !certain.Contains(unit)).ToList();
        var total = sizes.Sum();
        return BrewerDraw.PairSum(sizes.Select(size => (double)(size * 2 / total)));
    }

    /// <summary>In the order of the random keys among those not chosen: in a simple random sample the next to be drawn.</summary>
    private void AddReplacements(StageCell cell, OpenCell open, CellUnits units, List<Choice> chosen)
    {
        var taken = chosen.Select(choice => choice.Unit).ToHashSet();
        var place = 0;
        foreach (var unit in Selection.ByKey(units, keys).Where(unit => !taken.Contains(unit)).Take(stage.Replacements))
            Replacements.Add(new Replacement(cell, ++place, open.Rows[unit].Span[0]));
    }
}
