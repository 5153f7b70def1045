using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Core.Rounds;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>Names of the parts of a verdict beside corrected figures, which are named by their input slot.</summary>
public static class VerdictParts
{
    public const string Points = ".points", Category = ".category", Reason = ".reason";
}

/// <summary>A verdict as read from its form.</summary>
/// <param name="Judgement">Null when something is wrong.</param>
/// <param name="Score">What corrected figures come to; null: none were given.</param>
public sealed record ReadVerdict(Judgement? Judgement, string Reason, SelfScore? Score, IReadOnlyDictionary<string, Message> Problems);

/// <summary>What the form of a verdict holds.</summary>
/// <param name="Points">Of a cut, as typed.</param>
/// <param name="Figures">Of a correction: input slot → as typed.</param>
public sealed record TypedVerdict(VerdictOutcome Outcome, string? Points = null, IReadOnlyDictionary<string, string?>? Figures = null, CauseCategory? Category = null, string? Reason = null)
{
    private const int LongestText = 4_000;

    private static readonly Message NotPoints = new("Hãy ghi điểm bằng một số, ví dụ 0,75.", "Write points as a number, such as 0.75.");
    private static readonly Message SamePoints = new("Điểm này bằng điểm đơn vị tự chấm: hãy chọn chấp nhận.", "These are the unit's own points: accept instead.");
    private static readonly Message SameFigures = new("Số liệu này giống số liệu của đơn vị: hãy chọn chấp nhận.", "These are the unit's own figures: accept instead.");
    private static readonly Message NoRule = new("Tiêu chí này không có cách tính, nên không sửa số liệu được: hãy cho điểm khác.", "This criterion has no rule, so figures cannot be corrected: give other points.");
    private static readonly Message NoFigures = new("Chưa đủ số liệu để tính điểm.", "Figures are missing for the points.");
    private static readonly Message NoReason = new("Hãy ghi lý do.", "Give the reason.");
    private static readonly Message NoCategory = new("Hãy chọn nguyên nhân.", "Choose the cause.");

    /// <summary>Reads it for an entry; everything wrong at once.</summary>
    /// <param name="scorer">The round's set.</param>
    /// <param name="entry">What is judged.</param>
    public ReadVerdict Read(SetScorer scorer, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(entry);
        var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
        var reason = VietnameseText.Clean(Reason ?? "");
        if (reason.Length > LongestText)
            problems[VerdictParts.Reason] = new($"Viết không quá {LongestText} ký tự.", $"Write at most {LongestText} characters.");

        var claimed = entry.Points ?? 0;
        if (Outcome == VerdictOutcome.Accepted)
            return new ReadVerdict(problems.Count == 0 ? new Judgement(VerdictOutcome.Accepted, null, claimed) : null, reason, null, problems);

        if (reason.Length == 0)
            problems[VerdictParts.Reason] = NoReason;

        var (figures, score, points) = Outcome == VerdictOutcome.Cut ? (null, null, ReadPoints(entry, problems)) : ReadFigures(scorer, entry, problems);
        if ((points is null || points < claimed) && Category is null or CauseCategory.Unstated)
            problems[VerdictParts.Category] = NoCategory;

        return new ReadVerdict(problems.Count == 0 ? new Judgement(Outcome, figures, points!.Value) : null, reason, score, problems);
    }

    private decimal? ReadPoints(Entry entry, Dictionary<string, Message> problems)
    {
        if (!PrintedNumber.TryParse(Points ?? "", out var number) || number.IsPercent)
            problems[VerdictParts.Points] = NotPoints;
        else if (number.Value < 0 || number.Value > entry.Max)
            problems[VerdictParts.Points] = new($"Điểm phải từ 0 đến {Plain(entry.Max)}.", $"Points are from 0 to {Plain(entry.Max)}.");
        else if (number.Value == entry.Points)
            problems[VerdictParts.Points] = SamePoints;
        else
            return number.Value;

        return null;
    }

    private (IReadOnlyDictionary<string, string>?, SelfScore?, decimal?) ReadFigures(SetScorer scorer, Entry entry, Dictionary<string, Message> problems)
    {
        if (!scorer.TryLeaf(entry.Code, out var leaf) || leaf.Rule is null)
        {
            problems[""] = NoRule;
            return default;
        }

        var read = new TypedAnswer(Figures ?? new Dictionary<string, string?>(), null, null, false, null, null).Read(leaf);
        foreach (var (slot, problem) in read.Problems)
            problems[slot] = problem;

        if (read.Problems.Count > 0)
            return default;

        var score = SelfScore.Of(scorer, entry.Code, read.Answer);
        if (!Filling.Entry.Completes(score.State))
            problems[""] = NoFigures;
        else if (entry.Answer.Claim is null && entry.Answer.Inapplicable is null && SameAs(entry.Answer.Figures, read.Answer.Figures))
            problems[""] = SameFigures;

        return (read.Answer.Figures, score, score.Points);
    }

    private static bool SameAs(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(figure => other.GetValueOrDefault(figure.Key) == figure.Value);

    private static string Plain(decimal value) => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
