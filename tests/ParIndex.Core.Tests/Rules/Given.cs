using ParIndex.Core.Rules;
using Xunit;

namespace ParIndex.Core.Tests.Rules;

/// <summary>Short words for inputs and rules in tests.</summary>
internal static class Given
{
    public static RuleInput Count(string name, string? unit = null, string? atMost = null, string? label = null) =>
        new() { Name = name, Label = label ?? name, Type = InputType.Count, Unit = unit, AtMost = atMost };

    public static RuleInput Amount(string name, string? unit = null, string? atMost = null) => Count(name, unit, atMost) with { Type = InputType.Amount };

    public static RuleInput Percent(string name) => Count(name) with { Type = InputType.Percent };

    public static RuleInput Number(string name) => Count(name) with { Type = InputType.Number };

    public static RuleInput YesNo(string name, string? label = null) => Count(name, label: label) with { Type = InputType.YesNo };

    public static RuleInput Choice(string name, params string[] options) => Count(name) with { Type = InputType.Choice, Options = options };

    public static RuleInput Also(this RuleInput input, params string[] years) => input with { AlsoFor = years };

    /// <summary>Compiles and fails the test when the rule is refused.</summary>
    public static Rule Rule(decimal full, string text, params RuleInput[] inputs)
    {
        var compiled = Compile(full, text, inputs);
        Assert.True(compiled.Rule is not null, text + "\n" + string.Join("\n", compiled.Problems.Select(problem => $"{problem.Line}:{problem.Column} {problem.Code} {problem.Message.English}")));
        return compiled.Rule;
    }

    public static RuleCompilation Compile(decimal full, string text, params RuleInput[] inputs) =>
        ParIndex.Core.Rules.Rule.Compile(text, new RuleScope(full, inputs, [new NamedConstant("threshold", 0.8m, "Ngưỡng")]));

    /// <summary>Values by slot name: "on_time=131 total=620".</summary>
    public static decimal?[] Values(this Rule rule, string given)
    {
        var values = new decimal?[rule.Slots.Count];
        foreach (var pair in given.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=');
            var slot = rule.Slots.Select((candidate, index) => (candidate, index)).Single(entry => entry.candidate.Name == parts[0]);
            Assert.True(InputValue.TryParse(slot.candidate.Input, parts[1].Replace('_', ' '), out var value, out var problem), problem?.English);
            values[slot.index] = value;
        }

        return values;
    }

    public static RuleOutcome Score(this Rule rule, string given) => rule.Evaluate(rule.Values(given));
}
