using System.Globalization;
using ParIndex.Core.Results;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Results.Appendix;

/// <summary>
/// The appendix as an official document: A4 landscape, Times New Roman, header repeated on each page, Vietnamese decimals
/// (Decree 30/2020/NĐ-CP, Appendix I).
/// </summary>
internal static class AppendixDocx
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static void Write(OfficialDocument document, Stream stream)
    {
        var writer = new DocxWriter(landscape: true);
        for (var i = 0; i < document.Tables.Count; i++)
        {
            if (i > 0)
            {
                writer.Section(landscape: true);
            }

            Add(writer, document.Tables[i], i + 1, document.Tables.Count);
        }

        writer.Save(stream);
    }

    /// <summary>Adds one appendix, title and table, to a document.</summary>
    public static void Add(DocxWriter writer, OfficialTable table, int number, int count)
    {
        var caption = AppendixCaption.Of(table.Caption, number, count);
        writer.AppendixTitle(caption.Label, caption.Title, caption.Enclosed).Table(TableOf(table));
    }

    private static DocxTable TableOf(OfficialTable table)
    {
        var columns = AppendixColumn.Of(table);
        var header = Header(columns);
        return new DocxTable(columns.Select(column => column.Width).ToList(), header.Count, [.. header, .. Rows(table, columns)]);
    }

    private static List<DocxRow> Header(IReadOnlyList<AppendixColumn> columns)
    {
        if (columns.All(column => column.Group is null))
        {
            return [new DocxRow(columns.Select(column => DocxCell.Header(column.Header)).ToList())];
        }

        var upper = new List<DocxCell>();
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Group is not { } group)
            {
                upper.Add(DocxCell.Header(columns[i].Header) with { Merge = VerticalMerge.Start });
                continue;
            }

            var span = columns.Skip(i).TakeWhile(column => column.Group == group).Count();
            upper.Add(DocxCell.Header(group) with { ColumnSpan = span });
            i += span - 1;
        }

        var lower = columns.Select(column => column.Group is null
            ? new DocxCell([]) { Merge = VerticalMerge.GoesOn }
            : DocxCell.Header(column.Header));
        return [new DocxRow(upper), new DocxRow(lower.ToList())];
    }

    private static IEnumerable<DocxRow> Rows(OfficialTable table, IReadOnlyList<AppendixColumn> columns)
    {
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var above = i == 0 ? null : table.Rows[i - 1];
            var below = i + 1 == table.Rows.Count ? null : table.Rows[i + 1];
            yield return new DocxRow(columns.Select(column => Cell(column, row, above, below)).ToList());
        }
    }

    private static DocxCell Cell(AppendixColumn column, OfficialRow row, OfficialRow? above, OfficialRow? below)
    {
        if (column.ContinuesFrom(row, above))
        {
            return new DocxCell([]) { Merge = VerticalMerge.GoesOn };
        }

        var isCentered = column.Kind is ColumnKind.Code or ColumnKind.Max or ColumnKind.Score or ColumnKind.SelfScore or ColumnKind.Percent || column.Number(row) is not null;
        var lines = column.Number(row) is { } number ? [Number(number) + (column.Kind == ColumnKind.Percent ? "%" : "")] : column.Lines(row);
        return new DocxCell(lines)
        {
            Look = TextLook.TableText with { Bold = row.Level <= 1, Alignment = isCentered ? TextAlignment.Center : TextAlignment.Left },
            Merge = below is not null && column.ContinuesFrom(below, row) ? VerticalMerge.Start : VerticalMerge.None,
        };
    }

    private static string Number(decimal value) => value.ToString("0.############################", Vietnamese);
}
