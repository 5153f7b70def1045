using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Quality;

/// <summary>Something about an answer that a person should look at and decide.</summary>
/// <param name="Row">The answer, from 0.</param>
public abstract record QualityFlag(int Row)
{
    /// <summary>Fixed name of the kind.</summary>
    public abstract string Kind { get; }

    /// <summary>Why, with the figures behind it; other answers are named by their row.</summary>
    public Message Reason => Told(row => new Message($"dòng {row + 1}", $"row {row + 1}"));

    /// <summary>The other answer of a pair, from 0; null when the answer is judged by itself.</summary>
    public virtual int? Other => null;

    /// <summary>Why, with the figures behind it.</summary>
    /// <param name="name">What other answers are called.</param>
    public abstract Message Told(Func<int, Message> name);
}

/// <summary>The same person answered before.</summary>
public sealed record SamePersonFlag(int Row, int First) : QualityFlag(Row)
{
    public override string Kind => "same-person";

    public override int? Other => First;

    public override Message Told(Func<int, Message> name) => new(
        $"Cùng một người đã trả lời ở phiếu {name(First).Vietnamese}. Giữ một phiếu.", $"The same person already answered in {name(First).English}. Keep one.");
}

/// <summary>All answers, texts and the interviewer are those of another.</summary>
/// <param name="Items">Questions answered.</param>
/// <param name="Unusual">Equal marks that are neither the question's nor the person's most common one.</param>
/// <param name="Texts">Equal texts typed.</param>
/// <param name="SameInterviewer">Whether one interviewer had both; otherwise neither had any.</param>
public sealed record SameAnswersFlag(int Row, int First, int Items, int Unusual, int Texts, bool SameInterviewer) : QualityFlag(Row)
{
    public override string Kind => "same-answers";

    public override int? Other => First;

    public override Message Told(Func<int, Message> name) => new(
        $"Giống hệt phiếu {name(First).Vietnamese}: cùng {Items} câu trả lời (trong đó {Unusual} mức ít gặp), cùng {Texts} câu chữ{(SameInterviewer ? ", cùng điều tra viên" : "")}. Xem có phải gửi hai lần hoặc chép lại.",
        $"Identical to {name(First).English}: the same {Items} answers ({Unusual} of them unusual), {Texts} texts{(SameInterviewer ? ", the same interviewer" : "")}. See whether it was sent twice or copied.");
}

/// <summary>Nearly all answers are those of another.</summary>
/// <param name="Equal">Equal marks.</param>
/// <param name="Compared">Questions either answered.</param>
/// <param name="Unusual">Equal marks that are neither the question's nor the person's most common one.</param>
/// <param name="SameInterviewer">Whether one interviewer had both.</param>
public sealed record NearCopyFlag(int Row, int First, int Equal, int Compared, int Unusual, bool SameInterviewer) : QualityFlag(Row)
{
    public override string Kind => "near-copy";

    public override int? Other => First;

    /// <summary>Share of equal marks, 0 to 1.</summary>
    public double Match => (double)Equal / Compared;

    public override Message Told(Func<int, Message> name) => new(
        $"Gần như chép phiếu {name(First).Vietnamese}: trùng {Equal}/{Compared} câu ({QualityText.Percent(Match)} %), trong đó {Unusual} mức ít gặp{(SameInterviewer ? ", cùng điều tra viên" : "")}. Gọi lại một trong hai người để kiểm tra.",
        $"Nearly a copy of {name(First).English}: {Equal} of {Compared} answers equal ({QualityText.Percent(Match)} %), {Unusual} of them unusual{(SameInterviewer ? ", the same interviewer" : "")}. Call one of the two people back.");
}

/// <summary>One mark straight down a matrix.</summary>
/// <param name="Matrix">Name of the matrix.</param>
/// <param name="Mark">The mark given most often.</param>
/// <param name="Times">How often.</param>
/// <param name="Answered">Questions answered in the matrix.</param>
/// <param name="Run">Longest run of one mark.</param>
/// <param name="Spread">Standard deviation of the person's marks there.</param>
/// <param name="Reversed">Negative statements that got the same mark.</param>
public sealed record StraightLineFlag(int Row, string Matrix, byte Mark, int Times, int Answered, int Run, double Spread, int Reversed) : QualityFlag(Row)
{
    public override string Kind => "straight-line";

    public override Message Told(Func<int, Message> name) => new(
        $"Bảng {Matrix}: {Times}/{Answered} câu cùng mức {Mark}, dãy dài nhất {Run} câu, độ lệch chuẩn {QualityText.Vi(Spread)}{(Reversed > 0 ? $", kể cả {Reversed} câu hỏi ngược" : "")}. Xem cùng thời gian trả lời trước khi quyết định.",
        $"Matrix {Matrix}: {Times} of {Answered} answers are {Mark}, longest run {Run}, standard deviation {QualityText.En(Spread)}{(Reversed > 0 ? $", {Reversed} negative statements among them" : "")}. Look at the time taken before deciding.");
}

