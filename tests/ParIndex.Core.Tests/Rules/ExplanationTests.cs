using ParIndex.Core.Rules;
using Xunit;

namespace ParIndex.Core.Tests.Rules;

public sealed class ExplanationTests
{
    private static readonly RuleInput Used = Given.Count("used", "TTHC", "total", "TTHC có phát sinh hồ sơ") with { LabelEnglish = "Procedures used" };
    private static readonly RuleInput Total = Given.Count("total", "TTHC", label: "Tổng số TTHC") with { LabelEnglish = "All procedures" };

    private static string[] Vietnamese(RuleExplanation explanation) => [.. explanation.Steps.Select(step => (step.IsFailed ? "✗ " : "") + step.Text.Vietnamese)];

    private static string[] English(RuleExplanation explanation) => [.. explanation.Steps.Select(step => (step.IsFailed ? "✗ " : "") + step.Text.English)];

    [Fact]
    public void Ratio_is_told_in_labels_and_figures_with_the_missed_condition()
    {
        var rule = Given.Rule(0.5m, "rate = used / total\nwhen total = 0: not applicable\nwhen rate >= 50%: full\notherwise: rate / 50% * full \"Dưới 50 %\"", Used, Total);
        var told = rule.Explain(rule.Values("used=131 total=620"));
        Assert.Equal(
            [
                "rate = TTHC có phát sinh hồ sơ / Tổng số TTHC = 131 / 620 = 21,13 %",
                "Tổng số TTHC = 620; bằng 0: không",
                "✗ rate = 21,13 %; ≥ 50 %: không đạt",
                "Điểm: rate / 50 % × điểm tối đa = 21,13 % / 50 % × 0,5 = 0,2113",
            ],
            Vietnamese(told));
        Assert.Equal(
            [
                "rate = Procedures used / All procedures = 131 / 620 = 21.13%",
                "All procedures = 620; equals 0: no",
                "✗ rate = 21.13%; ≥ 50%: not met",
                "Points: rate / 50% × full points = 21.13% / 50% × 0.5 = 0.2113",
            ],
            English(told));
        Assert.Equal((3, null), (told.Failed!.Line, told.Failed.Label));
        Assert.Equal("Dưới 50 %", told.Steps[^1].Label);
        Assert.Equal(told.Outcome.Points, told.Steps[^1].Value);
    }

    [Fact]
    public void Steps_tell_the_figure_each_limit_and_the_step_taken()
    {
        var rule = Given.Rule(1.5m, "when total = 0: not applicable\nsteps used / total:\n  >= 100%: full \"Hoàn thành\"\n  >= 80%: pro rata\n  otherwise: 0", Used, Total);
        Assert.Equal(
            [
                "Tổng số TTHC = 1.000; bằng 0: không", "TTHC có phát sinh hồ sơ / Tổng số TTHC = 900 / 1.000 = 90 %", "✗ ≥ 100 %: không đạt", "≥ 80 %: đúng",
                "Điểm: 1,5 × 90 % = 1,35",
            ],
            Vietnamese(rule.Explain(rule.Values("used=900 total=1000"))));
        Assert.Equal("Hoàn thành", rule.Explain(rule.Values("used=900 total=1000")).Failed!.Label);
        Assert.Null(rule.Explain(rule.Values("used=1000 total=1000")).Failed);
    }

