using ParIndex.Core.Rules;
using Xunit;

namespace ParIndex.Core.Tests.Rules;

/// <summary>Every mistake is told with its code, line and column, several at once.</summary>
public sealed class InvalidTextTests
{
    private static readonly RuleInput[] Inputs =
    [
        Given.Count("on_time", "hồ sơ", "total"), Given.Count("total", "hồ sơ"), Given.Count("staff", "người"), Given.Percent("rate"),
        Given.YesNo("built"), Given.YesNo("linked"), Given.Choice("severity", "Không", "Nhẹ", "Nặng"),
        Given.Amount("revenue", "triệu đồng").Also("last"), Given.Amount("spending"), Given.Count("n"),
    ];

    [Theory]
    // characters and tokens
    [InlineData("full * $", "1:8 rule-character", "1:9 rule-syntax")]
    [InlineData("when built: 0 \"nhãn\notherwise: full", "1:15 rule-open-text")]
    [InlineData("min(full, 2.473.200)", "1:11 rule-number")]
    [InlineData("min(full, 3x)", "1:11 rule-number")]
    [InlineData("0,25", "1:1 rule-comma")]
    [InlineData("min(full, 0,25)", "1:1 rule-full-unreachable", "1:13 rule-two-constants")]
    // shape
    [InlineData("", "1:1 rule-empty")]
    [InlineData("  # chỉ có ghi chú\n", "1:1 rule-empty")]
    [InlineData("x = rate", "1:9 rule-no-cases")]
    [InlineData("when built 0\notherwise: full", "1:12 rule-syntax")]
    [InlineData("when built: full else 0\notherwise: 0", "1:18 rule-extra")]
    [InlineData("full\n0", "2:1 rule-after-end")]
    [InlineData("when built: full\nx = rate\notherwise: x", "2:1 rule-late-definition")]
    [InlineData("steps rate:\n  = 100%: full\n  <> 0: 0\n  otherwise: 0", "3:6 rule-syntax")]
    [InlineData("steps rate:", "1:1 rule-empty-body")]
    [InlineData("sum:", "1:1 rule-empty-body")]
    [InlineData("when built: pro rata\notherwise: 0", "1:13 rule-pro-rata")]
    [InlineData("full * (rate", "1:13 rule-syntax")]
    [InlineData("full * max(0, rate\notherwise: 0", "1:19 rule-syntax", "2:1 rule-after-end")]
    // names
    [InlineData("full * rtae", "1:8 rule-unknown-input")]
    [InlineData("full * shar(on_time, total)", "1:8 rule-unknown-function")]
    [InlineData("when revenue > revenue@2015: full\notherwise: 0", "1:16 rule-unknown-year")]
    [InlineData("rate = 1\nrate", "1:1 rule-duplicate-name")]
    [InlineData("full = 1\n0", "1:1 rule-reserved-name")]
    [InlineData("a = b\nb = rate\na", "1:5 rule-order")]
    // types
    [InlineData("0.25 * built", "1:8 rule-yes-no-number")]
    [InlineData("full * severity", "1:8 rule-choice-number")]
    [InlineData("when rate: full\notherwise: 0", "1:6 rule-type")]
    [InlineData("when severity = \"Vừa\": full\notherwise: 0", "1:17 rule-unknown-option")]
    [InlineData("when severity > \"Nhẹ\": full\notherwise: 0", "1:17 rule-type")]
    [InlineData("choose built:\n  \"có\": full", "1:8 rule-not-choice")]
    [InlineData("choose severity:\n  \"Không\": full\n  \"Nhẹ\": 0", "1:1 rule-missing-options")]
    [InlineData("choose severity:\n  \"Không\": full\n  \"Không\": 0\n  otherwise: 0", "3:3 rule-duplicate-option")]
    [InlineData("full * share(on_time)", "1:8 rule-arguments")]
    [InlineData("round(full * rate, n)", "1:20 rule-constant-needed")]
    [InlineData("round(full * rate, 1.5)", "1:20 rule-digits")]
    [InlineData("steps rate:\n  >= rate: full\n  otherwise: 0", "2:6 rule-constant-needed")]
    [InlineData("max(0, full * change(revenue, spending))", "1:15 rule-change")]
    // units of measure
    [InlineData("full * share(on_time, staff)\n", "1:23 rule-unit")]
    [InlineData("when on_time > revenue: full\notherwise: 0", "1:16 rule-unit")]
    [InlineData("when on_time >= 95%: full\notherwise: 0", "1:17 rule-unit")]
    [InlineData("max(0, full - staff)", "1:15 rule-unit")]
    [InlineData("min(full, staff)", "1:11 rule-unit")]
    [InlineData("full * staff", "1:1 rule-result-unit")]
    [InlineData("steps staff:\n  >= 3: pro rata\n  otherwise: 0", "2:9 rule-pro-rata-unit")]
    // values
    [InlineData("full * share(on_time, total)", "1:23 rule-division-by-zero")]
    [InlineData("full * on_time / total", "1:18 rule-division-by-zero")]
    [InlineData("full * rate / 0", "1:15 rule-division-by-zero")]
    [InlineData("min(full, weighted(n: 100%, on_time: 0%))", "1:11 rule-division-by-zero")]
    [InlineData("when rate > 50%: 2\notherwise: -1", "1:18 rule-range", "2:12 rule-range")]
    [InlineData("full + rate", "1:1 rule-range")]
    [InlineData("full * n", "1:1 rule-range")]
    [InlineData("when rate >= 80%: full", "1:1 rule-not-covered")]
    [InlineData("steps rate:\n  >= 80%: full\n  > 0: 0", "1:1 rule-not-covered")]
    [InlineData("sum:\n  0.75 if built\n  0.5 if linked", "1:1 rule-range")]
    public void Mistake_is_told_with_code_and_place(string text, params string[] expected)
    {
        var compiled = Given.Compile(1, text, Inputs);
        var told = compiled.Problems.Where(problem => problem.Code != "rule-unused-input").Select(problem => $"{problem.Line}:{problem.Column} {problem.Code}");
        Assert.Equal(expected, told);
        Assert.True(compiled.Rule is null || compiled.Problems.All(problem => !problem.IsError));
        Assert.All(compiled.Problems, problem => Assert.False(string.IsNullOrWhiteSpace(problem.Message.Vietnamese) || string.IsNullOrWhiteSpace(problem.Message.English)));
    }

