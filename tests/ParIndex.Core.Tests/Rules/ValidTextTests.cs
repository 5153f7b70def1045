using ParIndex.Core.Rules;
using ParIndex.Core.Text;
using Xunit;

namespace ParIndex.Core.Tests.Rules;

/// <summary>Spellings that must be read, and natural rules that must not be refused.</summary>
public sealed class ValidTextTests
{
    private static readonly RuleInput[] Inputs =
    [
        Given.Count("on_time", "hồ sơ", "total"), Given.Count("total", "hồ sơ"), Given.YesNo("built"), Given.YesNo("linked"),
        Given.Percent("rate"), Given.Choice("severity", "Không", "Nhẹ"), Given.Amount("plan", "đồng"), Given.Amount("x", "đồng"),
        Given.Count("n"), Given.Count("quota"), Given.Count("used"), Given.Number("z"),
    ];

    [Theory]
    [InlineData("khi total = 0: không áp dụng\nbậc on_time / total:\n  >= 100%: tối_đa\n  >= 80%: theo tỷ lệ \"đạt một phần\"\n  còn lại: 0")]
    [InlineData("KHI total = 0: Tối đa\ncòn lại: tối đa * share(on_time, total)")]
    [InlineData("tổng:\n  0.25 nếu built và không phải linked\n  0.5 nếu linked hoặc built\n  0.25 nếu linked = có")]
    [InlineData("chọn severity:\n  \"Không\": tối_đa\n  “Nhẹ”: 0")]
    [InlineData("bậc rate:\n  ≥ 50 %: theo tỉ lệ đến 100 %\n  < 50%: 0")]
    [InlineData("when built ≠ yes: 0\notherwise: full × rate ÷ 2")]
    [InlineData("otherwise: full")]
    [InlineData("when total = 0: not applicable\notherwise:\n  steps on_time / total:\n    >= 50%: full\n    otherwise: 0")]
    [InlineData("when total = 0: not applicable\nfull * on_time / total")]
    [InlineData("full *\n  rate")]
    [InlineData("min(full,\n    0.5 * n)")]
    [InlineData("when 80% <= rate < 100%: full * rate\nwhen rate = 100%: full\notherwise: 0")]
    [InlineData("when rate >= threshold: full\notherwise: 0")]
    [InlineData("when built = linked: full\notherwise: 0")]
    [InlineData("# ghi chú\n\nfull   # cuối dòng\n\n# hết")]
    [InlineData("full\r\n")]
    [InlineData("\uFEFFfull")]
    public void Spelling_is_read(string text) => Given.Rule(1, text, Inputs);

    [Theory]
    [InlineData("when plan = 0: not applicable\nsteps (plan - x) / plan:\n  >= 10%: full\n  >= 0: pro rata to 10%\n  < 0: 0")]
    [InlineData("when plan = 0: not applicable\notherwise: full * max(0, min(1, (plan - x) / plan / 10%))")]
    [InlineData("r = on_time / total\nwhen total = 0: not applicable\nwhen r >= 50%: full\notherwise: r / 50% * full")]
    [InlineData("when total = 0: full\notherwise: round(full * on_time / total, 4)")]
    [InlineData("when on_time + n = 0: full\notherwise: full * (on_time + n / 2) / (on_time + n)")]
    [InlineData("when quota = 0: 0\nwhen used <= quota: full\notherwise: max(0, full * (1 - (used - quota) / quota))")]
    [InlineData("when used > quota: 0\nwhen quota = 0: full\notherwise: full * used / quota")]
    [InlineData("when total > 0: full * on_time / total\notherwise: full")]
    [InlineData("when total > 0 and on_time / total >= 90%: full\notherwise: 0")]
    [InlineData("when total = 0 or n = 0: not applicable\notherwise: full * on_time / total * min(1, 1 / n)")]
    [InlineData("when total = 0 and n = 0: not applicable\notherwise: full * weighted(total: 100%, n: 60%)")]
    [InlineData("sum:\n  0.75 if built\n  0.5 if not built and linked\n  0.25 if linked and built")]
    [InlineData("sum:\n  full\n  -0.5 if built\n  -0.25 if linked")]
    [InlineData("when severity = \"Không\": full\nwhen severity = \"Nhẹ\": 0")]
    [InlineData("0.5 * count(built, linked)")]
    [InlineData("full * count(built, linked, rate > 50%) / 3")]
    [InlineData("when built: full\nwhen not built: 0")]
    [InlineData("steps n:\n  >= 3: full\n  >= 1: 0.5\n  = 0: 0")]
    [InlineData("full * (1 - rate)")]
    [InlineData("full * rate * rate")]
    [InlineData("when z = 0: 0\nwhen z > 0: full\notherwise: full / 2")]
    [InlineData("full * within(z / 10, 0, 1)")]
    [InlineData("2 / 3 * full * 3 / 2")]
    [InlineData("when total = 0: not applicable\nwhen on_time = total: full\notherwise: max(0, full - 0.1 * (total - on_time))")]
    public void Natural_rule_is_not_refused(string text) => Given.Rule(1, text, Inputs);

    [Fact]
    public void Decomposed_text_reads_as_composed()
    {
        const string text = "bậc rate:\n  >= 50%: tối_đa\n  còn lại: 0";
        Assert.NotNull(Given.Compile(1, text.Normalize(System.Text.NormalizationForm.FormD), Inputs).Rule);
    }

    [Fact]
    public void Rule_is_written_back_in_either_language_with_remarks()
    {
        const string english = "# tỷ lệ\nrate2 = on_time / total  # đúng hạn\nwhen total = 0: not applicable \"Không có hồ sơ\"\nsteps rate2:\n  >= 80%: full\n  >= 10%: pro rata to 80%\n  otherwise: 0\n# hết\n";
        const string vietnamese = "# tỷ lệ\nrate2 = on_time / total  # đúng hạn\nkhi total = 0: không áp dụng \"Không có hồ sơ\"\nbậc rate2:\n  >= 80%: tối_đa\n  >= 10%: theo tỷ lệ đến 80%\n  còn lại: 0\n# hết\n";
        Assert.Equal(vietnamese, RuleText.Format(english, Language.Vietnamese));
        Assert.Equal(english, RuleText.Format(vietnamese, Language.English));
        Assert.Null(RuleText.Format("when", Language.English));
    }
}
