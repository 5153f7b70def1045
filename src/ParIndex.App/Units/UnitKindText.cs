using ParIndex.Core.Text;
using ParIndex.Core.Units;

namespace ParIndex.App.Units;

/// <summary>Kinds of units in words.</summary>
public static class UnitKindText
{
    private static readonly Dictionary<UnitKind, Message> Names = new()
    {
        [UnitKind.Country] = new("Cả nước", "Country"),
        [UnitKind.CentralMinistry] = new("Bộ, ngành trung ương", "Ministry or central agency"),
        [UnitKind.Province] = new("Tỉnh, thành phố trực thuộc trung ương", "Province or centrally-run city"),
        [UnitKind.Department] = new("Sở, ban, ngành", "Department"),
        [UnitKind.District] = new("Huyện, quận, thị xã, thành phố", "District"),
        [UnitKind.Commune] = new("Xã, phường, đặc khu", "Commune or ward"),
        [UnitKind.VerticalAgency] = new("Cơ quan ngành dọc", "Agency of a central body"),
        [UnitKind.Utility] = new("Điện, nước", "Utility"),
        [UnitKind.Press] = new("Báo, đài", "Press"),
        [UnitKind.FrontOrganisation] = new("Mặt trận, đoàn thể", "Front or mass organisation"),
        [UnitKind.PostOffice] = new("Bưu điện", "Post office"),
        [UnitKind.PublicServiceUnit] = new("Đơn vị sự nghiệp công lập", "Public service unit"),
        [UnitKind.Division] = new("Phòng, ban trực thuộc", "Division"),
        [UnitKind.PartyBody] = new("Cơ quan Đảng", "Party body"),
        [UnitKind.ElectedBody] = new("Hội đồng nhân dân, đoàn đại biểu Quốc hội", "Elected body"),
        [UnitKind.Enterprise] = new("Doanh nghiệp", "Enterprise"),
        [UnitKind.Other] = new("Khác", "Other"),
    };

    public static Message Of(UnitKind kind) => Names[kind];

    /// <summary>The kind behind what was typed: its name in either language, its code, or a rank word such as "xã"; null when unknown.</summary>
    public static UnitKind? Parse(string text)
    {
        var folded = VietnameseText.Fold(text);
        foreach (var (kind, name) in Names)
        {
            if (VietnameseText.Fold(kind.ToString()) == folded || VietnameseText.Fold(name.Vietnamese) == folded || VietnameseText.Fold(name.English) == folded)
                return kind;
        }

        return OfWord(folded);
    }

    /// <summary>The kind a name begins with: "Sở Nội vụ" is a department; null when the name does not tell.</summary>
    public static UnitKind? OfName(string name)
    {
        var words = VietnameseText.Fold(name).Split(' ');
        return OfWord(string.Join(' ', words.Take(2))) ?? OfWord(words[0]);
    }

    private static UnitKind? OfWord(string folded) => folded switch
    {
        "tinh" => UnitKind.Province,
        "so" or "thanh tra" or "ban quan" or "so, ban, nganh" => UnitKind.Department,
        "huyen" or "quan" or "thi xa" => UnitKind.District,
        "xa" or "phuong" or "thi tran" or "dac khu" => UnitKind.Commune,
        "bo" => UnitKind.CentralMinistry,
        "phong" => UnitKind.Division,
        "trung tam" or "truong" or "benh vien" => UnitKind.PublicServiceUnit,
        "cong an" or "kho bac" or "thue" or "cuc thue" or "bao hiem" => UnitKind.VerticalAgency,
        "buu dien" => UnitKind.PostOffice,
        _ => null,
    };
}
