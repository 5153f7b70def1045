using ParIndex.Core.Numbers;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Results.Stored;

/// <summary>Published national tables as CSV with the columns unit, year, index, rank, sipas, sipas_rank, note, source; figures may be empty.</summary>
public static class StandingsFile
{
    private static readonly string[] Columns = ["unit", "year", "index", "rank", "sipas", "sipas_rank", "note", "source"];

    /// <summary>Reads the file; names are those valid at the end of the year. The country's row holds national means.</summary>
    /// <exception cref="DocumentException">An unknown unit or a wrong number; names the line and what to mend.</exception>
    public static IEnumerable<Standing> Read(string path, UnitRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        var file = Path.GetFileName(path);
        using var records = CsvRecords.Open(path, Columns);
        while (records.Read())
        {
            var (line, row) = (records.Line, records.Texts());
            var year = (int?)Number(file, line, row[1]) ?? throw Wrong(file, line, row[1]);
            yield return new Standing(
                UnitOf(file, line, row[0], year, register), year, Number(file, line, row[2]), (int?)Number(file, line, row[3]),
                Number(file, line, row[4]), (int?)Number(file, line, row[5]), row[6].Length == 0 ? null : row[6], row[7]);
        }
    }

    private static string UnitOf(string file, int line, string name, int year, UnitRegister register)
    {
        var day = UnitRegister.YearEnd(year);
        return register.FindByName(name, day, UnitKind.Province).Concat(register.FindByName(name, day, UnitKind.Country)).FirstOrDefault()?.Id
            ?? throw new DocumentException(file, SourcePlace.AtLine(line), new(
                $"không có tỉnh nào tên “{name}” vào cuối năm {year}. Kiểm tra tên và năm.",
                $"there was no province “{name}” at the end of {year}. Check name and year."));
    }

    private static decimal? Number(string file, int line, string text) =>
        text.Length == 0 ? null : PrintedNumber.TryParse(text, out var number) ? number.Value : throw Wrong(file, line, text);

    private static DocumentException Wrong(string file, int line, string text) =>
        new(file, SourcePlace.AtLine(line), new($"“{text}” không phải là số. Viết số, ví dụ 85.42.", $"“{text}” is not a number. Write one, as 85.42."));
}
