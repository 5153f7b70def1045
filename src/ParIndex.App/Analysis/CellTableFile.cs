using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Analysis;

/// <summary>A number a parameter of a source may be.</summary>
/// <param name="Name">Column of the table.</param>
/// <param name="Least">Least value.</param>
/// <param name="Most">Greatest value.</param>
internal sealed record CellColumn(string Name, decimal Least, decimal Most);

/// <summary>
/// Parameters by leaf or unit as CSV: columns code and unit choose the cells (either may be absent or empty: all), the others give the
/// values. A code may be that of a group. Later lines overwrite earlier ones; cells no line names stay 0.
/// </summary>
internal static class CellTableFile
{
    /// <summary>One table of values for each column, by leaf, then unit.</summary>
    /// <exception cref="DocumentException">A cell is bad, a code or unit unknown.</exception>
    public static IReadOnlyList<double[][]> Read(string path, SimulationData data, LeafSelector leaves, IReadOnlyList<CellColumn> columns)
    {
        using var records = CsvRecords.Open(path, [.. columns.Select(column => column.Name)], ["code", "unit"]);
        var (code, unit) = (columns.Count, columns.Count + 1);
        var tables = columns.Select(_ => Cells.Filled(data, 0)).ToList();
        var units = Cells.UnitIndex(data);
        while (records.Read())
        {
            var ofLeaves = Cells.Leaves(records, code, leaves, data);
            var ofUnits = Cells.Units(records, unit, units, data);
            for (var column = 0; column < columns.Count; column++)
            {
                var value = (double)CellNumber.Required(records, column, columns[column].Least, columns[column].Most);
                foreach (var leaf in ofLeaves)
                {
                    foreach (var at in ofUnits)
                    {
                        tables[column][leaf][at] = value;
                    }
                }
            }
        }

        return tables;
    }
}
