using System.Security.Claims;

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

/// <summary>The menu across every page: what all may read, then the work of those signed in.</summary>
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

    private static readonly MenuItem[] Working =
    [
        .. Reading,
        new("/nhap", Texts.Key("Nhập"), StartsGroup: true),
        new("/quan-tri", Texts.Key("Quản trị")),
    ];

    public static IReadOnlyList<MenuItem> For(ClaimsPrincipal reader) => reader.Identity?.IsAuthenticated == true ? Working : Reading;
}
