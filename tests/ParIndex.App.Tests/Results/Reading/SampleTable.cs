using ParIndex.Core.Results;

namespace ParIndex.App.Tests.Results.Reading;

/// <summary>A made-up table of criteria: what a reader must find again however it is printed.</summary>
internal sealed record SampleRow(string Code, string Title)
{
    public decimal? Max { get; init; }

    public decimal? Score { get; init; }

    public decimal? Percent { get; init; }

    public decimal? Target { get; init; }

    public string[] Tasks { get; init; } = [];

    public string[] Lead { get; init; } = [];

    public string[] Coordinators { get; init; } = [];

    public string Cause { get; init; } = "";

    public string Time { get; init; } = "";
}

/// <summary>Makes such tables. Texts are made up in the manner of plans and reports; none is from a real document.</summary>
internal static class SampleTable
{
    private static readonly string[] Fields =
        ["CHỈ ĐẠO VÀ ĐIỀU HÀNH CẢI CÁCH", "CẢI CÁCH THỂ CHẾ CỦA ĐỊA PHƯƠNG", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "TỔ CHỨC BỘ MÁY", "CHẾ ĐỘ CÔNG VỤ", "TÀI CHÍNH CÔNG"];

    private static readonly string[] Titles =
    [
        "Mức độ hoàn thành kế hoạch năm của địa phương", "Gửi báo cáo định kỳ đủ số lượng và đúng hạn", "Tỷ lệ cơ quan, đơn vị được kiểm tra trong năm (theo kế hoạch)",
        "Xử lý vấn đề phát hiện qua kiểm tra, thanh tra", "Tuyên truyền về cải cách - hình thức mới", "Tỷ lệ hồ sơ giải quyết đúng hạn tại Bộ phận Một cửa cấp huyện, cấp xã",
        "Công khai thủ tục trên Cổng dịch vụ công; trang thông tin điện tử", "Rà soát văn bản quy phạm pháp luật (VBQPPL)", "Thực hiện quy định về sử dụng biên chế được giao",
    ];

    private static readonly string[] Causes =
    [
        "Tỷ lệ hồ sơ đúng hạn mới đạt 92,4%. Theo quy định phải từ 95% trở lên", "Chưa ban hành kế hoạch kiểm tra trong quý I; còn 03 đơn vị gửi báo cáo chậm",
        "Trong năm chỉ có 01 sáng kiến được công nhận (quy định từ 02 sáng kiến trở lên)", "Còn tình trạng hồ sơ trễ hẹn nhưng không có văn bản xin lỗi người dân, tổ chức",
        "Giải ngân vốn đầu tư công đạt 71,3% so với kế hoạch được giao",
    ];

    private static readonly string[] Works =
    [
        "Rà soát, sửa đổi quy trình nội bộ của các cơ quan, đơn vị", "Tổ chức kiểm tra ít nhất 30% cơ quan, đơn vị trong năm", "Đôn đốc các đơn vị gửi báo cáo đúng hạn; công khai đơn vị chậm",
        "Tập huấn cho công chức làm việc tại Bộ phận Một cửa", "Nâng cấp hệ thống thông tin giải quyết thủ tục hành chính",
    ];

    private static readonly string[] Leads =
        ["Sở Nội vụ", "Sở Tư pháp", "Văn phòng UBND tỉnh", "Giám đốc Sở Tài chính", "Phòng Nội vụ", "Sở Lao động - Thương binh và Xã hội", "Sở Văn hóa, Thể thao và Du lịch", "Văn phòng HĐND và UBND huyện", "Chủ tịch UBND cấp xã", "Kho bạc Nhà nước tỉnh"];

    private static readonly string[] Coordinations =
        ["Các sở, ban, ngành", "UBND cấp huyện", "UBND cấp xã", "các cơ quan, đơn vị liên quan", "UBND các huyện, thành phố", "Các cơ quan, đơn vị, địa phương", "Công an tỉnh", "Bảo hiểm xã hội tỉnh"];

    public static List<SampleRow> Make(Random random, bool report)
    {
        var rows = new List<SampleRow>();
        var fields = random.Next(2, 5);
        for (var field = 1; field <= fields; field++)
        {
            rows.Add(Points(random, new SampleRow($"{field}", Fields[(field - 1) % Fields.Length]), full: false));
            var criteria = random.Next(2, field == 2 ? 13 : 5);
            for (var criterion = 1; criterion <= criteria; criterion++)
            {
                var parts = random.Next(3) == 0 ? 0 : random.Next(1, 4);
                var row = Points(random, new SampleRow($"{field}.{criterion}", Pick(random, Titles)), full: random.Next(2) == 0);
                rows.Add(parts == 0 ? Leaf(random, row, report) : row);
                for (var part = 1; part <= parts; part++)
                {
                    rows.Add(Leaf(random, Points(random, new SampleRow($"{field}.{criterion}.{part}", Pick(random, Titles)), full: random.Next(2) == 0), report));
                }
            }
        }

        return rows;
    }

    private static SampleRow Points(Random random, SampleRow row, bool full)
    {
        var max = random.Next(1, 40) * 0.25m;
        var score = full ? max : decimal.Round(max * random.Next(0, 10000) / 10000m, random.Next(1, 5));
        return row with { Max = max, Score = score, Percent = decimal.Round(100 * score / max, random.Next(0, 3)), Target = decimal.Round((max + score) / 2, 2) };
    }

    private static SampleRow Leaf(Random random, SampleRow row, bool report)
    {
        var lost = row.Score < row.Max;
        if (report && !lost)
        {
            return row;
        }

        return row with
        {
            Cause = report ? Pick(random, Causes) : "",
            Tasks = report ? [] : [.. Works.OrderBy(_ => random.Next()).Take(random.Next(1, 4))],
            Lead = [.. Leads.OrderBy(_ => random.Next()).Take(random.Next(1, 3))],
            Coordinators = [.. Coordinations.OrderBy(_ => random.Next()).Take(random.Next(1, 4))],
            Time = report ? "" : Pick(random, ["Thường xuyên", "Quý II/2027", "Trước ngày 30/6/2027", "Trong năm 2027"]),
        };
    }

    private static string Pick(Random random, string[] texts) => texts[random.Next(texts.Length)];

    /// <summary>Columns such a table has.</summary>
    public static ColumnKind[] Kinds(bool report, bool glued) =>
    [
        ColumnKind.Code, ColumnKind.Title, ColumnKind.Max, ColumnKind.Score,
        .. report ? [ColumnKind.Percent, ColumnKind.Cause] : (ColumnKind[])[ColumnKind.Target, ColumnKind.Tasks, ColumnKind.Time],
        .. glued ? [ColumnKind.Responsible] : (ColumnKind[])[ColumnKind.Lead, ColumnKind.Coordinators],
    ];
}
