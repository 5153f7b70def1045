using ParIndex.Core.Rules;
using Xunit;

namespace ParIndex.Core.Tests.Rules;

public sealed class ImproveTests
{
    private static readonly RuleInput Used = Given.Count("used", "TTHC", "total", "TTHC có phát sinh hồ sơ");
    private static readonly RuleInput Total = Given.Count("total", "TTHC", label: "Tổng số TTHC");

    private static string[] Told(Rule rule, string values) => [.. rule.Improve(rule.Values(values)).Select(one => FormattableString.Invariant($"{one.Slot} {one.To:0.####}{(one.ReachesFull ? " full" : "")}"))];

    [Fact]
    public void Capped_ratio_needs_half_of_the_procedures()
    {
        var rule = Given.Rule(0.5m, "when total = 0: not applicable\nsteps used / total:\n  >= 0: pro rata to 50%\n  otherwise: 0", Used, Total);
        Assert.Equal(["total 619", "total 262 full", "used 132", "used 310 full"], Told(rule, "used=131 total=620"));
        var full = rule.Improve(rule.Values("used=131 total=620")).Single(one => one is { Slot: "used", ReachesFull: true });
        Assert.Equal((131m, 310m, 0.5m), (full.From, full.To, full.Points));
        Assert.Equal("TTHC có phát sinh hồ sơ: từ 131 tăng lên 310 (thêm 179 TTHC) → 0,5 điểm (+0,2887), đạt điểm tối đa", full.Text.Vietnamese);
        Assert.Equal("TTHC có phát sinh hồ sơ: from 131 up to 310 (+179 TTHC) → 0.5 points (+0.2887), full points", full.Text.English);
    }

    [Fact]
    public void Steps_tell_the_next_and_the_last()
    {
        var rule = Given.Rule(2, "steps n:\n  >= 3: full\n  >= 1: 1\n  otherwise: 0", Given.Count("n"));
        Assert.Equal(["n 1", "n 3 full"], Told(rule, "n=0"));
        Assert.Equal(["n 3 full"], Told(rule, "n=2"));
        Assert.Empty(Told(rule, "n=3"));
    }

    [Fact]
    public void Amount_and_share_reach_the_threshold_exactly()
    {
        var plan = Given.Rule(1, "when plan = 0: not applicable\nsteps revenue / plan:\n  >= 104%: full\n  >= 100%: 0.5\n  otherwise: 0", Given.Amount("revenue"), Given.Amount("plan"));
        Assert.Equal(["plan 2440602.88 full", "revenue 2572128 full"], Told(plan, "revenue=2538227 plan=2473200"));
        Assert.Equal(["revenue 2473200", "revenue 2572128 full"], Told(plan, "revenue=2473199.5 plan=2473200").Where(line => line.StartsWith("rev", StringComparison.Ordinal)));
        var rate = Given.Rule(0.25m, "when rate = 100%: full\notherwise: 0", Given.Percent("rate"));
        Assert.Equal(["rate 1 full"], Told(rate, "rate=86.5%"));
        var above = Given.Rule(1, "when rate > 90%: full\nwhen rate > 70%: 0.5\notherwise: 0", Given.Percent("rate"));
        Assert.Equal(["rate 0.7001", "rate 0.9001 full"], Told(above, "rate=70%"));
        Assert.Equal(["rate 1 full"], Told(Given.Rule(1, "full * rate", Given.Percent("rate")), "rate=56.68%"));
    }

    [Fact]
    public void Answers_and_choices()
    {
        var checklist = Given.Rule(0.5m, "sum:\n  0.25 if built\n  0.25 if linked", Given.YesNo("built"), Given.YesNo("linked"));
        Assert.Equal(["linked 1 full"], Told(checklist, "built=có linked=không"));
        Assert.Equal(["built 1", "linked 1"], Told(checklist, "built=không linked=không"));
        var ladder = Given.Rule(1, "choose s:\n  \"Không\": full\n  \"Nhẹ\": 0.5\n  \"Nặng\": 0", Given.Choice("s", "Không", "Nhẹ", "Nặng"));
        Assert.Equal(["s 1", "s 0 full"], Told(ladder, "s=Nặng"));
        Assert.Equal("s: đổi từ “Nặng” thành “Không” → 1 điểm (+1), đạt điểm tối đa", ladder.Improve(ladder.Values("s=Nặng"))[1].Text.Vietnamese);
    }

    [Fact]
    public void Less_may_be_more()
    {
        var rule = Given.Rule(1, "max(0, full - 0.25 * missing)", Given.Count("missing", "văn bản"));
        Assert.Equal(["missing 1", "missing 0 full"], Told(rule, "missing=2"));
        Assert.Equal(["missing 3", "missing 0 full"], Told(rule, "missing=9"));
    }

    [Fact]
    public void Limits_of_other_figures_hold()
    {
        var rule = Given.Rule(1, "when used >= 5: full\notherwise: 0", Used, Total);
        Assert.Equal(["used 5 full"], Told(rule, "used=3"));
        var both = Given.Rule(1, "when total = 0: 0\nwhen used >= 5: full\notherwise: 0", Used, Total);
        Assert.Empty(Told(both, "used=3 total=4"));
    }

