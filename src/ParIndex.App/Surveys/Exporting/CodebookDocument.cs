using System.Globalization;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Exporting;

/// <summary>The codebook to be read: what each column is, what was hidden and what does not leave.</summary>
internal static class CodebookDocument
{
    private const int MostValues = 60;

    private static readonly TextLook Heading = TextLook.Body with { Bold = true, KeepWithNext = true };

    /// <summary>Writes DOCX.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="export">What is exported.</param>
    /// <param name="spec">How it was made.</param>
    public static void Write(Stream stream, AnonymousData export, ExportSpec spec)
    {
        var writer = new DocxWriter()
            .Title("Mô tả dữ liệu", spec.Title)
            .Paragraph($"Tệp {MicrodataExport.DataFile}: {Whole(export.Data.Rows)} phiếu, {export.Columns.Count} cột, UTF-8, ô trống là không trả lời. Dòng xếp ngẫu nhiên, không theo thứ tự trả lời.", TextLook.Body)
            .Paragraph("1. Bảo vệ người trả lời", Heading)
            .Paragraph(Protection(export, spec), TextLook.Body);
        if (export.Columns.Any(column => column.Hidden > 0))
        {
            writer.Table(new DocxTable([70, 30], 1,
            [
                DocxRow.Header("Đặc điểm đã che", "Số phiếu"),
                .. export.Columns.Where(column => column.Hidden > 0).Select(column => new DocxRow([DocxCell.Of(column.Label), DocxCell.Centered(Whole(column.Hidden))])),
            ]));
        }

        if (export.LeftOut.Count > 0)
        {
            writer.Paragraph("Cột không xuất:", TextLook.Body);
            foreach (var group in export.LeftOut.GroupBy(one => one.Reason.Vietnamese))
                writer.Paragraph($"- {string.Join(", ", group.Select(one => one.Column))}: {group.Key}", TextLook.Body);
        }

        writer.Paragraph("2. Các cột", Heading).Table(new DocxTable([18, 42, 40], 1,
        [
            DocxRow.Header("Cột", "Nội dung", "Giá trị"),
            .. export.Columns.Select(column => new DocxRow([DocxCell.Of(column.Name), DocxCell.Of(column.Label + (column.Note.Length > 0 ? ". " + column.Note : "")), DocxCell.Of(Values(column))])),
        ]));
        writer.Save(stream);
    }

    /// <summary>What was done, in a sentence or two.</summary>
    public static string Protection(AnonymousData export, ExportSpec spec)
    {
        var traits = spec.Traits.Concat(spec.Areas).Distinct(StringComparer.Ordinal).ToList();
        return traits.Count == 0
            ? "Không xuất đặc điểm nào của người trả lời."
            : $"Mỗi tổ hợp đặc điểm ({string.Join(", ", traits)}) có ít nhất {export.Smallest} người (mức yêu cầu {spec.Least}). Trước khi che, {Whole(export.RareCombinations)} tổ hợp có ít người hơn mức này.";
    }

    private static string Values(ExportColumn column)
    {
        if (column.Values.Count == 0)
            return ExportTable.Word(column.Kind);

        var values = string.Join("; ", column.Values.Take(MostValues).Select(value => value.Value == value.Label ? value.Value : $"{value.Value} = {value.Label}"));
        return column.Values.Count > MostValues ? values + "; … (xem codebook.csv)" : values;
    }

    private static string Whole(int number) => number.ToString("#,0", CultureInfo.GetCultureInfo("vi-VN"));
}
