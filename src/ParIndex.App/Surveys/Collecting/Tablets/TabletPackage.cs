using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting.Tablets;

/// <summary>What a tablet brings of one person: answers, or that there are none.</summary>
/// <param name="Id">Random number the tablet gave it; it is taken once.</param>
/// <param name="Line">Of the person.</param>
public sealed record TabletPackage(string Id, int Line)
{
    /// <summary>As given; null: there are no answers.</summary>
    public AnswerSheet? Sheet { get; init; }

    /// <summary>Refused or unreachable, where there are no answers; null with <see cref="Sheet"/> null: the package is damaged.</summary>
    public PersonState? Mark { get; init; }

    /// <summary>Why there are no answers.</summary>
    public string Note { get; init; } = "";

    public string Language { get; init; } = Wording.Vietnamese;

    /// <summary>By the clock of the tablet, which may be wrong; null: not told.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>The same.</summary>
    public DateTimeOffset? Ended { get; init; }
}

/// <summary>What became of a package. A closed list, which the tablet knows too.</summary>
public enum PackageOutcome
{
    /// <summary>Taken.</summary>
    Received,

    /// <summary>Taken before: the tablet had not heard of it.</summary>
    Replayed,

    /// <summary>The person had answered by another way; the answers are set aside.</summary>
    Answered,

    /// <summary>Somebody else was called in; the answers are set aside.</summary>
    Replaced,

    /// <summary>The first day is still to come: send it then.</summary>
    NotBegun,

    /// <summary>The wave is settled: nothing is taken any more.</summary>
    Closed,

    /// <summary>Answers are wrong or missing: mend them and send again.</summary>
    Unsound,

    /// <summary>The pack has no such person.</summary>
    Unknown,
}

/// <summary>What became of a package.</summary>
/// <param name="Receipt">Of the answer; null unless it was taken.</param>
/// <param name="Problems">What is wrong with single answers.</param>
public sealed record PackageReceipt(string Id, PackageOutcome Outcome, string? Receipt, IReadOnlyList<AnswerProblem> Problems)
{
    internal static PackageReceipt Of(TabletPackage package, PackageOutcome outcome) => new(package.Id, outcome, null, []);
}

/// <summary>Outcomes in words.</summary>
public static class PackageOutcomes
{
    /// <summary>What it means and what to do.</summary>
    public static Message Say(this PackageOutcome outcome) => outcome switch
    {
        PackageOutcome.Received => new("Đã nhận.", "Received."),
        PackageOutcome.Replayed => new("Máy chủ đã nhận phiếu này từ lần gửi trước.", "The server had this one from before."),
        PackageOutcome.Answered => new(
            "Người này đã trả lời bằng cách khác trước đó: phiếu sau được để riêng, không tính. Không cần làm gì thêm.",
            "This person had answered by another way: the later answers are set aside and do not count. There is nothing left to do."),
        PackageOutcome.Replaced => new(
            "Người này đã được thay bằng người khác: phiếu được để riêng, không tính. Không cần làm gì thêm.", "Somebody else was called in for this person: the answers are set aside and do not count. There is nothing left to do."),
        PackageOutcome.NotBegun => new("Đợt chưa bắt đầu: phiếu vẫn ở trên máy, hãy gửi lại khi đợt bắt đầu.", "The wave has not begun: it stays on the tablet, send it once it has."),
        PackageOutcome.Closed => new("Đợt đã chốt, không nhận thêm phiếu. Báo người tổ chức, rồi xóa gói khỏi máy.", "The wave is settled, nothing more is taken. Tell who organises it, then delete the pack from the tablet."),
        PackageOutcome.Unsound => new("Có câu trả lời thiếu hoặc sai: mở phiếu, sửa rồi gửi lại.", "Answers are missing or wrong: open the form, mend it and send it again."),
        _ => new("Gói của máy không có người này. Báo người tổ chức.", "The pack has no such person. Tell who organises the wave."),
    };
}
