using ParIndex.App.Criteria.Comparing;
using ParIndex.Core.Criteria;
using ParIndex.Core.Text;

namespace ParIndex.Web.Pages.Criteria;

/// <summary>Choices of the library in words and colours.</summary>
internal static class SetWords
{
    public static Message Of(SetLevel level) => level switch
    {
        SetLevel.Province => new("Cấp tỉnh", "Province"),
        SetLevel.Department => new("Sở, ban, ngành", "Departments"),
        SetLevel.District => new("Cấp huyện", "District"),
        SetLevel.Commune => new("Cấp xã", "Commune"),
        SetLevel.Ministry => new("Bộ, cơ quan ngang bộ", "Ministries"),
        _ => new("Phòng, đơn vị", "Offices"),
    };

    /// <summary>By its name as stored.</summary>
    public static Message? Level(string? name) => Enum.TryParse<SetLevel>(name, out var level) ? Of(level) : null;

    public static Message Of(CriterionKind kind) => kind switch
    {
        CriterionKind.Bonus => new("Điểm thưởng", "Bonus"),
        CriterionKind.Penalty => new("Điểm trừ", "Penalty"),
        _ => new("Điểm thường", "Regular"),
    };

    public static Message Of(TiePolicy ties) => ties == TiePolicy.Dense ? new("1, 2, 2, 3", "1, 2, 2, 3") : new("1, 2, 2, 4", "1, 2, 2, 4");

    public static Message Of(MappingRelation relation) => relation switch
    {
        MappingRelation.Same => new("Giữ nguyên", "Same"),
        MappingRelation.Split => new("Tách", "Split"),
        MappingRelation.Merged => new("Gộp", "Merged"),
        MappingRelation.New => new("Mới", "New"),
        _ => new("Bỏ", "Dropped"),
    };

    public static string? Badge(MappingRelation relation) => relation switch
    {
        MappingRelation.New => "good",
        MappingRelation.Dropped => "bad",
        MappingRelation.Same => null,
        _ => "accent",
    };

    public static Message Of(CarriedStanding standing) => standing switch
    {
        CarriedStanding.Exact => new("Chính xác", "Exact"),
        CarriedStanding.InProportion => new("Theo tỷ lệ", "In proportion"),
        _ => new("Cách tính đã đổi", "Rule changed"),
    };

    /// <summary>Colour of how sure a rule is.</summary>
    public static string? Badge(RuleStanding? standing) => standing switch
    {
        RuleStanding.Official => "good",
        RuleStanding.Stated => "brand",
        RuleStanding.Inferred => "accent",
        null => "warn",
        _ => null,
    };

    /// <summary>The mark of a criterion in lists, shorter than its explanation.</summary>
    public static Message Mark(RuleStanding? standing) => standing switch
    {
        RuleStanding.Official => new("Chính thức", "Official"),
        RuleStanding.Stated => new("Được nêu lại", "Stated"),
        RuleStanding.Inferred => new("Suy ra", "Inferred"),
        RuleStanding.Remembered => new("Nhớ lại", "Remembered"),
        RuleStanding.Example => new("Ví dụ", "Example"),
        null => new("Chưa có thang điểm chính thức", "No official scale yet"),
        _ => new("", ""),
    };
}
