using ParIndex.Core.Rules;
using Xunit;

namespace ParIndex.Core.Tests.Rules;

/// <summary>
/// Every kind of scoring rule found in official sets, each by a real case. Kinds 18 (bonus and penalty) and 20 (aggregation) and
/// the policy of kind 19 (what "not applicable" does) belong to the criteria set; a rule only says that it does not apply.
/// </summary>
public sealed class KindsTests
{
    private static readonly RuleInput OnTime = Given.Count("on_time", "hồ sơ", "total");
    private static readonly RuleInput Total = Given.Count("total", "hồ sơ");

    private static void Check(Rule rule, params (string Values, decimal Points)[] cases)
    {
        foreach (var (values, points) in cases)
        {
            var outcome = rule.Score(values);
            Assert.Equal((RuleState.Scored, points), (outcome.State, Math.Round(outcome.Points, 4, MidpointRounding.AwayFromZero)));
        }
    }

    [Fact]
    public void Kind_1_document_exists() =>
        Check(Given.Rule(0.5m, "when published: full\notherwise: 0", Given.YesNo("published")), ("published=có", 0.5m), ("published=không", 0));

    [Fact]
    public void Kind_2_steps_with_pro_rata_band_and_floor() => Check(
        Given.Rule(1.5m, "when total = 0: not applicable\nsteps on_time / total:\n  >= 100%: full\n  >= 80%: pro rata\n  otherwise: 0", OnTime, Total),
        ("on_time=40 total=40", 1.5m), ("on_time=36 total=40", 1.35m), ("on_time=32 total=40", 1.2m), ("on_time=31 total=40", 0));

    [Fact]
    public void Kind_2_share_of_units_inspected() => Check(
        Given.Rule(1, "when total = 0: not applicable\nsteps on_time / total:\n  >= 30%: full\n  >= 20%: 50% * full\n  otherwise: 0", OnTime, Total),
        ("on_time=9 total=30", 1), ("on_time=8 total=30", 0.5m), ("on_time=5 total=30", 0));

    [Fact]
    public void Kind_3_pure_ratio() => Check(
        Given.Rule(1, "when due = 0: not applicable\notherwise: full * paid / due", Given.Amount("paid", "triệu đồng", "due"), Given.Amount("due", "triệu đồng")),
        ("paid=120429 due=153021", 0.7870m), ("paid=153021 due=153021", 1));

    [Fact]
    public void Kind_3_disbursement_and_targets()
    {
        Check(Given.Rule(1, "full * rate", Given.Percent("rate")), ("rate=56.68%", 0.5668m));
        Check(Given.Rule(2, "when total = 0: not applicable\notherwise: full * share(on_time, total)", OnTime, Total), ("on_time=8 total=13", 1.2308m));
    }

    [Fact]
    public void Kind_4_ratio_capped_at_a_target() => Check(
        Given.Rule(0.5m, "when total = 0: not applicable\nsteps on_time / total:\n  >= 0: pro rata to 50%\n  otherwise: 0", OnTime, Total),
        ("on_time=131 total=620", 0.2113m), ("on_time=132 total=620", 0.2129m), ("on_time=309 total=620", 0.4984m), ("on_time=310 total=620", 0.5m), ("on_time=311 total=620", 0.5m));

    [Fact]
    public void Kind_4_cut_against_a_base_year() => Check(
        Given.Rule(1, "when units@2015 = 0: not applicable\notherwise: full * within(-change(units, units@2015) / 10%, 0, 1)", Given.Count("units", "đơn vị").Also("2015")),
        ("units=229 units@2015=250", 0.84m), ("units=225 units@2015=250", 1), ("units=260 units@2015=250", 0));

    [Fact]
    public void Kind_5_threshold_or_zero()
    {
        Check(Given.Rule(0.25m, "when rate = 100%: full\notherwise: 0", Given.Percent("rate")), ("rate=86.5%", 0), ("rate=100%", 0.25m));
        Check(
            Given.Rule(1, "when total = 0: not applicable\nwhen on_time / total >= 90%: full\notherwise: 0", OnTime, Total),
            ("on_time=12 total=16", 0), ("on_time=15 total=16", 1));
    }

