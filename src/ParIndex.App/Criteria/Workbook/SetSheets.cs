using ParIndex.App.Criteria.Form;

namespace ParIndex.App.Criteria.Workbook;

/// <summary>The sheets of the workbook form and their columns.</summary>
internal static class SetSheets
{
    public const string Settings = "Bộ tiêu chí";
    public const string Criteria = "Tiêu chí";
    public const string Inputs = "Dữ liệu đầu vào";
    public const string Tests = "Kiểm thử";
    public const string Lists = "Nhóm, hằng số, làm tròn";
    public const string Mapping = "Ánh xạ";

    /// <summary>Columns that stand for no member.</summary>
    public const string Level = "level";
    public const string Check = "check";
    public const string Item = "item";
    public const string Value = "value";
    public const string Part = "part";

    /// <summary>Items of the settings sheet, each on its row; lists on several.</summary>
    public static readonly IReadOnlyList<SetColumn> SettingItems =
    [
        new("id", "Mã bộ tiêu chí", 0, CellForm.Line),
        new("title", "Tên", 0, CellForm.Line),
        new("title_en", "Tên tiếng Anh", 0, CellForm.Line),
        new("edition", "Ban hành theo", 0, CellForm.Line),
        SetColumn.Word("level", "Cấp áp dụng", 0, SetWords.Levels),
        new("years", "Năm áp dụng", 0, CellForm.Numbers),
        new("legal_basis", "Căn cứ pháp lý", 0, CellForm.Lines),
        new("supersedes", "Thay cho bộ", 0, CellForm.Line),
        new("superseded_by", "Được thay bởi", 0, CellForm.Lines),
        new("example", "Là ví dụ để chỉnh sửa", 0, CellForm.Flag),
        new("note", "Ghi chú", 0, CellForm.Block),
        new("total", "Tổng điểm", 0, CellForm.Number),
        new("digits", "Số chữ số thập phân", 0, CellForm.Number),
        SetColumn.Word("ties", "Đồng hạng", 0, SetWords.Ties),
        SetColumn.Word("not_applicable", "Khi không phát sinh", 0, SetWords.NotApplicable),
    ];

    public static readonly IReadOnlyList<SetColumn> SettingColumns =
    [
        new(Item, "Mục", 28, CellForm.Line),
        new(Value, "Giá trị", 100, CellForm.Block),
    ];

    public static readonly IReadOnlyList<SetColumn> CriteriaColumns =
    [
        new("code", "Mã", 9, CellForm.Line),
        new("key", "Khóa", 22, CellForm.Line),
        new(Level, "Cấp", 6, CellForm.Number),
        new("title", "Tên tiêu chí", 55, CellForm.Line),
        new("title_en", "Tên tiếng Anh", 20, CellForm.Line),
        new("max", "Điểm tối đa", 9, CellForm.Number),
        SetColumn.Word("kind", "Loại điểm", 12, SetWords.Kinds),
        new(Check, "Chênh lệch tổng mục con", 12, CellForm.Number),
        SetColumn.Word("source", "Nguồn điểm", 18, SetWords.Sources),
        new("field", "Lĩnh vực thẩm định", 12, CellForm.Line),
        new("lead", "Chủ trì (mỗi dòng một)", 28, CellForm.Lines),
        new("coordinators", "Phối hợp (mỗi dòng một)", 28, CellForm.Lines),
        new("rule", "Cách tính điểm", 45, CellForm.Block),
        SetColumn.Word("rule_standing", "Căn cứ của cách tính", 18, SetWords.Standings),
        new("rule_reference", "Dẫn chiếu", 30, CellForm.Line),
        new("draft_rule", "Cách tính nháp (không dùng)", 40, CellForm.Block),
        SetColumn.Word("draft_standing", "Căn cứ của bản nháp", 16, SetWords.Standings),
        new("draft_reference", "Dẫn chiếu của bản nháp", 24, CellForm.Line),
        new("evidence", "Tài liệu kiểm chứng (mỗi dòng một)", 36, CellForm.Lines),
        SetColumn.Word("not_applicable", "Khi không phát sinh", 16, SetWords.NotApplicable),
        new("note", "Ghi chú", 40, CellForm.Block),
    ];

    public static readonly IReadOnlyList<SetColumn> InputColumns =
    [
        new("code", "Mã tiêu chí", 11, CellForm.Line),
        new("name", "Tên biến", 18, CellForm.Line),
        new("label", "Nhãn", 50, CellForm.Line),
        new("label_en", "Nhãn tiếng Anh", 24, CellForm.Line),
        SetColumn.Word("type", "Kiểu", 14, SetWords.InputTypes),
        new("unit", "Đơn vị tính", 14, CellForm.Line),
        new("min", "Nhỏ nhất", 10, CellForm.Number),
        new("max", "Lớn nhất", 10, CellForm.Number),
        new("at_most", "Không vượt quá biến", 18, CellForm.Line),
        new("options", "Lựa chọn (mỗi dòng một)", 30, CellForm.Lines),
        new("also_for", "Hỏi thêm cho năm (mỗi dòng một)", 16, CellForm.Lines),
    ];

    public static readonly IReadOnlyList<SetColumn> TestColumns =
    [
        new("code", "Mã tiêu chí", 11, CellForm.Line),
        new("name", "Tên kiểm thử", 40, CellForm.Line),
        new("values", "Số liệu (mỗi dòng: biến = giá trị)", 40, CellForm.Pairs),
        new("points", "Điểm mong đợi", 12, CellForm.Number),
        new("not_applicable", "Không áp dụng", 12, CellForm.Flag),
        new("digits", "Số chữ số của điểm", 12, CellForm.Number),
    ];

    /// <summary>One sheet for three short lists; the part says which. Columns take other names by part.</summary>
    public static readonly IReadOnlyList<SetColumn> ListColumns =
    [
        new(Part, "Phần", 20, CellForm.Line),
        new("name", "Tên nhóm, hằng số hoặc cấp", 30, CellForm.Line),
        new(Value, "Giá trị (từ mức, trị số, số chữ số)", 24, CellForm.Number),
        new("label", "Nhãn", 50, CellForm.Line),
    ];

    public static readonly IReadOnlyList<SetColumn> MappingColumns =
    [
        new("from", "Khóa cũ (mỗi dòng một)", 36, CellForm.Lines),
        new("to", "Khóa mới (mỗi dòng một)", 36, CellForm.Lines),
        SetColumn.Word("relation", "Quan hệ", 14, SetWords.Relations),
        new("shares", "Tỷ lệ điểm (mỗi dòng một)", 16, CellForm.Numbers),
        new("note", "Ghi chú", 50, CellForm.Block),
    ];

    /// <summary>What officers see for each member; the same member of different sheets may have several names.</summary>
    public static IReadOnlyDictionary<string, string> Labels { get; } = new[] { SettingItems, CriteriaColumns, InputColumns, TestColumns, MappingColumns }
        .SelectMany(columns => columns)
        .GroupBy(column => column.Name)
        .ToDictionary(group => group.Key, group => string.Join(" / ", group.Select(column => column.Header.Split(" (")[0]).Distinct()));

    /// <summary>Parts of the lists sheet: member of the set, label, and what name, value and label are called in it.</summary>
    public static readonly IReadOnlyList<(string Member, string Label, string Name, string Value, string? Remark)> ListParts =
    [
        ("bands", "Xếp loại", "name", "from", null),
        ("constants", "Hằng số", "name", "value", "label"),
        ("rounding", "Làm tròn", "level", "digits", null),
    ];
}
