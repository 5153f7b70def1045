using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.TestKit;

/// <summary>A small plan as a document has it: one table of tasks without points, with sections, targets in words, and several tasks in a row.</summary>
public static class SmallPlan
{
    public static OfficialDocument Document { get; } = new(
        "ke-hoach-nho.docx",
        [
            new OfficialTable
            {
                Caption = "Phụ lục Nhiệm vụ cải cách hành chính",
                Columns =
                [
                    new(ColumnKind.Code, "STT"), new(ColumnKind.Title, "Nội dung"), new(ColumnKind.Target, "Chỉ tiêu đạt được"), new(ColumnKind.Tasks, "Nhiệm vụ, giải pháp"), new(ColumnKind.Monitor, "Cơ quan theo dõi"),
                    new(ColumnKind.Lead, "Chủ trì"), new(ColumnKind.Coordinators, "Phối hợp"), new(ColumnKind.Time, "Thời gian thực hiện"),
                ],
                Rows =
                [
                    Row("1", "", 1, "Cải cách thể chế", "", []),
                    Row("1.1", "1", 2, "Rà soát văn bản quy phạm pháp luật", "100% văn bản được rà soát", ["Ban hành kế hoạch rà soát văn bản", "Công bố danh mục văn bản hết hiệu lực"]),
                    Row("1.2", "1", 2, "Theo dõi thi hành pháp luật", "Xử lý 100% kiến nghị", ["Tổ chức kiểm tra tại hai đơn vị cấp xã"]),
                    Row("2", "", 1, "Cải cách thủ tục hành chính", "", []),
                    Row("2.1", "2", 2, "Giải quyết hồ sơ đúng hạn", "98% hồ sơ đúng hạn", ["Công khai hồ sơ quá hạn hằng tuần", "Xin lỗi tổ chức, cá nhân khi quá hạn"]),
                ],
            },
        ],
        [],
        []);

    private static OfficialRow Row(string code, string parent, int level, string title, string target, IReadOnlyList<string> tasks) => new()
    {
        Code = code, Parent = parent, Level = level, Title = title, TargetText = target, Tasks = tasks, Lead = level == 1 ? [] : ["Sở Tư pháp"], Coordinators = level == 1 ? [] : ["Sở Nội vụ", "Ủy ban nhân dân cấp xã"],
        Monitor = level == 1 ? [] : ["Văn phòng Ủy ban nhân dân tỉnh"], Time = level == 1 ? "" : "Thường xuyên", Source = SourcePlace.AtLine(1),
    };
}
