using ParIndex.Core.Text;

namespace ParIndex.Web.Pages.Portal;

/// <summary>A piece of the method: what is done, why, and where that is written.</summary>
/// <param name="Id">Anchor of the page.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Text">Paragraphs.</param>
/// <param name="Source">Legal source or the published figures it follows.</param>
internal sealed record MethodTopic(string Id, Message Title, IReadOnlyList<Message> Text, Message Source);

/// <summary>How figures come about, told to readers; the same as docs/method tells to builders.</summary>
internal static class MethodTopics
{
    public static IReadOnlyList<MethodTopic> All { get; } =
    [
        new("diem", new("Điểm", "Points"),
            [
                new("Điểm của tiêu chí cuối do cách tính trong bộ tiêu chí cho ra từ số liệu đã thẩm định, kết quả điều tra xã hội học hoặc SIPAS. Tiêu chí chưa có cách tính chính thức thì ghi điểm trực tiếp, từ 0 đến điểm tối đa.",
                    "Points of a leaf come from its rule in the criteria set, from appraised figures, survey results or SIPAS. A leaf without an official rule takes direct points, from 0 to its maximum."),
                new("Điểm của lĩnh vực và tiêu chí lớn là tổng điểm các tiêu chí bên dưới; điểm thưởng cộng, điểm phạt trừ, mỗi loại không quá điểm tối đa của nó.",
                    "Points of fields and criteria are the sum of what is below; bonus points add, penalty points subtract, each within its own maximum."),
                new("Mọi phép tính dùng số thập phân chính xác 28 chữ số, không dùng số nhị phân gần đúng.", "All arithmetic is exact decimal with 28 digits, never binary approximation."),
            ],
            new("Quyết định 876/QĐ-BNV ngày 10/11/2022 và các quyết định trước của Bộ Nội vụ: điểm cộng thẳng theo cây tiêu chí.",
                "Decision 876/QĐ-BNV of 10/11/2022 and earlier decisions of the Ministry of Home Affairs: points add plainly up the tree.")),
        new("chi-so", new("Chỉ số (%)", "The index (percent)"),
            [
                new("Chỉ số = điểm đạt được / điểm tối đa áp dụng × 100. Điểm tối đa áp dụng là điểm tối đa của bộ, trừ tiêu chí không phát sinh khi bộ tiêu chí quy định loại khỏi mẫu số.",
                    "Index = points won / applicable maximum × 100. The applicable maximum is that of the set, less leaves that do not apply where the set says they are left out."),
                new("Tiêu chí không phát sinh: bộ tiêu chí chọn một trong ba cách, tính đủ điểm, loại khỏi mẫu số, hoặc không điểm.",
                    "What does not apply: the set chooses full points, leaving it out, or no points."),
            ],
            new("Quyết định 876/QĐ-BNV; kết quả Gia Nghĩa 2023 tính đủ điểm khi không phát sinh tuyển dụng.",
                "Decision 876/QĐ-BNV; the 2023 result of Gia Nghĩa gives full points where no recruitment arose.")),
        new("lam-tron", new("Làm tròn", "Rounding"),
            [
                new("Không làm tròn bên trong, trừ khi bộ tiêu chí nêu rõ cấp nào được làm tròn trước khi cộng. Hiển thị làm tròn nửa ra xa số 0, hai chữ số nếu bộ không nói khác; số hiển thị không bao giờ dùng để tính tiếp.",
                    "Nothing is rounded inside, unless the set names a level whose nodes are rounded before they are summed. Display rounds half away from zero, to two digits unless the set says otherwise; what is shown is never computed with."),
                new("Ví dụ năm 2023 của Đắk Nông: cộng các tiêu chí được 85,4145; lĩnh vực làm tròn ba chữ số trước khi cộng được 85,415, công bố 85,42.",
                    "Example, Đắk Nông 2023: the leaves add up to 85.4145; with fields rounded to three digits the sum is 85.415, published as 85.42."),
            ],
            new("Suy ra từ Quyết định 273/QĐ-BNV công bố kết quả 2023: lĩnh vực 3 in 12,905 (4,9045 + 8).", "Inferred from Decision 273/QĐ-BNV on the 2023 results: field 3 prints 12.905 (4.9045 + 8).")),
        new("xep-hang", new("Thứ hạng", "Ranks"),
            [
                new("Xếp theo chỉ số đủ chữ số, cao nhất trước, trong nhóm đơn vị cùng loại và cùng cấp trên vào ngày 31/12 của năm. Bằng nhau thì cùng hạng: 1, 2, 2, 4, hoặc 1, 2, 2, 3 nếu bộ tiêu chí chọn cách liền hạng.",
                    "By the index in full precision, best first, among units of one kind below one authority on 31 December of the year. Equal values share a rank: 1, 2, 2, 4, or 1, 2, 2, 3 where the set says dense."),
                new("Bảng đã công bố giữ đúng thứ hạng công bố, kể cả khi chỉ số của đơn vị chưa có trong dữ liệu.", "Published tables keep the ranks as published, also where the index of a unit is not in the data."),
            ],
            new("Không quyết định nào nêu cách xử lý bằng điểm; bảng 2015 xếp hạng khác nhau khi số in bằng nhau, nên chữ số ẩn có tính.",
                "No decision states a rule for ties; the 2015 table ranks equal printed values apart, so hidden digits count.")),
        new("nhom-diem", new("Nhóm điểm (A, B, C …)", "Bands (A, B, C …)"),
            [
                new("Theo chỉ số chưa làm tròn: nhóm tốt nhất mà giới hạn dưới đã đạt. Giới hạn do bộ tiêu chí đặt; đơn vị dưới giới hạn cuối không có nhóm.",
                    "By the index before rounding: the best band whose lower limit is reached. The set gives the limits; a unit below the last has no band."),
            ],
            new("Báo cáo năm 2020 của Bộ Nội vụ: A từ 90, B từ 80, C từ 70.", "Report of the Ministry on 2020: A from 90, B from 80, C from 70.")),
        new("diem-bi-tru", new("Điểm bị trừ", "Lost points"),
            [
                new("Điểm bị trừ = điểm tối đa − điểm đạt được, chỉ tính ở tiêu chí cuối. Mỗi điểm bị trừ ghi bước của cách tính chưa đạt, nguyên nhân như văn bản nêu, cơ quan chủ trì và phối hợp.",
                    "Lost points = maximum − points, at leaves only. Each keeps the step of the rule that was not met, the cause as the document states it, lead and coordinating agencies."),
                new("Cộng theo lĩnh vực và theo nguyên nhân bằng tổng. Cộng theo cơ quan thì tiêu chí có nhiều cơ quan chủ trì tính đủ cho từng cơ quan. Chưa nêu nguyên nhân thì ghi “chưa nêu”, không đoán.",
                    "Totals by field and by cause add up to the whole. By agency, a leaf with several leads counts in full for each. Where no cause is stated it says so; none is guessed."),
            ],
            new("Mẫu: Báo cáo 144/BC-SNV ngày 8/7/2021 của Sở Nội vụ Đắk Nông, phụ lục nêu nguyên nhân và cơ quan cho từng tiêu chí.",
                "Form: Report 144/BC-SNV of 8/7/2021 of the Department of Home Affairs of Đắk Nông, whose appendix names causes and agencies per leaf.")),
        new("trung-binh", new("Trung bình và vùng", "Means and regions"),
            [
                new("Trung bình cộng đơn giản của chỉ số các đơn vị, không tính khi thiếu chỉ số của đơn vị nào đó; trung bình công bố được ghi riêng. So sánh giữa các năm dùng khóa ổn định của tiêu chí, không dùng mã in.",
                    "Plain mean of the units' indices, left out while one is missing; published means are marked as such. Years are compared by the stable key of a criterion, not by its printed code."),
            ],
            new("Các báo cáo công bố của Bộ Nội vụ.", "Published reports of the Ministry.")),
        new("don-vi", new("Đơn vị thay đổi theo thời gian", "Units change over time"),
            [
                new("Kết quả một năm thuộc về đơn vị tồn tại vào ngày 31/12 năm đó, với tên lúc đó. Từ 1/7/2025 cả nước có 34 tỉnh, thành phố và không còn cấp huyện; đơn vị sáp nhập giữ nguyên lịch sử, không cộng dồn điểm.",
                    "A year's result belongs to the unit that existed on 31 December of that year, under its name then. Since 1/7/2025 there are 34 provinces and no districts; merged units keep their own history, points are not added together."),
            ],
            new("Nghị quyết 202/2025/QH15 và 203/2025/QH15.", "Resolutions 202/2025/QH15 and 203/2025/QH15.")),
    ];
}
