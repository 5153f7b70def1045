using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.Web.Pages.Portal;

/// <summary>Choices of criteria sets in words for readers.</summary>
internal static class RuleWords
{
    /// <summary>How sure a rule is; null: there is none.</summary>
    public static Message Of(RuleStanding? standing) => standing switch
    {
        null => new("Chấm trực tiếp, chưa có thang điểm chính thức", "Direct points, no official scale at hand"),
        RuleStanding.Official => new("Văn bản chính thức", "Official text"),
        RuleStanding.Stated => new("Văn bản khác trích lại", "Stated by another document"),
        RuleStanding.Inferred => new("Suy ra từ số liệu công bố", "Inferred from published figures"),
        RuleStanding.Remembered => new("Nhớ lại, chưa đối chiếu", "Remembered, not checked"),
        _ => new("Mẫu để điều chỉnh", "Example to adapt"),
    };

    /// <summary>Where points come from.</summary>
    public static Message Of(SourceKind source) => source switch
    {
        SourceKind.Appraised => new("Tự đánh giá, thẩm định", "Self-assessed and appraised"),
        SourceKind.LeaderSurvey => new("Điều tra xã hội học", "Opinion survey"),
        SourceKind.Sipas => new("SIPAS: người dân, tổ chức", "SIPAS: citizens and organisations"),
        _ => new("Số liệu thống kê", "Official statistics"),
    };

    /// <summary>What happens where a criterion does not apply.</summary>
    public static Message Of(NotApplicablePolicy policy) => policy switch
    {
        NotApplicablePolicy.FullPoints => new("Tính đủ điểm", "Full points"),
        NotApplicablePolicy.Exclude => new("Loại khỏi mẫu số", "Left out of the maximum"),
        _ => new("Không điểm", "No points"),
    };

    /// <summary>What kind of figure is asked.</summary>
    public static Message Of(InputType type) => type switch
    {
        InputType.Count => new("Số đếm", "Count"),
        InputType.Amount => new("Số lượng", "Amount"),
        InputType.Percent => new("Tỷ lệ", "Percent"),
        InputType.Number => new("Số", "Number"),
        InputType.YesNo => new("Có / không", "Yes / no"),
        _ => new("Một lựa chọn", "One of a list"),
    };
}
