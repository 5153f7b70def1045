using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans;

/// <summary>
/// Tasks on the factors of the citizens' satisfaction index where no earlier plan has any: one for each factor of the method of Decision 1001/QĐ-BNV of 11/12/2023,
/// policy part and service part, each to be replaced by the authority's own.
/// </summary>
public static class SipasTasks
{
    private const string Offices = "Thủ trưởng các sở, ban, ngành";
    private const string Communes = "Chủ tịch UBND cấp xã";
    private const string Centre = "Chánh Văn phòng UBND tỉnh";
    private const string Always = "Thường xuyên";

    private static readonly string[] Numerals = ["I", "II", "III", "IV", "V"];

    private static readonly (string Part, (string Factor, string Task, string[] Lead)[] Factors)[] Parts =
    [
        ("VIỆC XÂY DỰNG, TỔ CHỨC THỰC HIỆN CHÍNH SÁCH CÔNG",
        [
            ("Trách nhiệm giải trình của chính quyền", "Công khai, giải thích chính sách đầy đủ, dễ tìm, dễ hiểu trên các kênh người dân hay dùng", [Offices, Communes]),
            ("Sự tham gia của người dân vào quá trình xây dựng, tổ chức thực hiện chính sách", "Mở nhiều hình thức góp ý; phản hồi người góp ý về việc tiếp thu", [Offices, Communes]),
            ("Chất lượng chính sách", "Rà soát kết quả thực hiện từng nhóm chính sách, khắc phục nội dung bị đánh giá thấp", [Offices]),
        ]),
        ("CUNG ỨNG DỊCH VỤ HÀNH CHÍNH CÔNG",
        [
            ("Tiếp cận dịch vụ", "Bảo đảm biển chỉ dẫn, chỗ ngồi, trang thiết bị và hướng dẫn tại nơi tiếp nhận, trả kết quả", [Centre, Communes]),
            ("Thủ tục hành chính", "Niêm yết, công khai thủ tục đầy đủ, dễ đọc; không yêu cầu thêm giấy tờ ngoài quy định", [Centre, Communes]),
            ("Công chức trực tiếp giải quyết công việc", "Chấn chỉnh thái độ giao tiếp; hướng dẫn để người dân hoàn thiện hồ sơ sau một lần", [Offices, Communes]),
            ("Kết quả giải quyết TTHC", "Trả kết quả đúng hẹn; hồ sơ trễ hẹn phải có thư xin lỗi nêu rõ lý do", [Offices, Communes]),
            ("Tiếp nhận, xử lý phản ánh, kiến nghị của người dân", "Bố trí hình thức tiếp nhận dễ dùng; xử lý và thông báo kết quả đúng hạn", [Offices, Communes]),
        ]),
    ];

    /// <summary>The table of an appendix.</summary>
    public static OfficialTable Table()
    {
        var rows = new List<OfficialRow>();
        var number = 0;
        foreach (var (letter, (part, factors)) in "AB".Zip(Parts))
        {
            rows.Add(Row($"{letter}", "", 1, part));
            foreach (var (roman, (factor, task, lead)) in Numerals.Zip(factors))
            {
                var section = $"{letter}.{roman}";
                rows.Add(Row(section, $"{letter}", 2, factor));
                rows.Add(Row((++number).ToString(System.Globalization.CultureInfo.InvariantCulture), section, 3, task) with
                {
                    Lead = lead,
                    Coordinators = ["Sở Nội vụ", "các cơ quan, đơn vị có liên quan"],
                    Time = Always,
                });
            }
        }

        return new OfficialTable
        {
            Columns =
            [
                new(ColumnKind.Code, "STT"), new(ColumnKind.Title, "Nội dung, nhiệm vụ"), new(ColumnKind.Lead, "Chủ trì"), new(ColumnKind.Coordinators, "Phối hợp"),
                new(ColumnKind.Time, "Thời gian thực hiện"),
            ],
            Rows = [.. rows.Select((row, i) => row with { Source = SourcePlace.AtLine(i + 1) })],
        };
    }

    private static OfficialRow Row(string code, string parent, int level, string title) =>
        new() { Code = code, Parent = parent, Level = level, Title = title, Source = SourcePlace.AtLine(1) };
}
