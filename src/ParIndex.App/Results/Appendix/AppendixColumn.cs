using ParIndex.App.Results.Reading;
using ParIndex.Core.Results;

namespace ParIndex.App.Results.Appendix;

/// <summary>A column of an appendix: header, width, and what a row prints in it.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Header">Header words that offices use.</param>
/// <param name="Group">Header above, shared with the neighbours of the same group; null: none.</param>
/// <param name="Width">Share of the page width.</param>
/// <param name="Field">Name of the field as in <see cref="OfficialRow.Inherited"/>; null: never merged.</param>
internal sealed record AppendixColumn(ColumnKind Kind, string Header, string? Group, int Width, string? Field = null)
{
    private const string Responsible = "Trách nhiệm thực hiện";
    private const int LongestHeader = 60;

    /// <summary>The columns a table needs: those that some row fills, in the order offices print them.</summary>
    public static IReadOnlyList<AppendixColumn> Of(OfficialTable table)
    {
        var all = new AppendixColumn[]
        {
            new(ColumnKind.Code, "STT", null, 7),
            new(ColumnKind.Title, "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", null, 30),
            new(ColumnKind.Max, "Điểm tối đa", null, 7),
            new(ColumnKind.SelfScore, "Điểm tự chấm", null, 8),
            new(ColumnKind.Score, Year(table, ColumnKind.Score, "Điểm đạt được"), null, 8),
            new(ColumnKind.Percent, "Đạt chỉ số %", null, 8),
            new(ColumnKind.Target, Target(table), null, TargetWidth(table), "target"),
            new(ColumnKind.Tasks, "Nhiệm vụ, giải pháp", null, 36, "tasks"),
            new(ColumnKind.Cause, "Nguyên nhân bị trừ điểm", null, 28, "cause"),
            new(ColumnKind.Monitor, "Cơ quan theo dõi", null, 14, "monitor"),
            new(ColumnKind.Lead, "Chủ trì", Responsible, 16, "lead"),
            new(ColumnKind.Coordinators, "Phối hợp", Responsible, 18, "coordinators"),
            new(ColumnKind.Time, "Thời gian thực hiện", null, 11),
            new(ColumnKind.Note, "Ghi chú", null, 9, "note"),
        };
        return all.Where(column => column.Kind is ColumnKind.Code or ColumnKind.Title || table.Rows.Any(column.IsFilled))
            .Select(column => column.Group is null ? column with { Header = Printed(table, column) } : column).ToList();
    }

    /// <summary>The number a row prints here, if it prints one.</summary>
    public decimal? Number(OfficialRow row) => Kind switch
    {
        ColumnKind.Max => row.Max,
        ColumnKind.SelfScore => row.SelfScore,
        ColumnKind.Score => row.Score,
        ColumnKind.Percent => row.Percent,
        ColumnKind.Target => row.TargetPoints,
        _ => null,
    };

    /// <summary>The lines of text a row prints here.</summary>
    public IReadOnlyList<string> Lines(OfficialRow row) => Kind switch
    {
        ColumnKind.Code => [row.Level == 0 ? "" : row.Code[(row.Code.LastIndexOf('.', row.Code.Length - 1) is var dot && IsSection(row, dot) ? dot + 1 : 0)..]],
        ColumnKind.Title => [row.Title],
        ColumnKind.Target => Bullets(row.TargetText.Length == 0 ? [] : row.TargetText.Split(" | ")),
        ColumnKind.Tasks => Bullets(row.Tasks),
        ColumnKind.Cause => One(row.Cause),
        ColumnKind.Monitor => One(string.Join("; ", row.Monitor)),
        ColumnKind.Lead => One(string.Join("; ", row.Lead)),
        ColumnKind.Coordinators => One(string.Join("; ", row.Coordinators)),
        ColumnKind.Time => One(row.Time),
        ColumnKind.Note => One(row.Note),
        _ => [],
    };

    /// <summary>Whether the cell goes on from the row above, as one merged cell.</summary>
    public bool ContinuesFrom(OfficialRow row, OfficialRow? above) =>
        Field is not null && above is not null && row.Inherited.Contains(Field)
        && Number(row) is null && Lines(row).SequenceEqual(Lines(above)) && Lines(row).Count > 0;

    private bool IsFilled(OfficialRow row) => Number(row) is not null || Lines(row).Count > 0;

    /// <summary>Section codes of task tables are paths ("A.II"); the table prints their last part.</summary>
    private static bool IsSection(OfficialRow row, int dot) => dot > 0 && row.Parent == row.Code[..dot] && !char.IsAsciiDigit(row.Code[0]);

    private static IReadOnlyList<string> One(string text) => text.Length == 0 ? [] : [text];

    private static IReadOnlyList<string> Bullets(IReadOnlyList<string> items) =>
        items.Count < 2 ? items : items.Select(item => item.StartsWith("+ ", StringComparison.Ordinal) ? item : "- " + item).ToList();

    /// <summary>The document's own header word, as long as it is one that names the same column.</summary>
    private static string Printed(OfficialTable table, AppendixColumn column) =>
        table.Columns.FirstOrDefault(printed => printed.Kind == column.Kind)?.Header is { Length: > 0 and <= LongestHeader } header
            && !header.Contains(" / ", StringComparison.Ordinal) && HeaderWords.KindOf(header) == column.Kind
            ? header
            : column.Header;

    private static string Year(OfficialTable table, ColumnKind kind, string header) =>
        table.Columns.FirstOrDefault(column => column.Kind == kind)?.Year is { } year
            ? header + " năm " + year.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : header;

    private static string Target(OfficialTable table) =>
        table.Rows.Any(row => row.TargetPoints is not null) ? Year(table, ColumnKind.Target, "Mục tiêu") : "Chỉ tiêu đạt được";

    private static int TargetWidth(OfficialTable table) => table.Rows.Any(row => row.TargetPoints is not null) ? 8 : 36;
}