/// <summary>Answered too fast.</summary>
/// <param name="Seconds">Seconds spent.</param>
/// <param name="Answered">Questions answered.</param>
/// <param name="Limit">Seconds for a question below which it is too fast.</param>
/// <param name="Median">Median seconds for a question in the channel; NaN: too few answers to tell.</param>
public sealed record TooFastFlag(int Row, double Seconds, int Answered, double Limit, double Median) : QualityFlag(Row)
{
    public override string Kind => "too-fast";

    public override Message Told(Func<int, Message> name) => new(
        $"Trả lời {Answered} câu trong {QualityText.Vi(Seconds)} giây: {QualityText.Vi(Seconds / Answered)} giây một câu, dưới mức {QualityText.Vi(Limit)}{(double.IsNaN(Median) ? "" : $" (trung vị {QualityText.Vi(Median)})")}.",
        $"{Answered} questions in {QualityText.En(Seconds)} seconds: {QualityText.En(Seconds / Answered)} each, below {QualityText.En(Limit)}{(double.IsNaN(Median) ? "" : $" (median {QualityText.En(Median)})")}.");
}

/// <summary>The device stood elsewhere.</summary>
public sealed record OutsideAreaFlag(int Row, string Stated, string Device) : QualityFlag(Row)
{
    public override string Kind => "outside-area";

    public override Message Told(Func<int, Message> name) => new(
        $"Phiếu của {Stated} nhưng thiết bị ở {Device}. Hỏi điều tra viên lý do.", $"The answer belongs to {Stated}, the device was in {Device}. Ask the interviewer why.");
}

/// <summary>What is odd about the time of an answer.</summary>
public enum TimeFault
{
    Night,
    BeforeWave,
    AfterWave,
    ReceivedBeforeStart,
}

/// <summary>Answered at an odd time.</summary>
/// <param name="At">When answering began, local.</param>
/// <param name="Fault">What is odd.</param>
public sealed record OutsideHoursFlag(int Row, DateTimeOffset At, TimeFault Fault) : QualityFlag(Row)
{
    public override string Kind => "outside-hours";

    public override Message Told(Func<int, Message> name) => Fault switch
    {
        TimeFault.Night => new($"Phỏng vấn bắt đầu lúc {QualityText.Time(At)}, ngoài giờ làm việc đã đặt.", $"The interview began at {QualityText.Time(At)}, outside the hours set."),
        TimeFault.BeforeWave => new($"Bắt đầu lúc {QualityText.Time(At)}, trước ngày mở đợt. Xem đồng hồ của thiết bị.", $"Began at {QualityText.Time(At)}, before the wave opened. Look at the device's clock."),
        TimeFault.AfterWave => new($"Bắt đầu lúc {QualityText.Time(At)}, sau ngày đóng đợt. Xem đồng hồ của thiết bị.", $"Began at {QualityText.Time(At)}, after the wave closed. Look at the device's clock."),
        _ => new($"Máy chủ nhận trước lúc bắt đầu ({QualityText.Time(At)}): đồng hồ của thiết bị sai.", $"Received before it began ({QualityText.Time(At)}): the device's clock is wrong."),
    };
}

/// <summary>One interviewer in two interviews at once.</summary>
/// <param name="First">The interview that was still going on.</param>
/// <param name="Minutes">Minutes both took.</param>
public sealed record OverlapFlag(int Row, int First, string Interviewer, double Minutes) : QualityFlag(Row)
{
    public override string Kind => "overlap";

    public override int? Other => First;

    public override Message Told(Func<int, Message> name) => new(
        $"Điều tra viên {Interviewer} cùng lúc phỏng vấn phiếu {name(First).Vietnamese} ({QualityText.Vi(Minutes)} phút trùng nhau).",
        $"Interviewer {Interviewer} was at the same time in the interview of {name(First).English} ({QualityText.En(Minutes)} minutes).");
}

/// <summary>Many questions left blank.</summary>
public sealed record ManyMissingFlag(int Row, int Missing, int Shown) : QualityFlag(Row)
{
    public override string Kind => "many-missing";

    public override Message Told(Func<int, Message> name) => new(
        $"Bỏ trống {Missing}/{Shown} câu ({QualityText.Percent((double)Missing / Shown)} %).", $"{Missing} of {Shown} questions left blank ({QualityText.Percent((double)Missing / Shown)} %).");
}
