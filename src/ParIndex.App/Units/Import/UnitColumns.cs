using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Units.Import;

/// <summary>Columns of a list of units.</summary>
public enum UnitColumn
{
    Id,
    Name,
    Designation,
    Kind,
    Parent,
    From,
    To,
    Code,
    ShortNames,
    English,
    LegalBasis,
    Note,
}

/// <summary>How columns are called, and the form to fill in.</summary>
public static class UnitColumns
{
    private static readonly (UnitColumn Column, string Header, string[] Others)[] All =
    [
        (UnitColumn.Id, "Mã", ["ma don vi", "id"]),
        (UnitColumn.Name, "Tên đơn vị", ["ten", "don vi", "name", "ten co quan"]),
        (UnitColumn.Designation, "Danh xưng", ["cap hanh chinh", "designation"]),
        (UnitColumn.Kind, "Loại", ["loai don vi", "kind"]),
        (UnitColumn.Parent, "Trực thuộc", ["don vi cap tren", "cap tren", "parent"]),
        (UnitColumn.From, "Từ ngày", ["ngay thanh lap", "from"]),
        (UnitColumn.To, "Đến hết ngày", ["den ngay", "to"]),
        (UnitColumn.Code, "Mã hành chính", ["ma so", "code"]),
        (UnitColumn.ShortNames, "Tên khác", ["ten viet tat", "viet tat", "short names"]),
        (UnitColumn.English, "Tên tiếng Anh", ["english"]),
        (UnitColumn.LegalBasis, "Căn cứ", ["can cu phap ly", "quyet dinh", "legal basis"]),
        (UnitColumn.Note, "Ghi chú", ["note"]),
    ];

    /// <summary>The column a header names, tone marks, case and words in brackets aside.</summary>
    public static UnitColumn? Parse(string header)
    {
        var bracket = header.IndexOf('(', StringComparison.Ordinal);
        var folded = VietnameseText.Fold(bracket > 0 ? header[..bracket] : header);
        foreach (var (column, name, others) in All)
        {
            if (VietnameseText.Fold(name) == folded || others.Contains(folded))
                return column;
        }

        return null;
    }

    /// <summary>The header as written.</summary>
    public static string Header(UnitColumn column) => All.First(known => known.Column == column).Header;

    /// <summary>A workbook with the header, two example rows and the kinds to choose from.</summary>
    public static byte[] Form()
    {
        var head = new CellStyle { Bold = true, Wrapped = true, Bordered = true, Shaded = true, Size = 11 };
        var text = new CellStyle { Wrapped = true, NumberFormat = "@", Size = 11 };
        string[][] examples =
        [
            ["", "Sở Nội vụ", "", "Sở, ban, ngành", "", "01/03/2025", "", "", "SNV", "Department of Home Affairs", "", "dòng ví dụ, xóa đi"],
            ["", "Bảo Lâm 1", "xã", "Xã, phường, đặc khu", "", "01/07/2025", "", "", "", "", "", "dòng ví dụ, xóa đi"],
        ];
        var sheet = new Sheet("Đơn vị", [
            new SheetRow([.. All.Select(column => SheetCell.Of(column.Header, head))]),
            .. examples.Select(row => new SheetRow([.. row.Select(cell => cell.Length == 0 ? null : SheetCell.Of(cell, text))])),
        ])
        {
            ColumnWidths = [16, 40, 14, 30, 30, 13, 13, 13, 22, 30, 36, 30],
            HeaderRows = 1,
            Choices = [new SheetChoice("D2:D5000", [.. Enum.GetValues<Core.Units.UnitKind>().Select(kind => UnitKindText.Of(kind).Vietnamese)])],
        };
        using var stream = new MemoryStream();
        WorkbookWriter.Write(stream, [sheet]);
        return stream.ToArray();
    }
}

/// <summary>Cells of one row by column; blank ones are not there.</summary>
internal sealed record UnitRow(SourcePlace Place, IReadOnlyDictionary<UnitColumn, string> Cells)
{
    public string? this[UnitColumn column] => Cells.GetValueOrDefault(column);

    /// <summary>Null for a row that holds nothing.</summary>
    public static UnitRow? Of(TableRow row, Dictionary<int, UnitColumn> columns)
    {
        var cells = new Dictionary<UnitColumn, string>();
        SourcePlace? place = null;
        foreach (var cell in row.Cells)
        {
            if (columns.TryGetValue(cell.Column, out var column) && VietnameseText.Clean(cell.Text) is { Length: > 0 } text)
            {
                place ??= cell.Source;
                cells.TryAdd(column, text);
            }
        }

        return place is null ? null : new UnitRow(place, cells);
    }
}