    [Fact]
    public void Missing_figure_is_asked_for()
    {
        var rule = Given.Rule(0.5m, "when total = 0: not applicable\nsteps used / total:\n  >= 50%: full\n  >= 30%: 0.2\n  otherwise: 0", Used, Total);
        Assert.Equal(["used 186", "used 310 full"], Told(rule, "total=620"));
        Assert.Contains("khai 310", rule.Improve(rule.Values("total=620"))[1].Text.Vietnamese, StringComparison.Ordinal);
        Assert.Empty(Told(rule, ""));
    }

    [Fact]
    public void Nothing_is_gained_from_full_points_or_where_the_rule_does_not_apply()
    {
        var rule = Given.Rule(1, "when total = 0: not applicable\notherwise: full * used / total", Used, Total);
        Assert.Empty(Told(rule, "used=9 total=9"));
        Assert.Empty(Told(rule, "used=0 total=0"));
        Assert.Empty(rule.Improve([5, 9]));
    }

    [Fact]
    public void Survey_ballots_are_solved_in_whole_numbers()
    {
        var rule = Given.Rule(1, "when a + b + c = 0: not applicable\nsteps weighted(a: 100%, b: 50%, c: 0%):\n  >= 80%: full\n  otherwise: 0", Given.Count("a"), Given.Count("b"), Given.Count("c"));
        Assert.Equal(["a 15 full"], Told(rule, "a=10 b=10 c=0").Where(line => line.StartsWith('a')));
        Assert.Equal(["b 6 full"], Told(rule, "a=10 b=10 c=0").Where(line => line.StartsWith('b')));
        Assert.DoesNotContain(Told(rule, "a=10 b=10 c=0"), line => line.StartsWith('c'));
    }

    [Fact]
    public void Quadratic_pieces_are_solved_too()
    {
        var rule = Given.Rule(1, "when t = 0: not applicable\nwhen a / t * (a / t) >= 50%: full\notherwise: 0", Given.Count("a", atMost: "t"), Given.Count("t"));
        Assert.Equal(["a 708 full"], Told(rule, "a=10 t=1000").Where(line => line.StartsWith('a')));
    }

    [Theory]
    [InlineData(2_025, false)]
    [InlineData(2_026, true)]
    public void Answers_equal_those_of_trying_every_value(int seed, bool wild)
    {
        const int most = 25;
        var inputs = RandomRules.Inputs.Select(input => input.Type switch
        {
            InputType.Count or InputType.Amount => input with { Type = InputType.Count, Max = most },
            InputType.Percent => input with { Type = InputType.Count, Max = 1 },
            InputType.Number => input with { Type = InputType.Count, Min = null, Max = 3 },
            _ => input,
        }).ToArray();
        var rules = new RandomRules(seed, wild);
        var compared = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var text = rules.Next();
            if (text.Contains("round", StringComparison.Ordinal) || text.Contains("cut", StringComparison.Ordinal)) continue;
            if (Given.Compile(1, text, inputs).Rule is not { } rule) continue;
            var values = rules.Values(rule).Select((value, slot) => (decimal?)Math.Clamp(decimal.Truncate(value!.Value), 0, rule.Slots[slot].Input.Max ?? most)).ToArray();
            var outcome = rule.Evaluate(values);
            if (outcome.State != RuleState.Scored) continue;
            var answers = rule.Improve(values);
            for (var slot = 0; slot < values.Length; slot++)
            {
                if (rule.Slots[slot].Input.Type != InputType.Count) continue;
                compared++;
                var name = rule.Slots[slot].Name;
                var tried = Enumerable.Range(0, (int)(rule.Slots[slot].Input.Max ?? most) + 1).Select(value => ((decimal)value, Outcome: With(rule, values, slot, value))).Where(pair => pair.Outcome.State == RuleState.Scored).ToList();
                var gain = tried.Where(pair => pair.Outcome.Points > outcome.Points + 0.000000000000001m).Select(pair => Math.Abs(pair.Item1 - values[slot]!.Value)).DefaultIfEmpty(-1).Min();
                var full = tried.Where(pair => pair.Outcome.Points >= 1 - 0.000000000000001m && outcome.Points < 1).Select(pair => Math.Abs(pair.Item1 - values[slot]!.Value)).DefaultIfEmpty(-1).Min();
                var mine = answers.Where(answer => answer.Slot == name).ToList();
                var context = $"{text}\n{string.Join(" ", rule.Slots.Zip(values).Select(pair => $"{pair.First.Name}={pair.Second}"))} slot {name}";
                Assert.True(gain == mine.Select(answer => Math.Abs(answer.To - answer.From!.Value)).DefaultIfEmpty(-1).Min(), "gain\n" + context);
                Assert.True(full == mine.Where(answer => answer.ReachesFull).Select(answer => Math.Abs(answer.To - answer.From!.Value)).DefaultIfEmpty(-1).Min(), "full\n" + context);
                Assert.All(mine, answer => Assert.Equal(answer.Points, With(rule, values, slot, answer.To).Points));
                Assert.All(mine, answer => Assert.Equal(answer.Points - outcome.Points, answer.Gain));
            }
        }

        Assert.True(compared > 300, $"only {compared} compared");
    }

    private static RuleOutcome With(Rule rule, decimal?[] values, int slot, decimal value)
    {
        var changed = values.ToArray();
        changed[slot] = value;
        return rule.Evaluate(changed);
    }
}
