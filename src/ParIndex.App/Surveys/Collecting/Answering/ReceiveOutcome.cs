using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting.Answering;

/// <summary>What became of an answer, or stands at an address. A closed list: the words of surveys.receive and surveys.look.</summary>
public enum ReceiveOutcome
{
    /// <summary>It may be answered.</summary>
    Ready,

    /// <summary>Taken.</summary>
    Received,

    /// <summary>No such link or person.</summary>
    Unknown,

    /// <summary>The first day is still to come.</summary>
    NotBegun,

    /// <summary>The last day is past, the wave is closed, or somebody else was called in.</summary>
    Closed,

    /// <summary>This person, or this browser at an open address, has answered.</summary>
    Answered,

    /// <summary>This package was taken before.</summary>
    Replayed,
}

/// <summary>Refusals in words.</summary>
public static class ReceiveRefusals
{
    /// <summary>What it means and what to do.</summary>
    public static Message Say(this ReceiveOutcome outcome) => outcome switch
    {
        ReceiveOutcome.NotBegun => new("Đợt khảo sát chưa bắt đầu. Hãy mở lại đường dẫn này khi đợt khảo sát bắt đầu.", "The survey has not begun. Open this link again once it has."),
        ReceiveOutcome.Closed => new("Đợt khảo sát đã kết thúc, không nhận thêm phiếu. Cảm ơn ông/bà đã quan tâm.", "The survey is closed; no more answers are taken. Thank you for your interest."),
        ReceiveOutcome.Answered => new("Phiếu này đã được trả lời. Mỗi người trả lời một lần, nên không cần làm gì thêm.", "This form has been answered. Everybody answers once: there is nothing left to do."),
        ReceiveOutcome.Replayed => new("Gói phiếu này đã được nhận trước đó: không gửi lại.", "This package was taken before: do not send it again."),
        _ => new(
            "Đường dẫn không đúng. Hãy quét lại mã QR, hoặc mở lại đường dẫn trong tin nhắn, đủ cả chữ cuối cùng.", "The link is not right. Scan the QR code again, or open the link of the message again, whole to its last letter."),
    };
}
