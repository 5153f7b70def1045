using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Quality;

namespace ParIndex.Web.Pages.Surveys.Quality;

/// <summary>Words of flags and decisions for people.</summary>
public static class QualityWords
{
    public static string Kind(string kind) => kind switch
    {
        "same-person" => Texts.Key("Cùng một người"),
        "same-answers" => Texts.Key("Giống hệt phiếu khác"),
        "near-copy" => Texts.Key("Gần như chép phiếu khác"),
        "straight-line" => Texts.Key("Trả lời một mạch"),
        "too-fast" => Texts.Key("Quá nhanh"),
        "outside-area" => Texts.Key("Ngoài khu vực"),
        "outside-hours" => Texts.Key("Ngoài giờ hoặc ngoài đợt"),
        "overlap" => Texts.Key("Hai cuộc phỏng vấn cùng lúc"),
        "many-missing" => Texts.Key("Bỏ trống nhiều"),
        _ => Texts.Key("Loại không do cờ"),
    };

    public static string Of(Verdict? verdict) => verdict switch
    {
        Verdict.Kept => Texts.Key("Giữ"),
        Verdict.Excluded => Texts.Key("Không tính"),
        _ => Texts.Key("Chưa quyết định"),
    };

    public static string Badge(Verdict? verdict) => verdict switch
    {
        Verdict.Kept => "good",
        Verdict.Excluded => "bad",
        _ => "warn",
    };

    public static string Channel(string channel) => Enum.TryParse<AnswerChannel>(channel, out var known) ? SurveyWords.Channel(known) : SurveyWords.Channel(AnswerChannel.Import);
}
