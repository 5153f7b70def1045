namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Ordinary words one of whose syllables could be held for a damaged syllable of <see cref="FieldPhrases"/>: "hiểu qua" in "tìm hiểu qua mạng"
/// is no damaged "hiệu quả", "đạo tạo" in "lãnh đạo tạo điều kiện" no damaged "đào tạo".
/// </summary>
internal static class OrdinaryWords
{
    private static readonly string[] All =
    [
        "tiến hành", "thi hành", "ban hành", "vận hành", "thực hành", "chấp hành", "phát hành", "chỉnh lý", "chỉnh sửa", "chỉnh trang", "điều chỉnh", "chinh phục",
        "góp phần", "thành phần", "cổ phần", "một phần", "học phần", "phần mềm", "đấu tranh", "đấu thầu", "đấu giá", "đấu nối", "đầu tư", "đầu tiên", "đầu năm", "đầu mối", "đầu ra",
        "đầu vào", "đầu kỳ", "tìm hiểu", "am hiểu", "thấu hiểu", "tín hiệu", "ký hiệu", "khẩu hiệu", "số hiệu", "thương hiệu", "qua mạng", "qua các", "qua hệ", "qua đường",
        "tư vấn", "tham vấn", "cố vấn", "phỏng vấn", "chất vấn", "ban đầu", "ban giám", "ban quản", "ban chỉ", "bản đồ", "bàn giao", "bán hàng",
        "nghị quyết", "giải quyết", "biểu quyết", "đề nghị", "kiến nghị", "hội nghị", "đính kèm", "đính chính", "định kỳ", "định hướng", "đỉnh cao", "xu hướng", "theo hướng",
        "chiều hướng", "phương hướng", "thụ hưởng", "ảnh hưởng", "dân chủ", "dân số", "dân cư", "dân tộc", "dân sinh", "dân vận", "dần dần", "lãnh đạo", "chỉ đạo", "chủ đạo",
        "nhân đạo", "trực tuyến", "đa tuyến", "truyền hình", "truyền tải", "truyền dẫn", "tỉnh ủy", "thành ủy", "huyện ủy", "đảng ủy", "cấp ủy", "thị ủy", "quận ủy",
        "xã hội", "lễ hội", "cơ hội", "quốc hội", "đóng góp", "đóng bảo", "đóng trên", "đông dân", "phổ biến", "chuyển biến", "diễn biến", "cảm biến", "chế biến", "cán bộ", "nội bộ",
        "toàn bộ", "đồng bộ", "tiến bộ", "nhiễm bệnh", "điều kiện", "sự kiện", "kiện toàn", "nghỉ hưu", "nghỉ việc", "nghỉ phép", "nghi ngờ", "thường trực", "tuyên truyền",
        "tuyên dương", "tuyển sinh", "tình nguyện", "nguyện vọng", "tây nguyên", "thái nguyên", "tài nguyên", "nhận thức", "nhận hồ", "tiếp nhận", "nhân dân", "nhân lực", "mục tiêu",
        "chỉ tiêu", "chi tiêu", "chỉ đạt", "chi trả", "chi ngân", "chi thường", "hoàn thành", "toàn diện", "toàn bộ", "toàn tỉnh", "toàn huyện", "toàn quốc", "toàn dân",
        "thành công", "trưởng thành", "bất kỳ", "chữ ký", "kỹ năng", "thời kỳ", "nhiệm kỳ", "bệnh viện", "học viện", "thành viên", "nhân viên", "chúc mừng", "công chúng",
        "tình thân", "thân thiện", "thân nhân", "công ty", "lẻ tẻ", "dụng cụ", "sử dụng", "áp dụng", "dùng chung", "dùng cho", "dung lượng", "nội dung", "hải long",
        "giảm độc", "độc lập", "đọc sách", "bởi vì", "vì lý", "giai cấp",
        "khả năng", "chức năng", "tính năng", "tiềm năng", "nặng nề", "hình thức", "chính thức", "kiến thức", "ý thức", "tri thức", "phương thức", "cách thức", "kết thúc",
        "nghiêm túc", "thủ tục", "hiện nay", "hiện có", "hiện hành", "hiện đại", "hiện tại", "hiền lành", "cơ quan", "hải quan", "lý do", "lý luận", "so với", "so sánh", "số hộ",
        "bảo hộ", "sở hữu", "sở tại", "đảm bảo", "thông báo", "tờ báo", "cao nhất", "cao hơn", "sạch đẹp", "trong sạch", "phù hợp", "phụ trách", "phụ lục", "phụ cấp", "thời hạn",
        "quá hạn", "trễ hạn", "chế độ", "chế tài", "liên kết", "tổng kết", "cam kết", "đoàn kết", "ký kết", "sơ kết", "quá trình", "quá mức", "cắt giảm", "suy giảm", "sát hạch",
        "sát nhập", "sát với", "từ ngày", "từ năm", "từ xa", "từ các", "từ đó", "từ khi", "hệ thống", "truyền thống", "tin học", "tin nhắn", "tin cậy", "cấp tỉnh", "cấp huyện",
        "cấp xã", "cấp trên", "cấp phép", "cung cấp", "phân bổ", "bộ phận", "vụ việc", "nước ngoài",
    ];

    private static readonly HashSet<(string, string)> Pairs = All.Select(word => (Part(word, 0), Part(word, 1))).ToHashSet();

    private static readonly HashSet<string> Firsts = Pairs.Select(pair => pair.Item1).ToHashSet(StringComparer.Ordinal);

    private static readonly HashSet<string> Seconds = Pairs.Select(pair => pair.Item2).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether two words in a row, tone in one place, are an ordinary word.</summary>
    public static bool Has(string first, string second) => Pairs.Contains((first, second));

    /// <summary>Whether an ordinary word begins so.</summary>
    public static bool Begins(string syllable) => Firsts.Contains(syllable);

    /// <summary>Whether an ordinary word ends so.</summary>
    public static bool Ends(string syllable) => Seconds.Contains(syllable);

    private static string Part(string word, int part) => VietnameseSyllable.Normal(word.Split(' ')[part]);
}