    [Fact]
    public void Several_mistakes_are_told_at_once()
    {
        var compiled = Given.Compile(1, "x = rtae * 2\nwhen staff > revenue: full\nwhen (: 0\notherwise: full * shar(on_time, total)", Inputs);
        Assert.Equal(
            ["1:5 rule-unknown-input", "2:14 rule-unit", "3:7 rule-syntax", "4:19 rule-unknown-function"],
            compiled.Problems.Select(problem => $"{problem.Line}:{problem.Column} {problem.Code}"));
    }

    [Theory]
    [InlineData("full * on_tme / total", "on_time")]
    [InlineData("when buitl: full\notherwise: 0", "built")]
    [InlineData("full * treshold", "threshold")]
    public void Near_name_is_suggested(string text, string suggestion) =>
        Assert.Contains($"“{suggestion}”", Given.Compile(1, text, Inputs).Problems[0].Message.Vietnamese, StringComparison.Ordinal);

    [Fact]
    public void Negative_difference_is_named_with_its_remedy()
    {
        var problem = Given.Compile(1, "when base = 0: not applicable\notherwise: full * min(1, (base - now) / base / 10%)", Given.Amount("base"), Given.Amount("now")).Problems.Single();
        Assert.Equal("rule-range", problem.Code);
        Assert.Contains("“base - now”", problem.Message.English, StringComparison.Ordinal);
        Assert.Contains("max(0, …)", problem.Message.English, StringComparison.Ordinal);
        Assert.Contains("từ −∞ đến 1", problem.Message.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Ratio_without_declared_order_asks_for_at_most()
    {
        var problem = Given.Compile(1, "when total = 0: full\notherwise: full * paid / total", Given.Amount("paid", "đồng"), Given.Amount("total", "đồng")).Problems.Single();
        Assert.Equal(("rule-range", 2, 12), (problem.Code, problem.Line, problem.Column));
        Assert.Contains("at_most", problem.Message.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("share(a, b)", problem.Message.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Divisor_is_named_with_the_line_to_add() =>
        Assert.Contains("“when a + b = 0: …”", Given.Compile(1, "full * weighted(a: 100%, b: 50%)", Given.Count("a"), Given.Count("b")).Problems.Single().Message.English, StringComparison.Ordinal);

    [Fact]
    public void Unused_input_and_unreachable_case_are_warnings()
    {
        var compiled = Given.Compile(1, "when built: full\nwhen built: 0.5\notherwise: 0", Inputs);
        Assert.NotNull(compiled.Rule);
        Assert.All(compiled.Problems, problem => Assert.False(problem.IsError));
        Assert.Contains(compiled.Problems, problem => problem is { Code: "rule-unreachable", Line: 2 });
        Assert.Contains(compiled.Problems, problem => problem.Code == "rule-unused-input" && problem.Message.English.Contains("“revenue”", StringComparison.Ordinal));
    }

    [Fact]
    public void Full_that_cannot_be_reached_is_a_warning()
    {
        var problem = Given.Compile(1, "sum:\n  0.25 if a\n  0.5 if b", Given.YesNo("a"), Given.YesNo("b")).Problems.Single();
        Assert.Equal(("rule-full-unreachable", false), (problem.Code, problem.IsError));
        Assert.Contains("0.75", problem.Message.English, StringComparison.Ordinal);
    }

    public static TheoryData<RuleInput> BadInputs =>
    [
        Given.Count("1x"), Given.Count("số"), Given.Count("full"), Given.Count("khi"), Given.Count("a") with { Min = 2, Max = 1 }, Given.Choice("a"),
        Given.Choice("a", "x", "x "), Given.Count("a", atMost: "b"), Given.Count("a", atMost: "a"), Given.Count("a").Also("năm ngoái"),
    ];

    [Theory]
    [MemberData(nameof(BadInputs))]
    public void Badly_declared_input_is_told(RuleInput input) => Assert.Contains(Given.Compile(1, "0", input).Problems, problem => problem.Code == "rule-bad-input");

    [Fact]
    public void Full_must_be_above_zero() => Assert.Contains(Given.Compile(0, "full").Problems, problem => problem.Code == "rule-bad-full");
}
