using System.Buffers;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;

namespace ParIndex.Core.Surveys.Estimation.Totals;

/// <summary>
/// The pairs of domain and unit of the last stage that have rows, ordered by domain, then unit. All that estimates and their variances
/// need of the rows are sums over these cells.
/// </summary>
public sealed class DomainCells
{
    private readonly RowNumbers cells;
    private readonly int[] starts;
    private readonly RowRuns runs;

    private DomainCells(SurveyDesign design, DomainTable domains, RowNumbers cells, int[] units, int[] starts, RowRuns? runs = null)
    {
        Design = design;
        Domains = domains;
        this.cells = cells;
        Units = units;
        this.starts = starts;
        this.runs = runs ?? new RowRuns(design.Data, (chunk, row) => RowRuns.End<int>(cells[chunk], row));
    }

    /// <summary>The design the cells belong to.</summary>
    public SurveyDesign Design { get; }

    /// <summary>The domains.</summary>
    public DomainTable Domains { get; }

    /// <summary>Number of cells.</summary>
    public int Count => Units.Length;

    /// <summary>By cell: its unit of the last stage.</summary>
    internal int[] Units { get; }

    /// <summary>Places the rows.</summary>
    /// <param name="design">Units of the rows.</param>
    /// <param name="domains">Domains of the rows.</param>
    /// <param name="runner">Spreads the work over threads; null: one after another.</param>
    public static DomainCells Of(SurveyDesign design, DomainTable domains, PieceRunner? runner = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(domains);
        return design.UnitsAreRows ? OfRows(design, domains) : OfUnits(design, domains, runner ?? OneByOne.Run);
    }

    /// <summary>One cell for each domain, whatever the units: for figures that need no variance.</summary>
    internal static DomainCells OfDomains(SurveyDesign design, DomainTable domains)
    {
        var cells = new RowNumbers(design.Data);
        for (var chunk = 0; chunk < cells.Chunks; chunk++)
        {
            domains.DomainsOf(chunk).Replace(cells[chunk], DomainTable.None, domains.Count);
        }

        return new DomainCells(design, domains, cells, new int[domains.Count], [.. Enumerable.Range(0, domains.Count + 1)]);
    }

    /// <summary>First cell of a domain; the cells of the domain end where the next begin.</summary>
    internal int Start(int domain) => starts[domain];

    /// <summary>Cell of each row of a chunk; rows without domain go to one cell more, <see cref="Count"/>.</summary>
    internal ReadOnlySpan<int> CellsOf(int chunk) => cells[chunk];

    /// <summary>Runs of rows of one cell: the row behind each; empty when runs are short.</summary>
    internal ReadOnlySpan<int> RunsOf(int chunk) => runs.Long(chunk);

    private static DomainCells OfUnits(SurveyDesign design, DomainTable domains, PieceRunner runner)
    {
        var data = design.Data;
        long units = design.Last.Units;
        // Rows without domain come last: they count as domain number Count.
        var found = new KeySet((domains.Count + 1) * units);
        var cells = new RowNumbers(data);
        // Rows of one domain and unit are rows of one cell.
        var runs = new RowRuns(data, (chunk, row) => Math.Min(RowRuns.End(domains.DomainsOf(chunk), row), RowRuns.End(design.UnitsOf(chunk), row)));
        runner(data.Chunks, chunk => WithKeys(chunk, (_, _, keys) => found.Mark(keys)));
        found.Seal();

        var sizes = new int[domains.Count + 1];
        var unitOf = new int[found.Count];
        for (var cell = 0; cell < found.Count; cell++)
        {
            var (domain, unit) = Math.DivRem(found[cell], units);
            unitOf[cell] = (int)unit;
            sizes[domain]++;
        }

        var starts = Starts(sizes);
        runner(data.Chunks, chunk => WithKeys(chunk, (_, ends, keys) => found.Number(keys, ends, cells[chunk], most: starts[^1])));
        return new DomainCells(design, domains, cells, unitOf[..starts[^1]], starts, runs);

        void WithKeys(int chunk, RunKeys run)
        {
            var rows = data.RowsOf(chunk);
            var (room, rented) = (ArrayPool<int>.Shared.Rent(rows), ArrayPool<long>.Shared.Rent(rows));
            var ends = runs.All(chunk, room);
            var keys = rented.AsSpan(0, ends.Length);
            var own = domains.DomainsOf(chunk);
            var unit = design.UnitsOf(chunk);
            var row = 0;
            for (var place = 0; place < keys.Length; place++)
            {
                keys[place] = ((own[row] == DomainTable.None ? domains.Count : own[row]) * units) + unit[row];
                row = ends[place];
            }

            run(chunk, ends, keys);
            ArrayPool<long>.Shared.Return(rented);
            ArrayPool<int>.Shared.Return(room);
        }
    }

    /// <summary>Each row is a cell of its own: rows in order of domain.</summary>
    private static DomainCells OfRows(SurveyDesign design, DomainTable domains)
    {
        var data = design.Data;
        var sizes = new int[domains.Count + 1];
        for (var chunk = 0; chunk < data.Chunks; chunk++)
        {
            foreach (var domain in domains.DomainsOf(chunk))
            {
                sizes[domain == DomainTable.None ? domains.Count : domain]++;
            }
        }

        var starts = Starts(sizes);
        var next = starts.ToArray();
        var units = new int[starts[^1]];
        var cells = new RowNumbers(data);
        for (var chunk = 0; chunk < data.Chunks; chunk++)
        {
            var own = domains.DomainsOf(chunk);
            var unit = design.UnitsOf(chunk);
            var cell = cells[chunk];
            for (var row = 0; row < own.Length; row++)
            {
                cell[row] = own[row] == DomainTable.None ? starts[^1] : next[own[row]]++;
                if (own[row] != DomainTable.None)
                {
                    units[cell[row]] = unit[row];
                }
            }
        }

        return new DomainCells(design, domains, cells, units, starts);
    }

    /// <summary>Where the cells of each domain start, and the end; the last size, of rows without domain, is left out.</summary>
    private static int[] Starts(int[] sizes)
    {
        var starts = new int[sizes.Length];
        for (var domain = 0; domain < sizes.Length - 1; domain++)
        {
            starts[domain + 1] = starts[domain] + sizes[domain];
        }

        return starts;
    }
}
