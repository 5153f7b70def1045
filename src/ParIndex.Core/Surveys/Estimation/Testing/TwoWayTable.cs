using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.Core.Surveys.Estimation.Testing;

/// <summary>Shares and totals of the cells of two columns of categories in one domain; rows blank in either are left out.</summary>
internal sealed class TwoWayTable
{
    private TwoWayTable(int rows, int columns, SampleFigure[,] shares, SampleFigure[,] totals) =>
        (Rows, Columns, Shares, Totals) = (rows, columns, shares, totals);

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>By row and column: share of the domain.</summary>
    public SampleFigure[,] Shares { get; }

    /// <summary>By row and column: people.</summary>
    public SampleFigure[,] Totals { get; }

    /// <summary>Estimates the cells; categories without members in the domain are left out.</summary>
    public static TwoWayTable Of(DomainCells cells, int domain, CodeColumn rows, CodeColumn columns)
    {
        var data = cells.Design.Data;
        var (rowCodes, columnCodes) = (Codes(data, rows), Codes(data, columns));
        var (usedRows, usedColumns) = Used(cells, domain, rowCodes, columnCodes);
        var shares = new SampleFigure[usedRows.Count, usedColumns.Count];
        var totals = new SampleFigure[usedRows.Count, usedColumns.Count];
        for (var row = 0; row < usedRows.Count; row++)
        {
            for (var column = 0; column < usedColumns.Count; column++)
            {
                var (wantedRow, wantedColumn) = (usedRows[row], usedColumns[column]);
                var indicator = RowValues.Compute(data, rows.Name, (chunk, at) =>
                    (rowCodes[chunk][at], columnCodes[chunk][at]) is var (one, other) && (one == CodeColumn.Blank || other == CodeColumn.Blank)
                        ? double.NaN
                        : one == wantedRow && other == wantedColumn ? 1 : 0);
                shares[row, column] = SampleFigures.Means(cells, indicator)[domain];
                totals[row, column] = SampleFigures.Totals(cells, indicator)[domain];
            }
        }

        return new TwoWayTable(usedRows.Count, usedColumns.Count, shares, totals);
    }

    private static (List<int> Rows, List<int> Columns) Used(DomainCells cells, int domain, int[][] rows, int[][] columns)
    {
        var (usedRows, usedColumns) = (new SortedSet<int>(), new SortedSet<int>());
        for (var chunk = 0; chunk < rows.Length; chunk++)
        {
            var domains = cells.Domains.DomainsOf(chunk);
            for (var at = 0; at < domains.Length; at++)
            {
                if (domains[at] == domain && rows[chunk][at] != CodeColumn.Blank && columns[chunk][at] != CodeColumn.Blank)
                {
                    usedRows.Add(rows[chunk][at]);
                    usedColumns.Add(columns[chunk][at]);
                }
            }
        }

        return ([.. usedRows], [.. usedColumns]);
    }

    private static int[][] Codes(Microdata data, CodeColumn column) => [.. Enumerable.Range(0, data.Chunks).Select(chunk =>
    {
        var codes = new int[data.RowsOf(chunk)];
        column.Read(chunk, codes);
        return codes;
    })];
}
