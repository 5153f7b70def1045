using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.Core.Surveys.Points.Scoring;

/// <summary>An option of an item with its worth.</summary>
/// <param name="Code">Code answered.</param>
/// <param name="Worth">0 to 1 of full marks; null: in no divisor (no opinion, no weight).</param>
public sealed record ScoredOption(string Code, decimal? Worth);

/// <summary>How the answers to one item become a share of a criterion's points.</summary>
/// <param name="Item">Field of the questionnaire.</param>
/// <param name="Options">From the worst to the best; those without worth anywhere.</param>
public sealed record ItemRule(string Item, IReadOnlyList<ScoredOption> Options)
{
    /// <summary>Weight among the items of the criterion, above 0.</summary>
    public decimal Weight { get; init; } = 1;

    /// <summary>Groups of respondents whose answers count; empty: all.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Whether answers of a group count.</summary>
    public bool Asks(string group) => Groups.Count == 0 || Groups.Contains(group, StringComparer.Ordinal);

    /// <summary>Worth of an option; null: in no divisor.</summary>
    public decimal? Worth(string code) => Options.FirstOrDefault(option => option.Code == code)?.Worth;

    /// <summary>Points in shares of 1 that one step to the next better option brings; 0 for the best and for those without worth.</summary>
    public decimal Step(string code)
    {
        var scored = Options.Where(option => option.Worth is not null).ToList();
        var place = scored.FindIndex(option => option.Code == code);
        return place < 0 || place == scored.Count - 1 ? 0 : scored[place + 1].Worth!.Value - scored[place].Worth!.Value;
    }

    /// <summary>The rule a questionnaire has for a field; null: the field gives no criterion points.</summary>
    public static ItemRule? Of(Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (field.Scoring is not { Criterion: not null } scoring || field.List is not { } list)
        {
            return null;
        }

        var options = list.Choices.Select(choice => (choice.Code, Worth: scoring.Worth(list, choice.Code))).ToList();
        var isMarks = scoring.Method == ScoringMethod.ShareSatisfied;
        var ordered = options
            .OrderBy(option => option.Worth is null)
            .ThenBy(option => isMarks && option.Worth is not null && Mark.TryRead(option.Code, out var mark) ? (scoring.IsReversed ? -mark : mark) : option.Worth ?? 0)
            .Select(option => new ScoredOption(option.Code, option.Worth));
        return new ItemRule(field.Code, [.. ordered]) { Weight = scoring.Weight, Groups = scoring.Groups };
    }
}
