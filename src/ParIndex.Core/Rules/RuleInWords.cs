using ParIndex.Core.Rules.Syntax;
using ParIndex.Core.Text;

namespace ParIndex.Core.Rules;

/// <summary>One line of a rule in words.</summary>
/// <param name="Level">0, or 1 for what belongs to the line before it.</param>
/// <param name="Text">The line.</param>
/// <param name="Label">What the rule calls this case, for example "Chưa hoàn thành hết".</param>
public sealed record RuleLine(int Level, Message Text, string? Label);

/// <summary>Rules for people who do not read the rule language: inputs by their labels, comparisons and results as phrases.</summary>
public static class RuleInWords
{
    /// <summary>Writes a rule in words, line by line.</summary>
    /// <param name="text">The rule.</param>
    /// <param name="inputs">Inputs with their labels.</param>
    /// <returns>Null when the text cannot be read.</returns>
    public static IReadOnlyList<RuleLine>? Of(string text, IReadOnlyList<RuleInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(inputs);
        var problems = new ProblemList();
        return Parser.Parse(text, problems) is { } syntax && !problems.HasErrors ? [.. Lines(syntax, new WordedExpression(inputs))] : null;
    }

    private static IEnumerable<RuleLine> Lines(RuleSyntax rule, WordedExpression words)
    {
        foreach (var definition in rule.Definitions)
            yield return new(0, Said($"“{definition.Name}” là ", $"“{definition.Name}” is ") + words.Of(definition.Value), null);

        foreach (var branch in rule.Cases)
            yield return new(0, Said("Nếu ", "If ") + words.Of(branch.Condition) + Said(": ", ": ") + Result(branch.Result, words), branch.Label);

        foreach (var line in rule.Rest is { } rest ? Lines(rest, words, rule.Cases.Count > 0) : [])
            yield return line;
    }

    private static IEnumerable<RuleLine> Lines(BodySyntax body, WordedExpression words, bool isAfterCases)
    {
        switch (body)
        {
            case OtherwiseSyntax otherwise:
                yield return Rest(otherwise, 0, words);
                break;
            case ExpressionBodySyntax expression:
                yield return new(0, (isAfterCases ? Said("Còn lại: ", "Otherwise: ") : Said("Điểm là ", "Points are ")) + Result(expression.Result, words), expression.Label);
                break;
            case StepsSyntax steps:
                yield return new(0, Said("Theo bậc của ", "By steps of ") + words.Of(steps.Figure) + Said(":", ":"), null);
                foreach (var step in steps.Steps)
                    yield return new(1, words.Limit(step.Comparison, step.Limit) + Said(": ", ": ") + Result(step.Result, words), step.Label);

                if (steps.Otherwise is { } below)
                    yield return Rest(below, 1, words);

                break;
            case SumSyntax sum:
                yield return new(0, Said("Cộng các phần:", "Sum of these parts:"), null);
                foreach (var part in sum.Parts)
                    yield return new(1, words.Points(part.Value) + (part.Condition is { } condition ? Said(", nếu ", ", if ") + words.Of(condition) : Said("", "")), part.Label);

                break;
            case ChooseSyntax choose:
                yield return new(0, Said("Theo lựa chọn ở ", "By the choice made for ") + words.Of(choose.Input) + Said(":", ":"), null);
                foreach (var option in choose.Options)
                    yield return new(1, Said($"“{option.Option}”: ", $"“{option.Option}”: ") + Result(option.Result, words), option.Label);

                if (choose.Otherwise is { } other)
                    yield return Rest(other, 1, words);

                break;
        }
    }

    private static RuleLine Rest(OtherwiseSyntax otherwise, int level, WordedExpression words) =>
        new(level, Said("Còn lại: ", "Otherwise: ") + Result(otherwise.Result, words), otherwise.Label);

    private static Said Result(ResultSyntax result, WordedExpression words) => result switch
    {
        NotApplicableSyntax => Said("không áp dụng", "not applicable"),
        ProRataSyntax { Target: { } target } => Said("theo tỷ lệ, đủ điểm khi đạt ", "in proportion, full points at ") + words.Of(target),
        ProRataSyntax => Said("theo tỷ lệ đạt được", "in proportion to what is reached"),
        PointsSyntax points => words.Points(points.Value),
        _ => Said("", ""),
    };

    private static Said Said(string vietnamese, string english) => new(vietnamese, english);
}

/// <summary>A part of a sentence in both languages.</summary>
internal readonly record struct Said(string Vietnamese, string English)
{
    public static implicit operator Message(Said said) => new(said.Vietnamese, said.English);

    public static Said operator +(Said left, Said right) => new(left.Vietnamese + right.Vietnamese, left.English + right.English);
}
