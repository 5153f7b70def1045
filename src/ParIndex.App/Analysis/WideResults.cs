using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Analysis;

/// <summary>A table of units × leaves: column unit, then a column for each leaf. An empty cell: the leaf does not apply.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Units">In the order of lines.</param>
/// <param name="Codes">In the order of columns.</param>
/// <param name="Values">By leaf, then unit.</param>
internal sealed record WideResults(string File, IReadOnlyList<string> Units, IReadOnlyList<string> Codes, IReadOnlyList<decimal?[]> Values)
{
    private const int MostUnits = 20_000;
    private const int MostLeaves = 2_000;

    /// <summary>Reads the table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxOf">Maximum of a leaf by code; null: any number is allowed.</param>
    /// <exception cref="DocumentException">Not such a table; names line and column.</exception>
    public static WideResults Read(string path, Func<string, decimal?>? maxOf)
    {
        using var records = CsvRecords.OpenAll(path);
        var codes = CodesOf(records);
        var limits = codes.Select(code => maxOf is null ? CellNumber.Any : (0m, maxOf(code) ?? throw NoMax(records, code))).ToList();
        var units = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<decimal?[]>();
        while (records.Read())
        {
            if (records.Cells > records.Header.Count)
            {
                throw new DocumentException(records.File, SourcePlace.AtLine(records.Line), new(
                    $"dòng có {records.Cells} ô nhưng dòng đầu có {records.Header.Count} cột. Số thập phân có dấu phẩy phải đặt trong ngoặc kép.",
                    $"the line has {records.Cells} cells but the first has {records.Header.Count} columns. Put numbers with a decimal comma in quotes."));
            }

            var unit = records.Text(0);
            if (unit.Length == 0 || !seen.Add(unit))
            {
                throw CellNumber.Wrong(records, 0, new($"đơn vị “{unit}” trống hoặc lặp lại. Mỗi đơn vị một dòng.", $"unit “{unit}” is empty or repeated. One line per unit."));
            }

            if (units.Count == MostUnits)
            {
                throw new DocumentException(records.File, SourcePlace.AtLine(records.Line), new($"quá {MostUnits} đơn vị. Chia nhỏ tệp.", $"more than {MostUnits} units. Split the file."));
            }

            units.Add(unit);
            rows.Add([.. codes.Select((_, leaf) => CellNumber.OrNull(records, leaf + 1, limits[leaf].Item1, limits[leaf].Item2))]);
        }

        return units.Count == 0
            ? throw new DocumentException(records.File, null, new("tệp không có đơn vị nào. Thêm mỗi đơn vị một dòng.", "the file has no unit. Add a line for each."))
            : new WideResults(records.File, units, codes, [.. codes.Select((_, leaf) => rows.Select(row => row[leaf]).ToArray())]);
    }

    private static List<string> CodesOf(CsvRecords records)
    {
        var codes = records.Header.Skip(1).ToList();
        var bad = codes.FindIndex(code => code.Length is 0 or > 100 || codes.Count(other => other == code) > 1);
        if (VietnameseText.Fold(records.Header[0]) != "unit" || codes.Count is 0 or > MostLeaves)
        {
            throw new DocumentException(records.File, SourcePlace.AtLine(1), new(
                $"dòng đầu phải là unit rồi mã các tiêu chí (không quá {MostLeaves}), hoặc unit, code, input, value, hoặc unit, points.",
                $"the first line must be unit, then codes of leaves (at most {MostLeaves}), or unit, code, input, value, or unit, points."));
        }

        return bad < 0
            ? codes
            : throw new DocumentException(records.File, SourcePlace.AtLine(1, bad + 2), new(
                $"mã tiêu chí “{codes[bad]}” trống hoặc lặp lại. Mỗi tiêu chí một cột.", $"code “{codes[bad]}” is empty or repeated. One column per leaf."));
    }

    private static DocumentException NoMax(CsvRecords records, string code) => new(
        records.File, SourcePlace.AtLine(1, records.Header.ToList().IndexOf(code) + 1), new(
            $"không có điểm tối đa của tiêu chí “{code}”. Thêm vào bảng leaves hoặc sửa mã.", $"no maximum for leaf “{code}”. Add it to the table of leaves, or mend the code."));
}