    [Fact]
    public void Kind_6_steps_of_a_count() => Check(
        Given.Rule(2, "steps initiatives:\n  >= 3: full\n  >= 1: 1\n  otherwise: 0", Given.Count("initiatives", "sáng kiến")),
        ("initiatives=0", 0), ("initiatives=1", 1), ("initiatives=2", 1), ("initiatives=3", 2), ("initiatives=7", 2));

    [Fact]
    public void Kind_7_points_per_item_with_a_cap() => Check(
        Given.Rule(2, "min(full, 0.5 * regulations)", Given.Count("regulations", "văn bản")), ("regulations=3", 1.5m), ("regulations=9", 2));

    [Fact]
    public void Kind_8_additive_checklist()
    {
        Check(
            Given.Rule(0.5m, "sum:\n  0.25 if built\n  0.25 if built and linked \"Tích hợp với Chính phủ\"", Given.YesNo("built"), Given.YesNo("linked")),
            ("built=có linked=không", 0.25m), ("built=có linked=có", 0.5m), ("built=không linked=có", 0));
        Check(
            Given.Rule(1.5m, "when t1 = 0 or t2 = 0: not applicable\nsum:\n  0.75 * share(a1, t1)\n  0.75 * a2 / t2", Given.Count("a1"), Given.Count("t1"), Given.Count("a2", atMost: "t2"), Given.Count("t2")),
            ("a1=1 t1=2 a2=1 t2=3", 0.625m));
    }

    [Fact]
    public void Kind_9_deduction_with_a_floor()
    {
        Check(Given.Rule(0.5m, "max(0, full - 0.125 * missing)", Given.Count("missing", "văn bản")), ("missing=2", 0.25m), ("missing=5", 0));
        Check(Given.Rule(1, "sum:\n  full\n  -0.25 if disciplined", Given.YesNo("disciplined")), ("disciplined=có", 0.75m), ("disciplined=không", 1));
    }

    [Fact]
    public void Kind_10_gate_on_a_violation() =>
        Check(Given.Rule(0.5m, "when violated: 0 \"Có sai phạm trong tuyển dụng\"\notherwise: full", Given.YesNo("violated")), ("violated=có", 0), ("violated=không", 0.5m));

    [Fact]
    public void Kind_11_severity_ladder() => Check(
        Given.Rule(1.5m, "choose severity:\n  \"Không vi phạm\": full\n  \"Nhẹ\": 50% * full\n  \"Nghiêm trọng\": 0", Given.Choice("severity", "Không vi phạm", "Nhẹ", "Nghiêm trọng")),
        ("severity=Không_vi_phạm", 1.5m), ("severity=Nhẹ", 0.75m), ("severity=Nghiêm_trọng", 0));

    [Fact]
    public void Kind_12_comparison_with_last_year()
    {
        var rule = Given.Rule(0.5m, "when firms > firms@last: full\notherwise: 0", Given.Count("firms", "doanh nghiệp").Also("last"));
        Check(rule, ("firms=501 firms@last=500", 0.5m), ("firms=500 firms@last=500", 0));
        Check(
            Given.Rule(1, "when spending@2021 = 0: not applicable\nwhen change(spending, spending@2021) <= -10%: full\notherwise: 0", Given.Amount("spending", "triệu đồng").Also("2021")),
            ("spending=900 spending@2021=1000", 1), ("spending=901 spending@2021=1000", 0));
    }

    [Fact]
    public void Kind_13_overshoot_step() => Check(
        Given.Rule(1, "when plan = 0: not applicable\nsteps revenue / plan:\n  >= 104%: full\n  >= 100%: 0.5\n  otherwise: 0", Given.Amount("revenue", "triệu đồng"), Given.Amount("plan", "triệu đồng")),
        ("revenue=2538227 plan=2473200", 0.5m), ("revenue=2572128 plan=2473200", 1), ("revenue=2473199 plan=2473200", 0));

