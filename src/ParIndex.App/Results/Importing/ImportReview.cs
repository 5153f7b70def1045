using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Importing;

/// <summary>An import as a person reviews it: rows beside their source, what the checker found, what it adds up to.</summary>
public sealed record ImportReview
{
    public required Import Import { get; init; }

    /// <summary>The document, with the corrected table in place.</summary>
    public required OfficialDocument Document { get; init; }

    /// <summary>Number of the reviewed table, from 1.</summary>
    public required int TableNumber { get; init; }

    public required CorrectedTable Table { get; init; }

    /// <summary>Findings at a row of this table, by number of the row.</summary>
    public required ILookup<int, Finding> Findings { get; init; }

    /// <summary>Findings in prose or in other tables.</summary>
    public required IReadOnlyList<Finding> OtherFindings { get; init; }

    public required ImportTotals Totals { get; init; }

    /// <summary>The result it makes now.</summary>
    public required DraftOfTable Draft { get; init; }

    /// <summary>Every deed on the import, in order.</summary>
    public required IReadOnlyList<Correction> Corrections { get; init; }

    /// <summary>Counts deeds: tells whether anything changed since a page was shown.</summary>
    public int Revision => Corrections.Count;

    /// <summary>Numbers read from a picture that nobody has confirmed.</summary>
    public int Unconfirmed => Import.IsOcr ? Table.Rows.Sum(row => row.Unconfirmed.Count()) : 0;

    /// <summary>Errors the checker still tells of this table.</summary>
    public int Errors => Findings.SelectMany(group => group).Count(finding => finding.Severity == FindingSeverity.Error);
}

/// <summary>What the table adds up to, beside what is printed and published.</summary>
/// <param name="Max">Leaves together.</param>
/// <param name="Points">Leaves together, after the set's rounding of levels where a set is chosen.</param>
/// <param name="Target">Targets of the leaves together.</param>
/// <param name="PrintedMax">Of the printed total row.</param>
/// <param name="PrintedPoints">Of the printed total row.</param>
/// <param name="PublishedIndex">Index of the unit and year in published national tables.</param>
/// <param name="StoredPoints">Points of the newest stored version of the unit and year.</param>
public sealed record ImportTotals(
    decimal Max, decimal Points, decimal? Target, decimal? PrintedMax, decimal? PrintedPoints, decimal? PublishedIndex, decimal? StoredPoints)
{
    /// <summary>The index in percent; null without a maximum.</summary>
    public decimal? Index => Max == 0 ? null : Points / Max * 100;
}

/// <summary>Puts findings to the rows they are about.</summary>
internal static class FindingPlaces
{
    public static (ILookup<int, Finding> AtRow, IReadOnlyList<Finding> Elsewhere) Of(IReadOnlyList<Finding> findings, CorrectedTable table, int tables)
    {
        var places = new Dictionary<SourcePlace, int>();
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows.Where(row => !row.IsLeftOut))
        {
            foreach (var place in row.Row.Continued.Concat(row.Row.Printed.Values.Select(text => text.Source)).Prepend(row.Row.Source))
                places.TryAdd(place, row.Number);

            codes.TryAdd(row.Row.Code, row.Number);
        }

        // The code alone tells the row only where no other table can have it.
        var placed = findings.Select(finding => (finding, Row: places.TryGetValue(finding.Source, out var row) ? row
            : tables == 1 && finding.Field != "prose" && finding.Source.Paragraph is null && codes.TryGetValue(finding.Code, out row) ? row : 0)).ToList();
        return (placed.Where(pair => pair.Row > 0).ToLookup(pair => pair.Row, pair => pair.finding), [.. placed.Where(pair => pair.Row == 0).Select(pair => pair.finding)]);
    }
}
