using ParIndex.App.Accounts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Components;

/// <summary>One entry of the main menu.</summary>
/// <param name="Path">Below the language, such as "/xep-hang".</param>
/// <param name="Text">Vietnamese; shown through <see cref="Texts"/>.</param>
/// <param name="StartsGroup">Set apart from the entries before it.</param>
public sealed record MenuItem(string Path, string Text, bool StartsGroup = false)
{
    /// <summary>Whether the page at <paramref name="path"/> belongs under this entry.</summary>
    public bool Holds(PathString path) => path.StartsWithSegments(Path, StringComparison.Ordinal);
}

/// <summary>The menu across every page: what all may read, then the work each may do.</summary>
public static class MainMenu
{
    private static readonly MenuItem[] Reading =
    [
        new("/xep-hang", Texts.Key("Xếp hạng")),
        new("/don-vi", Texts.Key("Đơn vị")),
        new("/tieu-chi", Texts.Key("Tiêu chí")),
        new("/so-sanh", Texts.Key("So sánh")),
        new("/bo-tieu-chi", Texts.Key("Bộ tiêu chí")),
        new("/du-lieu", Texts.Key("Dữ liệu")),
    ];

    /// <summary>Who runs surveys finds them under the surveys.</summary>
    private static readonly MenuItem Results = new("/dieu-tra/ket-qua", Texts.Key("Kết quả điều tra"));

    private static readonly (MenuItem Item, Permission[] Needs)[] Working =
    [
        (new("/dieu-hanh", Texts.Key("Điều hành")), [Permission.ReadPlan]),
        (new("/ky-danh-gia", Texts.Key("Kỳ đánh giá")), [Permission.ManageRound, Permission.MonitorRound, Permission.ReadScorecard]),
        (new("/ke-hoach", Texts.Key("Kế hoạch")), [Permission.ReadPlan]),
        (new("/dieu-tra", Texts.Key("Điều tra")), [Permission.EnterResponses]),
        (Results, [Permission.ReadResults]),
        (new("/viec-cua-toi", Texts.Key("Việc của tôi")), [Permission.FillScorecard]),
        (new("/tai-lieu", Texts.Key("Tài liệu")), [Permission.FillScorecard]),
        (new("/nhap", Texts.Key("Nhập")), [Permission.ImportResults]),
        (new("/quan-tri", Texts.Key("Quản trị")), [Permission.ManagePeople, Permission.ManageUnits, Permission.ReadLog]),
    ];

    public static IReadOnlyList<MenuItem> For(Visitor reader)
    {
        var working = Working.Where(entry => entry.Needs.Any(permission => reader.May(permission)) && (entry.Item != Results || !reader.May(Permission.EnterResponses))).Select(entry => entry.Item).ToList();
        return [.. Reading, .. working.Select((item, index) => item with { StartsGroup = index == 0 })];
    }
}