    [Fact]
    public void Rounding_never_hides_which_side_of_a_limit_a_figure_is()
    {
        var rule = Given.Rule(1, "when total = 0: full\nwhen used / total >= 95%: full\notherwise: 0", Used, Total);
        Assert.Contains("94,9999 %; ≥ 95 %: không đạt", rule.Explain(rule.Values("used=949999 total=1000000")).Failed!.Text.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Checklist_marks_the_parts_that_gave_less()
    {
        var rule = Given.Rule(1, "sum:\n  0.25 if built\n  0.25 if linked \"Tích hợp với Chính phủ\"\n  0.5 * used / 10", Given.YesNo("built", "Đã xây dựng"), Given.YesNo("linked", "Đã tích hợp"), Given.Count("used", label: "Số lượt") with { Max = 10 });
        var told = rule.Explain(rule.Values("built=có linked=không used=10"));
        Assert.Equal(["Đã xây dựng: có → 0,25 điểm", "✗ Đã tích hợp: không → 0 điểm", "0,5 × Số lượt / 10 = 0,5 × 10 / 10 = 0,5 điểm", "Tổng: 0,75 điểm"], Vietnamese(told));
        Assert.Equal("Tích hợp với Chính phủ", told.Failed!.Label);
        Assert.Equal(3, rule.Explain(rule.Values("built=có linked=có used=4")).Steps.Select((step, i) => step.IsFailed ? i + 1 : 0).Max());
    }

    [Fact]
    public void Deduction_is_the_failed_part()
    {
        var rule = Given.Rule(1, "sum:\n  full\n  -0.25 if disciplined \"Có lãnh đạo bị kỷ luật\"", Given.YesNo("disciplined", "Có kỷ luật"));
        Assert.Equal("Có lãnh đạo bị kỷ luật", rule.Explain(rule.Values("disciplined=có")).Failed!.Label);
        Assert.Null(rule.Explain(rule.Values("disciplined=không")).Failed);
    }

    [Fact]
    public void Choice_and_comparison_with_last_year()
    {
        var choice = Given.Rule(1, "choose muc:\n  \"Không\": full\n  \"Nhẹ\": 50% * full \"Vi phạm nhẹ\"", Given.Choice("muc", "Không", "Nhẹ"));
        Assert.Equal(["✗ muc: Nhẹ", "Điểm: 50 % × điểm tối đa = 50 % × 1 = 0,5"], Vietnamese(choice.Explain(choice.Values("muc=Nhẹ"))));
        var year = Given.Rule(0.5m, "when firms > firms@last: full\notherwise: 0", Given.Count("firms", label: "Doanh nghiệp mới").Also("last"));
        Assert.Equal("✗ Doanh nghiệp mới = 480; > Doanh nghiệp mới (năm trước) = 501: không đạt", Vietnamese(year.Explain(year.Values("firms=480 firms@last=501")))[0]);
    }

    [Fact]
    public void Ruling_out_a_zero_divisor_is_never_the_cause_of_lost_points()
    {
        var rule = Given.Rule(1, "when total = 0: full\notherwise: full * used / total", Used, Total);
        var failed = rule.Explain(rule.Values("used=1 total=4")).Failed!;
        Assert.StartsWith("Điểm: ", failed.Text.Vietnamese, StringComparison.Ordinal);
        var late = Given.Rule(1, "when late = 0: full\notherwise: 0", Given.Count("late"));
        Assert.Contains("bằng 0: không đạt", late.Explain(late.Values("late=2")).Failed!.Text.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_invalid_and_not_applicable_are_told()
    {
        var rule = Given.Rule(1, "rate = used / total\nwhen total = 0: not applicable \"Không phát sinh\"\notherwise: full * rate", Used, Total);
        var missing = rule.Explain(rule.Values("total=5"));
        Assert.Equal((RuleState.Missing, "Chưa có số liệu: TTHC có phát sinh hồ sơ"), (missing.Outcome.State, missing.Failed!.Text.Vietnamese));
        Assert.DoesNotContain(missing.Steps, step => step.Text.Vietnamese.StartsWith("rate", StringComparison.Ordinal));
        Assert.Equal("TTHC có phát sinh hồ sơ = 7 vượt Tổng số TTHC = 5", rule.Explain([7, 5]).Failed!.Text.Vietnamese);
        var none = rule.Explain(rule.Values("used=0 total=0"));
        Assert.Equal(("Không áp dụng", "Không phát sinh", false), (none.Steps[^1].Text.Vietnamese, none.Steps[^1].Label, none.Steps[^1].IsFailed));
    }

    [Fact]
    public void Large_figures_are_grouped_in_each_language()
    {
        var rule = Given.Rule(1, "when plan = 0: full\nsteps revenue / plan:\n  >= 104%: full\n  otherwise: 0.5", Given.Amount("revenue"), Given.Amount("plan"));
        var step = rule.Explain(rule.Values("revenue=2538227.5 plan=2473200")).Steps[1];
        Assert.Equal("revenue / plan = 2.538.227,5 / 2.473.200 = 102,63 %", step.Text.Vietnamese);
        Assert.Equal("revenue / plan = 2,538,227.5 / 2,473,200 = 102.63%", step.Text.English);
    }
}