    [Fact]
    public void Kind_14_timeliness() => Check(
        Given.Rule(0.5m, "choose report:\n  \"Đúng hạn\": full\n  \"Chậm\": full / 2\n  otherwise: 0", Given.Choice("report", "Đúng hạn", "Chậm", "Không có")),
        ("report=Đúng_hạn", 0.5m), ("report=Chậm", 0.25m), ("report=Không_có", 0));

    [Fact]
    public void Kind_15_survey_mean()
    {
        const string text = "when a + b + c + d = 0: not applicable\notherwise: full * weighted(a: 100%, b: 60%, c: 20%, d: 0%)";
        Check(Given.Rule(1, text, Given.Count("a"), Given.Count("b"), Given.Count("c"), Given.Count("d")), ("a=50 b=30 c=15 d=5", 0.71m), ("a=7 b=0 c=0 d=0", 1));
    }

    [Fact]
    public void Kind_15_reversed_item_and_groups()
    {
        Check(Given.Rule(1, "when a + b = 0: not applicable\notherwise: full * (1 - weighted(a: 100%, b: 0%))", Given.Count("a"), Given.Count("b")), ("a=1 b=3", 0.75m));
        Check(
            Given.Rule(1, "when a1 + b1 = 0 or a2 + b2 = 0: not applicable\nsum:\n  60% * full * weighted(a1: 100%, b1: 50%)\n  40% * full * weighted(a2: 100%, b2: 50%)", Given.Count("a1"), Given.Count("b1"), Given.Count("a2"), Given.Count("b2")),
            ("a1=1 b1=1 a2=4 b2=0", 0.85m));
    }

    [Fact]
    public void Kind_16_imported_index()
    {
        Check(Given.Rule(10, "full * sipas", Given.Percent("sipas")), ("sipas=84.51%", 8.451m));
        const string factors = "sum:\n  1.5 * f1\n  1.5 * f2\n  2.5 * f3\n  2.5 * f4\n  2 * f5";
        Check(
            Given.Rule(10, factors, Given.Percent("f1"), Given.Percent("f2"), Given.Percent("f3"), Given.Percent("f4"), Given.Percent("f5")),
            ("f1=81.52% f2=88.18% f3=83.072% f4=91.1% f5=77.56%", 8.451m));
    }

    [Fact]
    public void Kind_17_free_formula_with_a_choice_of_formulas()
    {
        const string text = "when total = 0: not applicable\nrate_needed_later = 1\n";
        Assert.Contains(Given.Compile(1, text + "otherwise: 0", Total).Problems, problem => problem.Code == "rule-late-definition");
        Check(
            Given.Rule(2, "rate = on_time / total\nwhen total = 0: not applicable\nchoose formula:\n  \"Tỷ lệ\": full * rate\n  \"Bình phương\": full * rate * rate", OnTime, Total, Given.Choice("formula", "Tỷ lệ", "Bình phương")),
            ("on_time=1 total=2 formula=Tỷ_lệ", 1), ("on_time=1 total=2 formula=Bình_phương", 0.5m));
    }

    [Fact]
    public void Kind_19_not_applicable()
    {
        var nothingArose = Given.Rule(0.5m, "when quota = 0: full \"Không có chỉ tiêu tuyển dụng\"\nwhen filled >= quota: full\notherwise: 0", Given.Count("quota"), Given.Count("filled"));
        Check(nothingArose, ("quota=0 filled=0", 0.5m), ("quota=2 filled=1", 0));
        var ruledOut = Given.Rule(1, "when total = 0: not applicable\notherwise: full * on_time / total", OnTime, Total);
        Assert.Equal(new RuleOutcome(RuleState.NotApplicable, 0), ruledOut.Score("on_time=0 total=0"));
        var chosen = Given.Rule(1, "choose answer:\n  \"Có\": full\n  \"Không\": 0\n  \"Không áp dụng\": not applicable", Given.Choice("answer", "Có", "Không", "Không áp dụng"));
        Assert.Equal(RuleState.NotApplicable, chosen.Score("answer=Không_áp_dụng").State);
    }
}
