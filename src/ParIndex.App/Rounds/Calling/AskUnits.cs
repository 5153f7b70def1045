using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Storage;
using ParIndex.Core.Rounds;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Calling;

/// <summary>A figure as somebody asks for it.</summary>
/// <param name="Slot">Input of the rule it goes into; null: for information.</param>
/// <param name="Label">The question in words; empty: as the rule has it.</param>
public sealed record AskedFigure(string? Slot, RollUp How, string? Label);

/// <summary>A data call as somebody describes it.</summary>
public sealed record CallDraft(string? Question, DateOnly? LastDay, IReadOnlyList<AskedFigure> Figures, IReadOnlyCollection<string> Units);

/// <summary>Parts of the form of a data call, for what is wrong in it.</summary>
public static class CallParts
{
    public const string Question = "question";
    public const string LastDay = "lastDay";
    public const string Figures = "figures";
    public const string Units = "units";
    public const string Reason = "reason";
}

/// <summary>Asks many units for figures in one step, gives them more time, closes the call. Rights are the page's matter.</summary>
public sealed class AskUnits(Session session, CallStore calls, CallNotices notices, TimeProvider clock)
{
    private const int LongestQuestion = 2_000;
    private const int LongestLabel = 500;
    private const int MostUnits = 2_000;

    private static readonly Message Gone = new("Không có đợt thu thập số liệu này. Hãy tải lại trang.", "There is no such data call. Reload the page.");
    private static readonly Message NoQuestion = new($"Hãy ghi nội dung cần báo, không quá {LongestQuestion} ký tự.", $"Say what is asked, in at most {LongestQuestion} characters.");
    private static readonly Message BadDay = new("Hạn báo phải là hôm nay hoặc sau hôm nay.", "The last day must be today or later.");
    private static readonly Message NoFigure = new("Hãy chọn ít nhất một số liệu để hỏi.", "Choose at least one figure to ask for.");
    private static readonly Message NoWay = new("Số liệu này không tổng hợp được theo cách đã chọn.", "This figure cannot be brought together in the way chosen.");
    private static readonly Message NoLabel = new($"Hãy ghi tên số liệu, không quá {LongestLabel} ký tự.", $"Name the figure, in at most {LongestLabel} characters.");
    private static readonly Message NoUnits = new("Hãy chọn ít nhất một đơn vị.", "Choose at least one unit.");
    private static readonly Message TooMany = new($"Mỗi đợt hỏi nhiều nhất {MostUnits} đơn vị.", $"At most {MostUnits} units are asked at once.");

    /// <summary>Makes a call.</summary>
    /// <param name="card">Scorecard of the entry.</param>
    /// <param name="code">Its leaf.</param>
    /// <param name="slots">Figures the entry asks for.</param>
    /// <param name="asker">Unit that asks.</param>
    /// <param name="draft">What is asked of whom; the page has left out units that may not be asked.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>The call, or what is wrong by part of the form.</returns>
    public async Task<(Guid? Id, IReadOnlyDictionary<string, Message> Problems)> RunAsync(
        Guid card, string code, IReadOnlyList<RuleSlot> slots, string asker, CallDraft draft, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var (question, figures, problems) = Read(slots, draft);
        if (problems.Count > 0)
            return (null, problems);

        await session.BeginAsync("rounds.ask", null, cancel);
        try
        {
            var id = await calls.AddAsync(card, code, asker, question, draft.LastDay!.Value, figures, draft.Units, cancel);
            await notices.AskedAsync(id, question, draft.LastDay.Value, draft.Units, cancel);
            await session.CommitAsync(cancel);
            return (id, problems);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Closes a call or opens it again, with another last day where it is given.</summary>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> ChangeAsync(Guid call, bool isClosed, DateOnly? lastDay, CancellationToken cancel = default)
    {
        if (lastDay < clock.Today())
            return BadDay;

        await session.BeginAsync("rounds.ask", null, cancel);
        try
        {
            if (await calls.LockAsync(call, cancel) is not { } open)
                return Gone;

            await calls.ChangeAsync(call, isClosed, lastDay ?? open.LastDay, cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private (string Question, IReadOnlyList<CallFigure> Figures, Dictionary<string, Message> Problems) Read(IReadOnlyList<RuleSlot> slots, CallDraft draft)
    {
        var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
        var question = VietnameseText.Clean(draft.Question ?? "");
        if (question.Length is 0 or > LongestQuestion)
            problems[CallParts.Question] = NoQuestion;

        if (draft.LastDay is not { } day || day < clock.Today())
            problems[CallParts.LastDay] = BadDay;

        if (draft.Units.Count is 0 or > MostUnits)
            problems[CallParts.Units] = draft.Units.Count == 0 ? NoUnits : TooMany;

        var figures = new List<CallFigure>();
        foreach (var asked in draft.Figures)
        {
            if (ReadFigure(slots, asked, "s" + (figures.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), out var figure) is { } problem)
                problems[CallParts.Figures] = problem;
            else
                figures.Add(figure!);
        }

        if (!figures.Exists(figure => figure.IsAsked))
            problems.TryAdd(CallParts.Figures, NoFigure);

        return (question, [.. figures.Select(figure => Limited(slots, figures, figure))], problems);
    }

    /// <summary>What the rule says of sums holds for their parts: on time is at most the total of each unit too.</summary>
    private static CallFigure Limited(IReadOnlyList<RuleSlot> slots, List<CallFigure> figures, CallFigure figure)
    {
        var limit = figure.How == RollUp.Sum ? slots.FirstOrDefault(slot => slot.Name == figure.Slot)?.Input.AtMost : null;
        return limit is not null && figures.Find(one => one.Slot == limit && one.How == RollUp.Sum) is { } bound ? figure with { Input = figure.Input with { AtMost = bound.Input.Name } } : figure;
    }

    private static Message? ReadFigure(IReadOnlyList<RuleSlot> slots, AskedFigure asked, string name, out CallFigure? figure)
    {
        figure = null;
        var label = VietnameseText.Clean(asked.Label ?? "");
        var slot = asked.Slot is null ? new RuleSlot("", new RuleInput { Name = name, Label = label, Type = InputType.Number }) : slots.FirstOrDefault(one => one.Name == asked.Slot);
        if (slot is null || !CallFigure.Ways(slot.Input.Type).Contains(asked.How))
            return NoWay;

        if (label.Length > LongestLabel || (asked.Slot is null && label.Length == 0))
            return NoLabel;

        figure = CallFigure.For(name, label.Length == 0 ? null : label, asked.How, slot) with { Slot = asked.Slot };
        return null;
    }
}
