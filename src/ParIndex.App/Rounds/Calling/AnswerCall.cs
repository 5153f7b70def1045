using ParIndex.App.Criteria.Library;
using ParIndex.App.Jobs;
using ParIndex.App.Notices;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Calling;

/// <summary>What a unit typed in answer to a data call.</summary>
/// <param name="Figures">Figure of the call → as typed.</param>
/// <param name="Evidence">Documents of its library; null: those that are there stay.</param>
public sealed record TypedCallAnswer(IReadOnlyDictionary<string, string?> Figures, string? Note, IReadOnlyCollection<Guid>? Evidence);

/// <summary>Saves, sends and sends back what units answer to data calls. Rights are the page's matter; what is sent or closed stays whatever a page forgets.</summary>
public sealed class AnswerCall(Session session, CallStore calls, CallNotices notices, JobBoard jobs)
{
    private const int LongestNote = 4_000;

    private static readonly Message Gone = new("Không có yêu cầu số liệu này cho đơn vị. Hãy tải lại trang.", "This unit is not asked for these figures. Reload the page.");
    private static readonly Message Closed = new("Đợt thu thập số liệu đã đóng. Nội dung bạn nhập vẫn còn trên trang.", "The data call is closed. What you typed is still on the page.");
    private static readonly Message Sent = new("Số liệu đã gửi, muốn sửa hãy đề nghị cơ quan hỏi trả lại.", "The figures are sent; to change them ask the unit that called to send them back.");
    private static readonly Message NotSent = new("Đơn vị chưa gửi số liệu.", "The unit has not sent its figures.");
    private static readonly Message NoReason = new("Hãy ghi lý do trả lại số liệu.", "Say why the figures are sent back.");
    private static readonly Message Needed = new("Cần số liệu này mới gửi được.", "This figure is needed to send the answer.");
    private static readonly Message TooLong = new($"Viết không quá {LongestNote} ký tự.", $"Write at most {LongestNote} characters.");

    /// <summary>Saves an answer, and sends it when asked to.</summary>
    /// <param name="call">The call.</param>
    /// <param name="unit">The unit that answers.</param>
    /// <param name="seen">Version of the answer when the form was shown.</param>
    /// <param name="typed">What the form holds.</param>
    /// <param name="sends">Sends it, which locks it.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>What is wrong, by figure, part, or "" for the whole; empty: done.</returns>
    public async Task<IReadOnlyDictionary<string, Message>> RunAsync(Guid call, string unit, int seen, TypedCallAnswer typed, bool sends, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(typed);
        await session.BeginAsync(sends ? "rounds.answer-call" : "rounds.draft-call", null, cancel);
        try
        {
            if (await calls.FindAsync(call, cancel) is not { } open || await calls.AnswerAsync(call, unit, holds: true, cancel) is not { } stands)
                return Whole(Gone);

            if (open.IsClosed || stands.IsSent)
                return Whole(open.IsClosed ? Closed : Sent);

            if (stands.Version != seen)
                return Whole(new(
                    $"{stands.ByName} vừa ghi vào yêu cầu này. Những gì bạn nhập vẫn còn dưới đây; hãy so với bản đã lưu rồi lưu lại.",
                    $"{stands.ByName} has just written here. What you typed is still below; compare it with what is saved, then save again."));

            var (figures, problems) = Read(open, typed, sends);
            var note = VietnameseText.Clean(typed.Note ?? "");
            if (note.Length > LongestNote)
                problems["note"] = TooLong;

            if (problems.Count > 0)
                return problems;

            await calls.SaveAsync(call, unit, figures, note, sends, cancel);
            if (typed.Evidence is { } evidence)
                await calls.SetEvidenceAsync(call, unit, evidence, cancel);

            if (sends)
                await jobs.AddAsync(RollUpCall.JobKind, call, cancel: cancel);

            await session.CommitAsync(cancel);
            return problems;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Sends an answer back to its unit: it no longer counts.</summary>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> ReturnAsync(Guid call, string unit, string? reason, CancellationToken cancel = default)
    {
        var why = VietnameseText.Clean(reason ?? "");
        if (why.Length is 0 or > LongestNote)
            return NoReason;

        await session.BeginAsync("rounds.return-call", why, cancel);
        try
        {
            if (await calls.FindAsync(call, cancel) is not { } open || await calls.AnswerAsync(call, unit, holds: true, cancel) is not { } stands)
                return Gone;

            if (!stands.IsSent)
                return NotSent;

            await calls.ReturnAsync(call, unit, why, cancel);
            await notices.ReturnedAsync(open, unit, why, cancel);
            await jobs.AddAsync(RollUpCall.JobKind, call, cancel: cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private static (Dictionary<string, string> Figures, Dictionary<string, Message> Problems) Read(DataCall call, TypedCallAnswer typed, bool sends)
    {
        var figures = new Dictionary<string, string>(StringComparer.Ordinal);
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
        foreach (var figure in call.Figures.Where(figure => figure.IsAsked))
        {
            var name = figure.Input.Name;
            if (typed.Figures.GetValueOrDefault(name) is not { } text || string.IsNullOrWhiteSpace(text))
            {
                if (sends)
                    problems[name] = Needed;
            }
            else if (TypedFigure.TryRead(figure.Input, text.Trim(), out var value, out var problem))
            {
                values[name] = value;
                figures[name] = TypedFigure.Plain(figure.Input, value);
            }
            else
            {
                problems[name] = problem!;
            }
        }

        foreach (var input in call.Figures.Select(figure => figure.Input).Where(input => input.AtMost is not null))
        {
            if (values.TryGetValue(input.Name, out var value) && values.TryGetValue(input.AtMost!, out var most) && value > most)
            {
                var bound = call.Figures.First(figure => figure.Input.Name == input.AtMost).Input;
                problems[input.Name] = new($"Không được lớn hơn “{bound.Label}” ({figures[bound.Name]}).", $"May not be above “{bound.LabelEnglish ?? bound.Label}” ({figures[bound.Name]}).");
            }
        }

        return (figures, problems);
    }

    private static Dictionary<string, Message> Whole(Message problem) => new() { [""] = problem };
}
