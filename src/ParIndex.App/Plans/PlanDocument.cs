using System.Globalization;
using ParIndex.App.Results.Appendix;
using ParIndex.Core.Numbers;
using ParIndex.Core.Plans;
using ParIndex.Core.Results;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Plans;

/// <summary>
/// The plan to improve the index as an official document in the form of Decree 30/2020/NĐ-CP: text, appendix 01 with a target and tasks for each criterion, appendix 02 with
/// tasks on satisfaction. Every figure of the text is computed from the rows, so the text cannot disagree with the tables.
/// </summary>
public static class PlanDocument
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Both appendices as tables, for data files and workbooks.</summary>
    public static OfficialDocument Tables(PlanHead head, ImprovementPlan plan, OfficialTable sipas)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(sipas);
        return new OfficialDocument(
            string.Create(CultureInfo.InvariantCulture, $"ke-hoach-{plan.Year}"),
            [
                PlanTable.Of(plan, $"Phụ lục 01 Nhiệm vụ, giải pháp cải thiện Chỉ số cải cách hành chính năm {plan.Year} {Enclosed(head)}"),
                sipas with { Caption = $"Phụ lục 02 Nhiệm vụ, giải pháp nâng cao Chỉ số hài lòng của người dân năm {plan.Year} {Enclosed(head)}" },
            ],
            [],
            []);
    }

    /// <summary>Writes the whole plan as DOCX.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="head">What the text says.</param>
    /// <param name="plan">Criteria.</param>
    /// <param name="sipas">Tasks on satisfaction.</param>
    public static void Write(Stream stream, PlanHead head, ImprovementPlan plan, OfficialTable sipas) => Write(stream, head, plan, Tables(head, plan, sipas));

    /// <summary>Writes a plan with the tables it has as DOCX; what the text says of points is left out where the plan has none.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="head">What the text says.</param>
    /// <param name="plan">Criteria.</param>
    /// <param name="tables">Appendices.</param>
    public static void Write(Stream stream, PlanHead head, ImprovementPlan plan, OfficialDocument tables)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(tables);
        var writer = new DocxWriter()
            .Letterhead(new Letterhead(head.Issuer ?? "Ủy ban nhân dân " + head.Authority, head.Issuer is null ? "KH-UBND" : "KH", Letterhead.PlaceOf(head.Authority)) { Number = head.Number, Date = head.Date })
            .Title("Kế hoạch", head.Subject ?? string.Create(Vietnamese, $"Cải thiện, nâng cao Chỉ số cải cách hành chính và Chỉ số hài lòng của người dân {head.Authority} năm {plan.Year}"));
        if (plan.Lines.Count > 0)
            TextOfPoints(writer, head, plan, tables);
        else
            TextOfTasks(writer, head, tables);

        Section(writer, "III. TỔ CHỨC THỰC HIỆN",
        [
            "1. Người đứng đầu cơ quan chủ trì chịu trách nhiệm trước Ủy ban nhân dân về mục tiêu của tiêu chí được giao; cụ thể hóa thành kế hoạch của cơ quan, đơn vị.",
            "2. Cơ quan phối hợp cung cấp số liệu, tài liệu kiểm chứng theo yêu cầu của cơ quan chủ trì.",
            "3. Cơ quan Nội vụ theo dõi, đôn đốc, tổng hợp kết quả thực hiện hằng quý và báo cáo Ủy ban nhân dân./.",
        ]);
        writer.Signature(new SignatureBlock(["Bộ Nội vụ (để báo cáo)", "Các cơ quan, đơn vị có tên tại các Phụ lục", "Lưu: VT, NV"], head.Issuer is null ? ["TM. Ủy ban nhân dân", "CHỦ TỊCH"] : ["THỦ TRƯỞNG CƠ QUAN"], head.Signer));
        foreach (var (table, number) in tables.Tables.Select((table, i) => (table, i + 1)))
            AppendixDocx.Add(writer.Section(landscape: true), table, number, tables.Tables.Count);

        writer.Save(stream);
    }

    private static void TextOfTasks(DocxWriter writer, PlanHead head, OfficialDocument tables)
    {
        writer.Paragraph(head.Basis.Length > 0 ? $"Thực hiện {head.Basis}, {head.Authority} ban hành Kế hoạch như sau:" : $"{head.Authority} ban hành Kế hoạch như sau:", TextLook.Body);
        Section(writer, "I. MỤC TIÊU", head.Goals.Count > 0 ? Numbered(head.Goals) : ["Mục tiêu của từng nội dung nêu tại Phụ lục."]);
        Section(writer, "II. NHIỆM VỤ, GIẢI PHÁP", [string.Create(Vietnamese, $"{tables.Tables.Sum(table => table.Rows.Sum(row => row.Tasks.Count))} nhiệm vụ, cơ quan chủ trì, phối hợp, theo dõi nêu tại Phụ lục kèm theo.")]);
    }

    private static IReadOnlyList<string> Numbered(IReadOnlyList<string> texts) => [.. texts.Select((text, i) => string.Create(Vietnamese, $"{i + 1}. {text}"))];

    private static void TextOfPoints(DocxWriter writer, PlanHead head, ImprovementPlan plan, OfficialDocument tables)
    {
        var won = plan.Target - plan.Last;
        var lost = plan.Leaves.Where(line => line.Lost > 0).ToList();
        writer.Paragraph(
            string.Create(Vietnamese, $"Năm {plan.Year - 1}, Chỉ số cải cách hành chính {head.Authority} đạt {Points(plan.Last)} điểm trên tổng {Points(plan.Max)} điểm{Rank(head)}; {lost.Count} trong {plan.Leaves.Count()} tiêu chí, tiêu chí thành phần chấm điểm bị trừ điểm. Ủy ban nhân dân {head.Authority} ban hành Kế hoạch cải thiện các chỉ số năm {plan.Year} như sau:"),
            TextLook.Body);

        Section(writer, "I. MỤC TIÊU", Numbered(
        [
            string.Create(Vietnamese, $"Tổng điểm phấn đấu năm {plan.Year}: {Points(plan.Target)} điểm, {(won >= 0 ? "tăng" : "giảm")} {Points(Math.Abs(won))} điểm so với năm {plan.Year - 1}."),
            string.Create(Vietnamese, $"Lấy lại điểm ở {plan.Leaves.Count(line => line.AtStake > line.Last)} tiêu chí, tiêu chí thành phần; giữ điểm ở {plan.Leaves.Count(line => line.AtStake == line.Last)} tiêu chí, tiêu chí thành phần."),
            .. head.Goals,
            $"Mục tiêu của từng tiêu chí nêu tại Phụ lục{(tables.Tables.Count > 1 ? " 01" : "")}.",
        ]));
        Section(writer, "II. NHIỆM VỤ, GIẢI PHÁP", tables.Tables.Count > 1
            ?
            [
                "1. Chỉ số cải cách hành chính: nhiệm vụ, cơ quan chủ trì, phối hợp nêu tại Phụ lục 01.",
                "2. Chỉ số hài lòng của người dân: nhiệm vụ, cơ quan chủ trì, phối hợp nêu tại Phụ lục 02.",
            ]
            : ["Nhiệm vụ, cơ quan chủ trì, phối hợp nêu tại Phụ lục."]);
    }

    private static void Section(DocxWriter writer, string title, IReadOnlyList<string> paragraphs)
    {
        writer.Paragraph(title, TextLook.Body with { Bold = true });
        foreach (var paragraph in paragraphs)
            writer.Paragraph(paragraph, TextLook.Body);
    }

    private static string Enclosed(PlanHead head) => head is { Number: { } number, Date: { } date }
        ? string.Create(CultureInfo.InvariantCulture, $"(Kèm theo Kế hoạch số {number:00}/KH-UBND ngày {date:dd/MM/yyyy} của Ủy ban nhân dân {head.Authority})")
        : $"(Kèm theo Kế hoạch số        /KH-UBND ngày      tháng      năm         của Ủy ban nhân dân {head.Authority})";

    private static string Rank(PlanHead head) => head.LastRank is var (rank, of) ? string.Create(Vietnamese, $", xếp thứ {rank}/{of}") : "";

    /// <summary>Points as published: two decimals, or more where that would hide digits a reader adds up.</summary>
    private static string Points(decimal points) => Rounding.Round(points, 3).ToString("0.00#", Vietnamese);
}
