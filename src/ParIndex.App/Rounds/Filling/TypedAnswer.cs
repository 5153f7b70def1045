using ParIndex.App.Criteria.Library;
using ParIndex.Core.Numbers;
using ParIndex.Core.Rounds;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Filling;

/// <summary>An answer as a person typed it, and as it was read.</summary>
/// <param name="Answer">What could be read.</param>
/// <param name="Problems">What is wrong, by input slot or part of the answer.</param>
public sealed record ReadAnswer(EntryAnswer Answer, IReadOnlyDictionary<string, Message> Problems);

/// <summary>What the form of one entry holds.</summary>
/// <param name="Figures">Input slot → as typed.</param>
/// <param name="Claim">Points, as typed.</param>
public sealed record TypedAnswer(IReadOnlyDictionary<string, string?> Figures, string? Claim, string? ClaimReason, bool IsInapplicable, string? Inapplicable, string? Remark)
{
    private const int LongestText = 4_000;

    /// <summary>What a form would hold that shows an answer.</summary>
    public static TypedAnswer Of(EntryAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new TypedAnswer(
            answer.Figures.ToDictionary(pair => pair.Key, pair => (string?)pair.Value), answer.Claim is { } claim ? Plain(claim) : null, answer.ClaimReason,
            answer.Inapplicable is not null, answer.Inapplicable, answer.Remark);
    }

    /// <summary>Reads it for a leaf; everything wrong at once.</summary>
    public ReadAnswer Read(ScoredLeaf leaf)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
        var figures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (slot, typed) in Figures)
        {
            if (string.IsNullOrWhiteSpace(typed) || leaf.Input(slot) is not { } input)
                continue;

            if (TypedFigure.TryRead(input, typed.Trim(), out var value, out var problem))
                figures[slot] = TypedFigure.Plain(input, value);
            else
                problems[slot] = problem!;
        }

        foreach (var input in leaf.Criterion.Inputs.Where(input => input.AtMost is not null))
            CheckAtMost(leaf, input.Name, input.AtMost!, figures, problems);

        var claim = ReadClaim(leaf.Criterion.Max, problems);
        var reason = Text(ClaimReason, AnswerParts.ClaimReason, problems);
        var remark = Text(Remark, AnswerParts.Remark, problems);
        var inapplicable = IsInapplicable ? Text(Inapplicable, AnswerParts.Inapplicable, problems) : null;
        if (inapplicable is { Length: 0 })
            problems[AnswerParts.Inapplicable] = new("Hãy ghi vì sao tiêu chí không áp dụng với đơn vị.", "Say why the criterion does not apply to the unit.");

        return new ReadAnswer(new EntryAnswer(figures, claim, claim is null ? "" : reason, inapplicable, remark), problems);
    }

    private decimal? ReadClaim(decimal max, Dictionary<string, Message> problems)
    {
        if (string.IsNullOrWhiteSpace(Claim))
            return null;

        if (!PrintedNumber.TryParse(Claim, out var number) || number.IsPercent)
            problems[AnswerParts.Claim] = new($"“{Claim.Trim()}” không phải là điểm: viết một số, ví dụ 0,75.", $"“{Claim.Trim()}” is not points: write a number, such as 0.75.");
        else if (number.Value < 0 || number.Value > max)
            problems[AnswerParts.Claim] = new($"Điểm phải từ 0 đến {Plain(max)}.", $"Points are from 0 to {Plain(max)}.");
        else
            return number.Value;

        return null;
    }

    private static void CheckAtMost(ScoredLeaf leaf, string name, string limit, Dictionary<string, string> figures, Dictionary<string, Message> problems)
    {
        if (figures.TryGetValue(name, out var text) && figures.TryGetValue(limit, out var most) && leaf.Input(name) is { } input && leaf.Input(limit) is { } bound
            && TypedFigure.TryRead(input, text, out var value, out _) && TypedFigure.TryRead(bound, most, out var greatest, out _) && value > greatest)
        {
            problems[name] = new($"Không được lớn hơn “{bound.Label}” ({most}).", $"May not be above “{bound.LabelEnglish ?? bound.Label}” ({most}).");
        }
    }

    private static string Text(string? typed, string part, Dictionary<string, Message> problems)
    {
        var text = VietnameseText.Clean(typed ?? "");
        if (text.Length > LongestText)
            problems[part] = new($"Viết không quá {LongestText} ký tự.", $"Write at most {LongestText} characters.");

        return text;
    }

    private static string Plain(decimal value) => value.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture);
}
