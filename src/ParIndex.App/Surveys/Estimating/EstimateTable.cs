using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Estimating;

/// <summary>Estimates as a table: labels of the domain first, then figures; an empty figure cannot be told from the sample.</summary>
/// <param name="Name">What it holds: questions, index or crosstab.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Cells of each row.</param>
public sealed record EstimateTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<CsvCell>> Rows)
{
    /// <summary>Writes the table as CSV.</summary>
    /// <param name="stream">Left open.</param>
    public void Write(Stream stream)
    {
        using var csv = new CsvFileWriter(stream, byteOrderMark: false);
        csv.Row(Columns.Select(CsvCell.Of));
        foreach (var row in Rows)
        {
            csv.Row(row);
        }
    }

    internal static IEnumerable<CsvCell> Labels(IReadOnlyList<string> labels) => labels.Select(CsvCell.Of);

    internal static CsvCell Number(double value) => new(PlainDouble.Text(value), true);

    internal static CsvCell Number(long value) => new(value.ToString(CultureInfo.InvariantCulture), true);
}
