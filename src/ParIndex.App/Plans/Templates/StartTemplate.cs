using ParIndex.Documents.Writing;

namespace ParIndex.App.Plans.Templates;

/// <summary>Templates to start from: the official layout in the form of Decree 30/2020/NĐ-CP, with fields where the program puts values.</summary>
public static class StartTemplate
{
    private const int Body = 14;

    /// <summary>Writes the template of a kind as DOCX.</summary>
    public static byte[] Of(TemplateKind kind)
    {
        var writer = new DocxWriter().Letterhead(new Letterhead("{{co_quan}}", "", "") { NumberText = "{{so_ky_hieu}}", DateText = "{{dia_danh_ngay_thang}}" });
        if (kind == TemplateKind.Plan)
            WritePlan(writer);
        else
            WriteReport(writer);

        using var bytes = new MemoryStream();
        writer.Save(bytes);
        return bytes.ToArray();
    }

    private static void WritePlan(DocxWriter writer)
    {
        writer.Title("Kế hoạch", "{{trich_yeu}}");
        Text(writer, "Năm {{nam_truoc}}, Chỉ số cải cách hành chính đạt {{diem_nam_truoc}} điểm trên tổng {{diem_toi_da}} điểm; {{so_tieu_chi_mat_diem}} trong {{so_tieu_chi}} tiêu chí, tiêu chí thành phần chấm điểm bị trừ điểm. {{co_quan}} ban hành Kế hoạch như sau:");
        Head(writer, "I. MỤC TIÊU");
        Text(writer, "1. Tổng điểm phấn đấu năm {{nam}}: {{diem_muc_tieu}} điểm; lấy lại điểm ở {{so_tieu_chi_lay_lai}} tiêu chí, giữ điểm ở {{so_tieu_chi_giu}} tiêu chí.");
        Text(writer, "2. Mục tiêu chung:");
        Text(writer, "{{#muc_tieu}}- {{noi_dung}}{{/muc_tieu}}");
        Head(writer, "II. NHIỆM VỤ, GIẢI PHÁP");
        Text(writer, "{{so_nhiem_vu}} nhiệm vụ, cơ quan chủ trì, phối hợp nêu tại các Phụ lục kèm theo.");
        Head(writer, "III. TỔ CHỨC THỰC HIỆN");
        Text(writer, "Người đứng đầu cơ quan chủ trì chịu trách nhiệm về mục tiêu của tiêu chí được giao; cơ quan Nội vụ theo dõi, đôn đốc, tổng hợp, báo cáo hằng quý./.");
        writer.Signature(new SignatureBlock(["Bộ Nội vụ (để báo cáo)", "Các cơ quan, đơn vị có tên tại các Phụ lục", "Lưu: VT"], ["THỦ TRƯỞNG CƠ QUAN"], "{{nguoi_ky}}"));
        writer.Section(landscape: true).AppendixTitle("Phụ lục 01", "Mục tiêu, nhiệm vụ theo tiêu chí", "(Kèm theo Kế hoạch của {{co_quan}})").Table(new DocxTable([8, 36, 10, 11, 11, 44, 20, 22], 1,
        [
            DocxRow.Header("STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa", "Điểm đạt được năm {{nam_truoc}}", "Mục tiêu năm {{nam}}", "Nhiệm vụ, giải pháp", "Chủ trì", "Phối hợp"),
            Row("{{#tieu_chi}}{{ma}}", "{{ten}}", "{{diem_toi_da}}", "{{diem_dat}}", "{{muc_tieu}}", "{{nhiem_vu}}", "{{chu_tri}}", "{{phoi_hop}}{{/tieu_chi}}"),
            Row("", "TỔNG ĐIỂM", "{{diem_toi_da}}", "{{diem_nam_truoc}}", "{{diem_muc_tieu}}", "", "", ""),
        ]));
        writer.Section(landscape: true).AppendixTitle("Phụ lục 02", "Nhiệm vụ khác", "(Kèm theo Kế hoạch của {{co_quan}})").Table(new DocxTable([10, 40, 36, 40, 24, 24, 22], 1,
        [
            DocxRow.Header("STT", "Nội dung", "Chỉ tiêu đạt được", "Nhiệm vụ, giải pháp", "Chủ trì", "Phối hợp", "Thời gian thực hiện"),
            Row("{{#noi_dung}}{{ma}}", "{{ten}}", "{{muc_tieu}}", "{{nhiem_vu}}", "{{chu_tri}}", "{{phoi_hop}}", "{{thoi_gian}}{{/noi_dung}}"),
        ]));
    }

    private static void WriteReport(DocxWriter writer)
    {
        writer.Title("Báo cáo", "Kết quả thực hiện {{ten_ke_hoach}}, {{ky_bao_cao}}");
        Head(writer, "I. TÌNH HÌNH CHUNG");
        Text(writer, "Tính đến ngày {{ngay_so_lieu}} có {{so_nhiem_vu}} nhiệm vụ: {{so_hoan_thanh}} hoàn thành ({{ty_le_hoan_thanh}}%), {{so_dung_tien_do}} đúng tiến độ, {{so_co_nguy_co}} có nguy cơ, {{so_qua_han}} quá hạn.");
        Text(writer, "Kinh phí được duyệt {{kinh_phi_duyet}} triệu đồng, đã chi {{kinh_phi_chi}} triệu đồng.");
        writer.Table(new DocxTable([10, 60, 22, 22, 22, 22], 1,
        [
            DocxRow.Header("STT", "Lĩnh vực", "Nhiệm vụ", "Hoàn thành", "Có nguy cơ", "Quá hạn"),
            Row("{{#linh_vuc}}{{ma}}", "{{ten}}", "{{so_nhiem_vu}}", "{{so_hoan_thanh}}", "{{so_co_nguy_co}}", "{{so_qua_han}}{{/linh_vuc}}"),
        ]));
        foreach (var (title, field) in new[] { ("II. KẾT QUẢ ĐẠT ĐƯỢC", "ket_qua"), ("III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN", "ton_tai"), ("IV. NHIỆM VỤ KỲ TỚI", "nhiem_vu_ky_toi"), ("V. KIẾN NGHỊ, ĐỀ XUẤT", "kien_nghi") })
        {
            Head(writer, title);
            Text(writer, $"{{{{{field}}}}}");
        }

        writer.Signature(new SignatureBlock(["Cơ quan cấp trên (để báo cáo)", "Lưu: VT"], ["THỦ TRƯỞNG CƠ QUAN"]));
        writer.Section(landscape: true).AppendixTitle("Phụ lục", "Tiến độ từng nhiệm vụ", "(Kèm theo Báo cáo của {{co_quan}})").Table(new DocxTable([16, 75, 42, 27, 20, 26, 50], 1,
        [
            DocxRow.Header("Mã", "Nhiệm vụ", "Chủ trì", "Hạn", "Tiến độ", "Đánh giá", "Kết quả trong kỳ"),
            Row("{{#nhiem_vu}}{{ma}}", "{{noi_dung}}", "{{chu_tri}}", "{{han}}", "{{tien_do}}%", "{{danh_gia}}", "{{ket_qua}}{{/nhiem_vu}}"),
        ]));
    }

    private static void Head(DocxWriter writer, string text) => writer.Paragraph(text, TextLook.Body with { Bold = true, Size = Body });

    private static void Text(DocxWriter writer, string text) => writer.Paragraph(text, TextLook.Body);

    private static DocxRow Row(params IEnumerable<string> cells) => new([.. cells.Select(DocxCell.Of)]);
}
