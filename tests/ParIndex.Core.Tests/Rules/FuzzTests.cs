using System.Text;
using ParIndex.Core.Rules;
using Xunit;

namespace ParIndex.Core.Tests.Rules;

/// <summary>Any text at all gives a rule or problems: no exception, no endless work, no lost stack.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Scraps =
    [
        "when ", "khi ", "otherwise", "còn lại", ":", "\n", "\r\n", "steps ", "bậc", "sum:", "tổng:", "choose s:", "\"Nhẹ\"", "\"", "“", "(", ")", "a", "t", "b@last", "p", "@", "0.25", "95%",
        "1e9", "99999999999999999999999999999", "79228162514264337593543950335", "0.0000000000000000000000000001", "+", "-", "*", "/", "=", "<=", ">", "<>", ",", "full", "pro rata", "to", "not", "applicable", "and", "or", "yes",
        "share(", "min(", "weighted(", "count(", "round(", "change(", "if ", "# ghi chú", "\0", "\ud800", "\udc00", "😀", "\u0301", "\u00a0", "%", ".", "{", "x = ", "x",
    ];

    private static void Try(string text)
    {
        var compiled = Given.Compile(1, text, RandomRules.Inputs);
        Assert.True(compiled.Rule is not null || compiled.Problems.Any(problem => problem.IsError), text);
        Assert.All(compiled.Problems, problem => Assert.True(problem.Line >= 1 && problem.Column >= 1));
        RuleText.Format(text, Core.Text.Language.Vietnamese);
        if (compiled.Rule is not { } rule) return;
        var values = new RandomRules(text.Length, wild: true).Values(rule);
        rule.Explain(values);
        rule.Improve(values);
    }

    [Fact]
    public void Random_scraps()
    {
        var random = new Random(2_023);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder();
            for (var j = random.Next(1, 25); j > 0; j--) text.Append(Scraps[random.Next(Scraps.Length)]).Append(random.Next(2) == 0 ? " " : "");
            Try(text.ToString());
        }
    }

    [Fact]
    public void Mutated_rules()
    {
        var random = new Random(2_024);
        var rules = new RandomRules(7, wild: true);
        for (var i = 0; i < 8_000; i++)
        {
            var text = new StringBuilder(rules.Next());
            for (var j = random.Next(1, 5); j > 0 && text.Length > 0; j--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(4))
                {
                    case 0: text.Remove(at, Math.Min(random.Next(1, 6), text.Length - at)); break;
                    case 1: text.Insert(at, Scraps[random.Next(Scraps.Length)]); break;
                    case 2: text[at] = (char)random.Next(0x20, 0x2200); break;
                    default: text.Append(text.ToString(at, text.Length - at)); break;
                }
            }

            Try(text.ToString());
        }
    }

    public static TheoryData<string, string> Heavy => new()
    {
        { new string('(', 15_000), "rule-too-deep" },
        { "full * " + new string('-', 15_000) + "p", "rule-too-deep" },
        { "when " + string.Concat(Enumerable.Repeat("not ", 4_000)) + "y: 0\notherwise: full", "rule-too-deep" },
        { string.Concat(Enumerable.Repeat("min(1,", 3_000)), "rule-too-deep" },
        { "0" + string.Concat(Enumerable.Repeat("+p", 5_000)), "rule-too-deep" },
        { "0 " + new string(' ', 20_000), "rule-too-long" },
        { string.Concat(Enumerable.Range(0, 60).Select(i => $"x{i} = " + (i == 0 ? "p" : $"x{i - 1} + x{i - 1}") + "\n")) + "full * x59", "rule-too-large" },
        { string.Concat(Enumerable.Range(0, 70).Select(i => $"x{i} = p\n")) + "full * x1", "rule-too-large" },
        { "x = " + string.Join(" + ", Enumerable.Repeat("p", 100)) + "\ny1 = x + " + string.Join(" + ", Enumerable.Repeat("p", 100)) + "\nfull * y1", "rule-too-deep" },
    };

    [Theory]
    [MemberData(nameof(Heavy))]
    public void Heavy_text_is_refused_with_a_reason(string text, string code) =>
        Assert.Contains(Given.Compile(1, text, RandomRules.Inputs).Problems, problem => problem.Code == code);

    [Fact]
    [Trait("culture", "none")]
    public void Many_conditions_are_checked_or_refused_in_bounded_time()
    {
        var inputs = Enumerable.Range(0, 40).Select(i => Given.YesNo($"y{i}")).Concat(Enumerable.Range(0, 40).Select(i => Given.Count($"n{i}"))).ToArray();
        var or = string.Join(" and ", Enumerable.Range(0, 20).Select(i => $"(y{i} or n{i} > 3)"));
        Assert.NotNull(Given.Compile(1, $"when {or}: full\notherwise: 0", inputs).Rule);
        var parts = string.Concat(Enumerable.Range(0, 40).Select(i => $"  0.025 if y{i} and n{i} > n{39 - i}\n"));
        Assert.NotNull(Given.Compile(1, "sum:\n" + parts, inputs).Rule);
        var nested = Enumerable.Range(0, 25).Aggregate("n0 + 1", (inner, i) => $"(n{i} + 1) / ({inner})");
        Given.Compile(1, "full * within(" + nested + ", 0, 1)", inputs);
        var ratios = string.Join(" + ", Enumerable.Range(0, 30).Select(i => $"n{i} / (n{i + 1} + n{i + 2} + 1)"));
        Given.Compile(1, $"full * within({ratios}, 0, 1)", inputs);
    }
}
