using System.Globalization;
using ParIndex.App.Results.Importing;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.Web.Pages.Import;

/// <summary>Words of the pages of importing.</summary>
internal static class ImportNames
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["code"] = Texts.Key("Mã"),
        ["title"] = Texts.Key("Tên tiêu chí"),
        ["max"] = Texts.Key("Điểm tối đa"),
        ["score"] = Texts.Key("Điểm đạt được"),
        ["percent"] = Texts.Key("Tỷ lệ %"),
        ["target"] = Texts.Key("Mục tiêu"),
        ["tasks"] = Texts.Key("Nhiệm vụ, mỗi dòng một nhiệm vụ"),
        ["lead"] = Texts.Key("Chủ trì, mỗi dòng một cơ quan"),
        ["coordinators"] = Texts.Key("Phối hợp, mỗi dòng một cơ quan"),
        ["monitor"] = Texts.Key("Theo dõi, mỗi dòng một cơ quan"),
        ["cause"] = Texts.Key("Nguyên nhân bị trừ điểm"),
        ["time"] = Texts.Key("Thời gian"),
        ["note"] = Texts.Key("Ghi chú"),
        [RowMarks.Kept] = Texts.Key("Giữ hàng"),
        [RowMarks.After] = Texts.Key("Vị trí"),
        ["reason"] = Texts.Key("Lý do sửa"),
    };

    public static IReadOnlyList<string> Steps(Texts texts) => [texts["Tải lên"], texts["Khai báo"], texts["Đối chiếu"], texts["Lưu và công bố"]];

    public static string Field(Texts texts, string key) => texts[Fields.GetValueOrDefault(key, key)];

    /// <summary>A value of a field as read: numbers with the comma or point of the language.</summary>
    public static string Value(string key, string value) =>
        RowField.Find(key) is { } field && (field.IsNumber || field.Column == ColumnKind.Target) && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? Show.Brief(number)
            : value;

    /// <summary>Whether the printed text says something else than what is shown: only then is it worth showing beside it.</summary>
    public static bool Differs(RowField field, OfficialRow row) =>
        row.Printed.GetValueOrDefault(field.Column) is { } printed
        && !(field.TryNormalise(printed.Text.TrimEnd('%', ' '), out var normal) && normal == field.Of(row))
        && VietnameseText.Clean(printed.Text) != VietnameseText.Clean(field.Of(row));

    public static string Severity(FindingSeverity severity) => severity switch { FindingSeverity.Error => "bad", FindingSeverity.Warning => "warn", _ => "info" };
}
