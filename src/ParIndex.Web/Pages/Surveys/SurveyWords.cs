using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Web.Languages;

namespace ParIndex.Web.Pages.Surveys;

/// <summary>Words of surveys for people.</summary>
public static class SurveyWords
{
    /// <summary>Tag of the language of the page, for words of a questionnaire.</summary>
    public static string Tongue(HttpContext context) => PagePlace.Of(context).IsEnglish ? Wording.English : Wording.Vietnamese;

    public static IReadOnlyList<WaveState> States { get; } = Enum.GetValues<WaveState>();

    public static string Kind(WaveKind kind) => kind switch
    {
        WaveKind.Own => Texts.Key("Điều tra của đơn vị"),
        WaveKind.Rehearsal => Texts.Key("Điều tra thử trước đợt của Bộ"),
        _ => Texts.Key("Đợt của Bộ Nội vụ"),
    };

    public static string Asked(AskedGroup group) => group switch
    {
        AskedGroup.Citizens => Texts.Key("Người dân"),
        AskedGroup.Leaders => Texts.Key("Lãnh đạo, quản lý"),
        AskedGroup.Delegates => Texts.Key("Đại biểu Hội đồng nhân dân"),
        AskedGroup.Businesses => Texts.Key("Doanh nghiệp"),
        _ => Texts.Key("Cán bộ, công chức"),
    };

    public static string State(WaveState state) => state switch
    {
        WaveState.Draft => Texts.Key("Đang chuẩn bị"),
        WaveState.Open => Texts.Key("Đang nhận phiếu"),
        WaveState.Closed => Texts.Key("Đã kết thúc nhận"),
        _ => Texts.Key("Đã chốt"),
    };

    public static string Badge(WaveState state) => state switch
    {
        WaveState.Draft => "",
        WaveState.Open => "good",
        WaveState.Closed => "warn",
        _ => "brand",
    };

    public static string Channel(AnswerChannel channel) => channel switch
    {
        AnswerChannel.Link => Texts.Key("Đường dẫn riêng"),
        AnswerChannel.Qr => Texts.Key("Mã QR trên phiếu"),
        AnswerChannel.Open => Texts.Key("Đường dẫn chung"),
        AnswerChannel.Tablet => Texts.Key("Máy tính bảng"),
        AnswerChannel.Paper => Texts.Key("Phiếu giấy"),
        _ => Texts.Key("Nhập từ tệp"),
    };

    public static string State(PersonState state) => state switch
    {
        PersonState.Waiting => Texts.Key("Chưa trả lời"),
        PersonState.Refused => Texts.Key("Từ chối"),
        PersonState.Unreachable => Texts.Key("Không gặp được"),
        PersonState.Replaced => Texts.Key("Đã thay"),
        _ => Texts.Key("Dự bị"),
    };
}
