using System.Globalization;
using ParIndex.Core.Surveys.Sampling.Frames;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Sampling;

/// <summary>A cell before anything is chosen: its units, each a run of rows.</summary>
/// <param name="Parent">Chosen unit of the stage above.</param>
/// <param name="Stratum">Label of the stratum.</param>
/// <param name="Domain">Group of <see cref="StageDesign.MinimumBy"/>.</param>
/// <param name="Labels">Text of each unit.</param>
/// <param name="Rows">Rows of each unit.</param>
/// <param name="Sizes">Size of each unit; empty where sizes play no part.</param>
internal sealed record OpenCell(DrawnUnit? Parent, string Stratum, int Domain, IReadOnlyList<string> Labels, IReadOnlyList<ReadOnlyMemory<int>> Rows, IReadOnlyList<decimal> Sizes);

/// <summary>Parts the rows of chosen units into the cells of a stage.</summary>
internal sealed class StageCells(SamplingFrame frame, StageDesign stage, List<Message> problems)
{
    private const int MostProblems = 20;

    private readonly FrameGrouping strata = FrameGrouping.Of(frame, stage.Strata);
    private readonly FrameGrouping domains = FrameGrouping.Of(frame, stage.MinimumBy.Count > 0 ? stage.MinimumBy : stage.Strata);
    private readonly FrameGrouping? units = stage.Unit is { } unit ? FrameGrouping.Of(frame, [unit]) : null;
    private readonly FrameColumn? measure = stage.Measure is { } name ? frame.Column(name) : null;

    private bool UsesSizes => stage.Method is SelectionMethod.PpsSystematic or SelectionMethod.PpsBrewer;

    /// <summary>Cells of one chosen unit, in the order of strata; units in the order of their texts.</summary>
    /// <param name="parent">The unit; null for the whole frame.</param>
    /// <param name="rows">Its rows, ascending.</param>
    public List<OpenCell> Of(DrawnUnit? parent, ReadOnlyMemory<int> rows)
    {
        var found = Units(parent, rows);
        var cells = new List<OpenCell>();
        foreach (var group in found.GroupBy(unit => strata.Codes[unit.Span[0]]).OrderBy(group => group.Key))
        {
            var members = group.ToList();
            cells.Add(new OpenCell(
                parent, strata.Labels[group.Key], domains.Codes[members[0].Span[0]], [.. members.Select(Label)], members, UsesSizes ? [.. members.Select(unit => Size(parent, unit))] : []));
        }

        return cells;
    }

    private string Label(ReadOnlyMemory<int> unit) => units is null ? frame.Ids[unit.Span[0]] : units.Labels[units.Codes[unit.Span[0]]];

    private List<ReadOnlyMemory<int>> Units(DrawnUnit? parent, ReadOnlyMemory<int> rows)
    {
        var found = new List<ReadOnlyMemory<int>>();
        if (units is null)
        {
            for (var i = 0; i < rows.Length; i++)
                found.Add(rows.Slice(i, 1));

            return found;
        }

        var sorted = rows.ToArray();
        var keys = Array.ConvertAll(sorted, row => ((long)units.Codes[row] << 32) | (uint)row);
        Array.Sort(keys, sorted);
        var start = 0;
        for (var i = 1; i <= sorted.Length; i++)
        {
            if (i == sorted.Length || units.Codes[sorted[i]] != units.Codes[sorted[start]])
            {
                var unit = sorted.AsMemory(start, i - start);
                CheckWhole(parent, unit.Span);
                found.Add(unit);
                start = i;
            }
        }

        return found;
    }

    /// <summary>A cluster lies in one stratum and has one size.</summary>
    private void CheckWhole(DrawnUnit? parent, ReadOnlySpan<int> unit)
    {
        foreach (var row in unit)
        {
            if (strata.Codes[row] != strata.Codes[unit[0]])
            {
                Tell(parent, unit[0], $"nằm ở hai tầng “{strata.Labels[strata.Codes[unit[0]]]}” và “{strata.Labels[strata.Codes[row]]}” (dòng có mã {frame.Ids[row]}): sửa cột {string.Join(", ", stage.Strata)}.",
                    $"lies in two strata, “{strata.Labels[strata.Codes[unit[0]]]}” and “{strata.Labels[strata.Codes[row]]}” (line with id {frame.Ids[row]}): put column {string.Join(", ", stage.Strata)} right.");
                return;
            }

            if (UsesSizes && measure is not null && measure.Codes[row] != measure.Codes[unit[0]])
            {
                Tell(parent, unit[0], $"có hai quy mô “{measure[unit[0]]}” và “{measure[row]}” ở cột {measure.Name} (dòng có mã {frame.Ids[row]}): mỗi {stage.Unit} một quy mô.",
                    $"has two sizes, “{measure[unit[0]]}” and “{measure[row]}”, in column {measure.Name} (line with id {frame.Ids[row]}): one size for each {stage.Unit}.");
                return;
            }
        }
    }

    private decimal Size(DrawnUnit? parent, ReadOnlyMemory<int> unit)
    {
        if (measure is null)
            return unit.Length;

        var text = measure[unit.Span[0]];
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= 1_000_000_000_000m)
            return size;

        Tell(parent, unit.Span[0], $"có quy mô “{text}” ở cột {measure.Name}: cần một số trên 0.", $"has the size “{text}” in column {measure.Name}: a number above 0 is needed.");
        return 1;
    }

    private void Tell(DrawnUnit? parent, int row, string vietnamese, string english)
    {
        if (problems.Count >= MostProblems)
            return;

        var name = units is null ? frame.Ids[row] : units.Labels[units.Codes[row]];
        name = parent is null ? name : parent.Code + " > " + name;
        problems.Add(new($"{stage.Unit ?? "Dòng"} “{name}” {vietnamese}", $"{stage.Unit ?? "Line"} “{name}” {english}"));
    }
}
