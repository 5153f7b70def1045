using System.Globalization;
using ParIndex.App.Results.Appendix;
using ParIndex.Core.Reports;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Reports;

/// <summary>
/// The analysis report as an official document in the form of Decree 30/2020/NĐ-CP: text, tables and native charts, appendix I with the whole result, II with
/// what lost points, why and whose task it is, III with next year's targets and tasks. Every figure is printed from the report.
/// </summary>
public static class ReportDocument
{
    private const int PercentTop = 100;

    /// <summary>Writes the whole report as DOCX.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="head">What the papers say beside the figures.</param>
    /// <param name="report">The report.</param>
    public static void Write(Stream stream, ReportHead head, AnalysisReport report)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(report);
        var year = report.Year.ToString(CultureInfo.InvariantCulture);
        var text = ReportSections.Of(report).ToDictionary(section => section.Key, StringComparer.Ordinal);
        var superior = head.Issuer.Length > 0 ? "Ủy ban nhân dân " + head.Authority : "";
        var writer = new DocxWriter()
            .Letterhead(new Letterhead(head.Office, head.Symbol, Letterhead.PlaceOf(head.Authority)) { Superior = superior, Number = head.Number, Date = head.Date })
            .Title("Báo cáo", $"Phân tích, đánh giá Chỉ số cải cách hành chính {head.Authority} năm {year}")
            .Paragraph($"{(head.Basis.Length > 0 ? $"Căn cứ {head.Basis}, " : "")}{head.Office} phân tích, đánh giá Chỉ số cải cách hành chính {head.Authority} năm {year} như sau:", TextLook.Body);

        var body = new ReportBody(writer, text);
        body.Heading($"I. KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}");
        body.Section(ReportSections.Structure);
        body.Section(ReportSections.Peers);
        body.Section(ReportSections.Result);
        body.Table($"Bảng {body.NextTable}. Chỉ số của từng lĩnh vực", ReportTables.Fields(report));
        writer.Chart(ReportCharts.Fields(report, PercentTop));
        body.Section(ReportSections.Groups);
        body.Section(ReportSections.Lost);
        if (report.Ledger.Rows.Count > 0)
        {
            body.Table($"Bảng {body.NextTable}. Điểm bị trừ theo nguyên nhân", ReportTables.Causes(report));
            body.Table($"Bảng {body.NextTable}. Điểm bị trừ theo cơ quan chủ trì", ReportTables.Agencies(report));
            writer.Chart(ReportCharts.LostByField(report));
        }

        body.Heading("II. ĐÁNH GIÁ CHUNG");
        body.Section(ReportSections.Achieved);
        body.Section(ReportSections.Limits);
        body.Heading($"III. NHIỆM VỤ, GIẢI PHÁP CẢI THIỆN CHỈ SỐ NĂM {(report.Year + 1).ToString(CultureInfo.InvariantCulture)}");
        body.Paragraphs(ReportSections.Tasks);
        writer.Paragraph($"Trên đây là báo cáo phân tích, đánh giá Chỉ số cải cách hành chính {head.Authority} năm {year}./.", TextLook.Body with { KeepWithNext = true });
        writer.Signature(Signature(head));
        Appendices(writer, head, report);
        writer.Save(stream);
    }

    private static void Appendices(DocxWriter writer, ReportHead head, AnalysisReport report)
    {
        var year = report.Year.ToString(CultureInfo.InvariantCulture);
        var count = report.Ledger.Rows.Count > 0 ? 3 : 1;
        AppendixDocx.Add(writer.Section(landscape: true), report.Table with { Caption = $"Kết quả Chỉ số cải cách hành chính {head.Authority} năm {year} {Enclosed(head)}" }, 1, count);
        if (count == 1)
            return;

        writer.Section(landscape: true)
            .AppendixTitle("Phụ lục II", $"Nội dung không đạt điểm, không đạt điểm tối đa năm {year}, nguyên nhân và trách nhiệm", Enclosed(head))
            .Table(LostTables.Lost(report));
        writer.Section(landscape: true)
            .AppendixTitle("Phụ lục III", $"Mục tiêu, nhiệm vụ năm {(report.Year + 1).ToString(CultureInfo.InvariantCulture)} đối với nội dung bị trừ điểm", Enclosed(head))
            .Table(LostTables.Tasks(report));
    }

    private static SignatureBlock Signature(ReportHead head) => head.Issuer.Length > 0
        ? new SignatureBlock(["Ủy ban nhân dân " + head.Authority + " (để báo cáo)", "Các cơ quan, đơn vị có tên tại các Phụ lục", "Lưu: VT"], ["GIÁM ĐỐC"], head.Signer)
        : new SignatureBlock(["Bộ Nội vụ (để báo cáo)", "Các cơ quan, đơn vị có tên tại các Phụ lục", "Lưu: VT, NV"], ["TM. Ủy ban nhân dân", "CHỦ TỊCH"], head.Signer);

    private static string Enclosed(ReportHead head) => head is { Number: { } number, Date: { } date }
        ? string.Create(CultureInfo.InvariantCulture, $"(Kèm theo Báo cáo số {number:00}/{head.Symbol} ngày {date:dd/MM/yyyy} của {head.Office})")
        : $"(Kèm theo Báo cáo số        /{head.Symbol} ngày      tháng      năm         của {head.Office})";
}
