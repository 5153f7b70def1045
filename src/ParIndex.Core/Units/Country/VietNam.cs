using ParIndex.Core.Units.Templates;

namespace ParIndex.Core.Units.Country;

/// <summary>
/// The country: ministries, the 63 provinces and the 34 of 1/7/2025 with who became part of whom. See docs/method/units.md for
/// what is official and what is to be checked.
/// </summary>
public static class VietNam
{
    /// <summary>Id of the root.</summary>
    public const string Id = "vn";

    /// <summary>First day of the 34 provinces; also the first day without district level.</summary>
    public static readonly DateOnly TwoLevels = new(2025, 7, 1);

    /// <summary>First day of the reorganised ministries and departments.</summary>
    public static readonly DateOnly Reorganised = new(2025, 3, 1);

    /// <summary>There have been 63 provinces since this day (Hà Tây joined Hà Nội).</summary>
    public static readonly DateOnly SixtyThree = new(2008, 8, 1);

    private static readonly UnitEvent Root =
        UnitEvent.Found(Id, UnitKind.Country, new UnitName("Việt Nam", English: "Viet Nam"), SixtyThree);

    private const string RegionNote = "theo vùng của tỉnh kế thừa mã; các vùng đã được phân lại sau 01/7/2025, cần đối chiếu";

    private static readonly Lazy<UnitRegister> Shared = new(() => UnitRegister.Build(Events()).Register
        ?? throw new InvalidOperationException("The embedded list of provinces breaks the invariants of a register."));

    /// <summary>Ministries and provinces of any time; a register to add an authority's own units to.</summary>
    public static UnitRegister Register => Shared.Value;

    /// <summary>Id of the province with a code: the one of before 1/7/2025 unless it was not merged.</summary>
    public static string ProvinceId(string code) => $"{Id}-{code}";

    /// <summary>The events of <see cref="Register"/>.</summary>
    public static IReadOnlyList<UnitEvent> Events() =>
    [
        Root,
        .. AuthorityTemplate.Events(UnitRegister.Build([Root]).Register![Id]),
        .. Provinces(),
        // Thừa Thiên Huế became a centrally-run city half a year before the mergers (Resolution 175/2024/QH15).
        UnitEvent.Rename(ProvinceId("46"), new UnitName("Huế", "thành phố"), new DateOnly(2025, 1, 1))
            with { LegalBasis = "Nghị quyết 175/2024/QH15" },
    ];

    private static IEnumerable<UnitEvent> Provinces()
    {
        var rows = EmbeddedTable.Read("ParIndex.Core.Units.Country.provinces.tsv");
        foreach (var row in rows)
            yield return Found(row, ProvinceId(row["code"]), SixtyThree, null);

        foreach (var merger in rows.GroupBy(row => row["successor_code_from_2025_07_01"]).Where(merger => merger.Count() > 1))
        {
            var successor = ProvinceId(merger.Key) + "-2025";
            yield return Found(rows.Single(row => row["code"] == merger.Key), successor, TwoLevels, RegionNote);
            yield return UnitEvent.Merge([.. merger.Select(row => ProvinceId(row["code"]))], successor, TwoLevels)
                with
            { LegalBasis = "Nghị quyết 202/2025/QH15" };
        }
    }

    private static UnitEvent Found(IReadOnlyDictionary<string, string> row, string id, DateOnly date, string? regionNote) =>
        UnitEvent.Found(id, UnitKind.Province, new UnitName(row["name"], row["designation"], Aliases(row["name"])), date, Id) with
        {
            Code = row["code"],
            Region = new UnitRegion(row["region_code"], row["region"], regionNote),
        };

    /// <summary>Spellings that official documents use beside the list's own.</summary>
    private static string[] Aliases(string name) => name switch
    {
        "Thành phố Hồ Chí Minh" => ["TP. HCM", "TPHCM", "TP.HCM"],
        "Đắk Lắk" => ["Đắc Lắc", "Đăk Lăk"],
        "Đắk Nông" => ["Đắc Nông", "Đăk Nông"],
        "Bắc Kạn" => ["Bắc Cạn"],
        "Kon Tum" => ["Kontum"],
        "Bà Rịa - Vũng Tàu" => ["BR-VT", "Bà Rịa – Vũng Tàu"],
        "Thừa Thiên Huế" => ["Thừa Thiên - Huế", "TT-Huế", "Huế"],
        _ => [],
    };
}
