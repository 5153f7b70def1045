using ParIndex.Core.Units;
using ParIndex.Core.Units.Agencies;
using ParIndex.Core.Units.Country;

namespace ParIndex.Core.Tests.Units.Agencies;

/// <summary>A country with a few districts and communes, and short words for what a text resolves to.</summary>
internal static class AgencySetting
{
    public static readonly DateOnly Y2024 = new(2024, 7, 18);
    public static readonly DateOnly Y2025 = new(2025, 10, 1);

    public static readonly UnitRegister Register = Build();

    public static readonly AgencyResolver Resolver = new(Register);

    /// <summary>"so-noi-vu@vn-67", "[3]" for a closed group of three, "[3 …]" for an open one, "(…)" unregistered, "?" unknown.</summary>
    public static string Short(AgencyResolution resolution) => string.Join(" + ", resolution.Parts.Select(part => part switch
    {
        AgencyPart.ToUnit named => named.Unit.Id + (named.Successors.Count > 0 ? " → " + string.Join(", ", named.Successors.Select(unit => unit.Id)) : ""),
        AgencyPart.ToGroup group => $"[{Kinds(group)}{(group.Group.IsOpen ? " …" : "")}]",
        AgencyPart.Unregistered form => $"({form.Kind})",
        _ => "?",
    }));

    private static string Kinds(AgencyPart.ToGroup group) => string.Join(
        ' ', group.Members.GroupBy(unit => unit.Kind).OrderBy(kind => kind.Key).Select(kind => FormattableString.Invariant($"{kind.Key}:{kind.Count()}")));

    private static UnitRegister Build()
    {
        var since = VietNam.SixtyThree;
        UnitEvent[] events =
        [
            UnitEvent.Found("gn", UnitKind.District, new UnitName("Gia Nghĩa", "thành phố"), since, "vn-67"),
            UnitEvent.Found("ds", UnitKind.District, new UnitName("Đắk Song", "huyện"), since, "vn-67"),
            UnitEvent.Found("tp", UnitKind.District, new UnitName("Tuy Phước", "huyện"), since, "vn-52"),
            UnitEvent.Found("an", UnitKind.District, new UnitName("An Nhơn", "thị xã"), since, "vn-52"),
            UnitEvent.Found("gn1", UnitKind.Commune, new UnitName("Nghĩa Đức", "phường"), since, "gn"),
            UnitEvent.Found("gn2", UnitKind.Commune, new UnitName("Đắk Nia", "xã"), since, "gn"),
            UnitEvent.Found("tp1", UnitKind.Commune, new UnitName("Tuy Phước", "thị trấn"), since, "tp"),
            UnitEvent.Found("tp2", UnitKind.Commune, new UnitName("Phước Sơn", "xã"), since, "tp"),
            UnitEvent.Found("ld1", UnitKind.Commune, new UnitName("Bắc Gia Nghĩa", "phường"), VietNam.TwoLevels, "vn-68-2025"),
            UnitEvent.Found("ld2", UnitKind.Commune, new UnitName("Đức An", "xã"), VietNam.TwoLevels, "vn-68-2025"),
            .. new[] { "gn", "ds", "tp", "an", "gn1", "gn2", "tp1", "tp2" }.Select(id => UnitEvent.Abolish(id, VietNam.TwoLevels)),
        ];
        return VietNam.Register.With(events).Register!;
    }
}
