using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>Languages as XLSForm headers name them: "English (en)". Tags are ISO 639.</summary>
internal static class FormLanguages
{
    private static readonly (string Tag, string Name)[] Known =
    [
        ("vi", "Tiếng Việt"), ("en", "English"), ("tyz", "Tày"), ("nut", "Nùng"), ("hmn", "Mông"), ("blt", "Thái"), ("mtq", "Mường"), ("km", "Khmer"),
        ("cjm", "Chăm"), ("jra", "Gia Rai"), ("rad", "Ê Đê"), ("bdq", "Ba Na"), ("zh", "中文"), ("lo", "ລາວ"), ("fr", "Français"),
    ];

    private static readonly (string Tag, string Name)[] OtherNames =
        [("vi", "Vietnamese"), ("vi", "Tieng Viet"), ("en", "Tiếng Anh"), ("km", "Khơ-me"), ("hmn", "Hmong"), ("fr", "French"), ("zh", "Chinese")];

    /// <summary>Name and tag as written in headers.</summary>
    public static string Header(string tag) => Known.FirstOrDefault(known => known.Tag == tag) is { Name: { } name } ? $"{name} ({tag})" : $"{tag} ({tag})";

    /// <summary>The tag a header means; null when it names none that is known.</summary>
    public static string? Tag(string header)
    {
        var open = header.LastIndexOf('(');
        if (open >= 0 && header.EndsWith(')'))
        {
            var tag = header[(open + 1)..^1].Trim();
            return Wording.IsTag(tag) ? tag : null;
        }

        var folded = VietnameseText.Fold(header);
        return Known.Concat(OtherNames).Where(known => VietnameseText.Fold(known.Name) == folded).Select(known => known.Tag).FirstOrDefault()
            ?? (Wording.IsTag(header) ? header : null);
    }
}
