using ParIndex.Core.Units;
using ParIndex.Core.Units.Country;
using ParIndex.Core.Units.Templates;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Sample;

/// <summary>
/// Units of the sample: ministries and provinces of any time; the former Đắk Nông with its offices and districts; today's Lâm Đồng with offices,
/// communes, and the former districts of the three provinces it was made of, kept as history.
/// </summary>
internal static class SampleUnits
{
    /// <summary>Id of Lâm Đồng since 1/7/2025.</summary>
    public static readonly string LamDong = VietNam.ProvinceId("68") + "-2025";

    public static IReadOnlyList<UnitEvent> Events()
    {
        var country = VietNam.Register;
        return
        [
            .. VietNam.Events(),
            .. AuthorityTemplate.Events(country[SampleInstallation.DakNong]),
            .. AuthorityTemplate.Events(country[LamDong]),
            .. Districts(),
            .. Communes(),
        ];
    }

    private static IEnumerable<UnitEvent> Districts()
    {
        var order = 0;
        using var records = CsvRecords.Open(SampleFolder.File("lam-dong", "districts.tsv"), ["province", "kind", "name"]);
        while (records.Read())
        {
            var row = records.Texts();
            var id = $"{VietNam.ProvinceId(row[0])}/huyen-{++order:00}";
            yield return UnitEvent.Found(id, UnitKind.District, new UnitName(row[2], row[1]), VietNam.SixtyThree, VietNam.ProvinceId(row[0]));
            yield return UnitEvent.Abolish(id, VietNam.TwoLevels) with { LegalBasis = "Nghị quyết 203/2025/QH15: kết thúc hoạt động cấp huyện" };
        }
    }

    private static IEnumerable<UnitEvent> Communes()
    {
        var order = 0;
        using var records = CsvRecords.Open(SampleFolder.File("lam-dong", "communes.tsv"), ["kind", "name"]);
        while (records.Read())
        {
            var row = records.Texts();
            yield return UnitEvent.Found($"{LamDong}/xa-{++order:000}", UnitKind.Commune, new UnitName(row[1], row[0]), VietNam.TwoLevels, LamDong) with
            {
                Note = AuthorityTemplate.Remark,
            };
        }
    }
}
