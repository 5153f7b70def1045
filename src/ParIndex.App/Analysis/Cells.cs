using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Analysis;

/// <summary>Leaves and units named in the cells of a table.</summary>
internal static class Cells
{
    /// <summary>A table of one value.</summary>
    public static double[][] Filled(SimulationData data, double value) => Filled(data, (_, _) => value);

    /// <summary>A table by leaf, then unit.</summary>
    public static double[][] Filled(SimulationData data, Func<int, int, double> valueOf) =>
        [.. Enumerable.Range(0, data.Leaves.Count).Select(leaf => Enumerable.Range(0, data.Units.Count).Select(unit => valueOf(leaf, unit)).ToArray())];

    /// <summary>The name nearest to a mistyped one, tone marks and case aside; null when none is near.</summary>
    public static string? Near(string name, IEnumerable<string> known)
    {
        var folded = known.GroupBy(VietnameseText.Fold, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return NearestName.To(VietnameseText.Fold(name), folded.Keys) is { } near ? folded[near] : null;
    }

    /// <summary>Numbers of units by name.</summary>
    public static Dictionary<string, int> UnitIndex(SimulationData data) =>
        data.Units.Select((unit, i) => (unit, i)).ToDictionary(pair => pair.unit, pair => pair.i, StringComparer.Ordinal);

    /// <summary>Leaves a cell names; all when it is empty.</summary>
    /// <exception cref="DocumentException">Unknown code.</exception>
    public static IReadOnlyList<int> Leaves(CsvRecords records, int column, LeafSelector leaves, SimulationData data)
    {
        var code = records.Text(column);
        if (code.Length == 0) return [.. Enumerable.Range(0, data.Leaves.Count)];
        var near = leaves.Near(code);
        return leaves.Find(code) ?? throw CellNumber.Wrong(records, column, new(
            $"không có tiêu chí “{code}”" + (near is null ? ". Kiểm tra lại mã." : $": có phải “{near}”?"), $"there is no leaf “{code}”" + (near is null ? ". Check the code." : $": did you mean “{near}”?")));
    }

    /// <summary>Units a cell names; all when it is empty.</summary>
    /// <exception cref="DocumentException">Unknown unit.</exception>
    public static IReadOnlyList<int> Units(CsvRecords records, int column, Dictionary<string, int> units, SimulationData data)
    {
        var name = records.Text(column);
        if (name.Length == 0) return [.. Enumerable.Range(0, data.Units.Count)];
        if (units.TryGetValue(name, out var unit)) return [unit];
        var near = Near(name, units.Keys);
        throw CellNumber.Wrong(records, column, new(
            $"kết quả không có đơn vị “{name}”" + (near is null ? ". Kiểm tra lại tên." : $": có phải “{near}”?"), $"the results have no unit “{name}”" + (near is null ? ". Check the name." : $": did you mean “{near}”?")));
    }
}
