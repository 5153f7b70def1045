using System.Globalization;
using System.Text;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Documents.Reading.Columns;
using Xunit;

namespace ParIndex.Documents.Tests.TestKit;

/// <summary>Files of columns from content made in a test, and what was read as rows of text.</summary>
internal static class ColumnTable
{
    /// <summary>q1, q2 … are questions, n… numbers, anything else categories.</summary>
    public static ColumnPlan Plan(params string[] names) => new(
        [.. names.Where(name => name.StartsWith('q'))],
        [.. names.Where(name => !name.StartsWith('q') && !name.StartsWith('n'))],
        [.. names.Where(name => name.StartsWith('n'))]);

    public static Microdata Read(byte[] bytes, ColumnPlan plan, Action<long>? progress = null)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            return ColumnFile.Read(path, plan, progress);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static Microdata Read(string text, ColumnPlan plan) => Read(Encoding.UTF8.GetBytes(text), plan);

    public static Microdata Read(string text, params string[] names) => Read(text, Plan(names));

    public static ColumnFileException Faulty(byte[] bytes, ColumnPlan plan) => Assert.Throws<ColumnFileException>(() => Read(bytes, plan));

    public static DocumentException Refused(byte[] bytes, ColumnPlan plan) => Assert.Throws<DocumentException>(() => Read(bytes, plan));

    /// <summary>Places as "line:column", without column for the record as a whole.</summary>
    public static string[] Places(this ColumnFileException problem) =>
        [.. problem.Faults.Select(fault => fault.Place.Column is { } column ? $"{fault.Place.Line}:{column}" : $"{fault.Place.Line}")];

    /// <summary>Rows with the cells of some columns joined by "|"; nothing read is an empty cell.</summary>
    public static string[] Rows(this Microdata data, params string[] names) =>
        [.. Enumerable.Range(0, data.Chunks).SelectMany(chunk => Rows(data, chunk, names))];

    private static IEnumerable<string> Rows(Microdata data, int chunk, string[] names)
    {
        var columns = names.Select(name => Cells(data, chunk, name)).ToList();
        return Enumerable.Range(0, data.RowsOf(chunk)).Select(row => string.Join('|', columns.Select(column => column[row])));
    }

    private static string[] Cells(Microdata data, int chunk, string name)
    {
        switch (name[0])
        {
            case 'q':
                return [.. data.Scale(name).Chunk(chunk).ToArray().Select(mark => mark == ScaleColumn.Missing ? "" : mark.ToString(CultureInfo.InvariantCulture))];
            case 'n':
                return [.. data.Number(name).Chunk(chunk).ToArray().Select(number => double.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture))];
            default:
                var (column, codes) = (data.Code(name), new int[data.RowsOf(chunk)]);
                column.Read(chunk, codes);
                return [.. codes.Select(code => code == CodeColumn.Blank ? "" : column.Labels[code])];
        }
    }
}
