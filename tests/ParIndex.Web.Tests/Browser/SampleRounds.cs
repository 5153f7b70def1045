using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Rounds.Mirror;
using ParIndex.App.Sample;
using ParIndex.Core.Results;
using ParIndex.Core.Rounds;
using ParIndex.Core.Units;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;

namespace ParIndex.Web.Tests.Browser;

/// <summary>Rounds of departments at the stages pages are looked at.</summary>
/// <param name="Appraised">At appraisal, some entries judged.</param>
/// <param name="Explained">Scorecard of the Department of Home Affairs at explanation, with entries cut.</param>
/// <param name="Disputed">Before the council, an entry in dispute and one decided.</param>
public sealed record SampleRounds(Guid Appraised, Guid Explained, Guid Disputed)
{
    /// <summary>A choice worth 1 point, and tasks done of those planned worth 2.</summary>
    public const string Plan = "1.1.1", Tasks = "1.1.2", Reports = "1.2";

    private static readonly TypedVerdict Late = new(VerdictOutcome.Cut, "0,5", null, CauseCategory.Late, "Kế hoạch ban hành ngày 25/02, chậm so với hạn 31/01.");
    private static readonly TypedVerdict Fewer = new(
        VerdictOutcome.Corrected, null, new Dictionary<string, string?> { ["done"] = "17", ["planned"] = "20" }, CauseCategory.RateBelow, "Báo cáo năm ghi 17 nhiệm vụ hoàn thành.");

    public static async Task<SampleRounds> MakeAsync(RoundMaker maker)
    {
        var (appraised, cards) = await OpenAsync(maker, 2027, "Chỉ số cải cách hành chính các sở năm 2027");
        await maker.JudgeAsync(cards[0], Plan, Late);
        await maker.JudgeAsync(cards[1], Tasks, Fewer);
        var (explained, others) = await OpenAsync(maker, 2028, "Chỉ số cải cách hành chính các sở năm 2028");
        await JudgeAsync(maker, others[^1]);
        await maker.MoveAsync(explained, RoundStage.Explanation);
        await maker.ExplainAsync(others[^1], Plan, "Kế hoạch đã ban hành ngày 28/01 (số 12/KH-SNV), gửi kèm bản quét.");
        var (disputed, last) = await OpenAsync(maker, 2029, "Chỉ số cải cách hành chính các sở năm 2029");
        await JudgeAsync(maker, last[0]);
        await JudgeAsync(maker, last[1]);
        await maker.MoveAsync(disputed, RoundStage.Explanation);
        await maker.ExplainAsync(last[0], Plan, "Kế hoạch đã ban hành ngày 28/01.\nSố 12/KH-SNV gửi kèm.");
        await maker.ExplainAsync(last[1], Tasks, "Ba nhiệm vụ còn lại hoàn thành ngày 30/12.");
        await maker.ExplainAsync(last[1], Reports, null);
        await maker.MoveAsync(disputed, RoundStage.SecondAppraisal);
        await maker.JudgeAsync(last[0], Plan, Late with { Reason = "Bản gửi kèm là dự thảo, chưa ký." }, VerdictPass.Second);
        await maker.JudgeAsync(last[1], Tasks, Fewer with { Reason = "Chưa có biên bản nghiệm thu." }, VerdictPass.Second);
        await maker.MoveAsync(disputed, RoundStage.Council);
        var meeting = await maker.MeetAsync(disputed, new MeetingDraft(
            new DateOnly(2029, 12, 20), "Phòng họp số 2", "Phó Chủ tịch UBND tỉnh", "Bảy trên chín thành viên", "Hội đồng nghe báo cáo thẩm định.\nTừng mục được thảo luận và biểu quyết."));
        await maker.DecideAsync(last[1], Tasks, meeting, "1,9", "Biểu quyết 6/7: hai nhiệm vụ có hồ sơ.");
        return new SampleRounds(appraised, others[^1], disputed);
    }

    /// <summary>A round at appraisal: some departments and, last, that of Home Affairs, all filled in and submitted.</summary>
    public static async Task<(Guid Round, IReadOnlyList<Guid> Cards)> OpenAsync(RoundMaker maker, int year, string name)
    {
        var units = (await maker.UnitsAsync(AccountFixture.Province, UnitKind.Department, 20)).Where(unit => unit != SampleInstallation.LamDongHomeAffairs).Take(2).Append(SampleInstallation.LamDongHomeAffairs).ToList();
        var round = await maker.OpenAsync(AccountFixture.Province, "department-example", year, units, name);
        var cards = new List<Guid>();
        foreach (var unit in units)
        {
            cards.Add(await maker.CardAsync(round, unit));
            await maker.FillAsync(round, cards[^1]);
            await maker.SubmitAsync(cards[^1]);
        }

        await maker.MoveAsync(round, RoundStage.Appraisal);
        return (round, cards);
    }

    /// <summary>The index of today's province as a mirror round, approved, with the first points of the Ministry on some leaves.</summary>
    public static async Task<(Guid Round, Guid Card)> MirrorAsync(RoundMaker maker)
    {
        var round = await maker.OpenAsync(AccountFixture.Province, "province-876", 2030, [AccountFixture.Province], "Chỉ số cải cách hành chính của tỉnh năm 2030");
        var card = await maker.CardAsync(round, AccountFixture.Province);
        await maker.FillAsync(round, card);
        await maker.SubmitAsync(card);
        await maker.MoveAsync(round, RoundStage.Appraisal);
        await maker.EnterUpperAsync(round, VerdictPass.First,
            [new UpperPoint("1.1", "1,5", null, null, 0), new UpperPoint("1.2", "0,25", "Báo cáo quý III gửi chậm", CauseCategory.Late, 0), new UpperPoint("1.7", "1,45", "Còn nhiệm vụ quá hạn", null, 0)]);
        return (round, card);
    }

    private static async Task JudgeAsync(RoundMaker maker, Guid card)
    {
        await maker.JudgeAsync(card, Plan, Late);
        await maker.JudgeAsync(card, Tasks, Fewer);
        await maker.JudgeAsync(card, Reports, new TypedVerdict(VerdictOutcome.Cut, "1", null, CauseCategory.Evidence, "Thiếu báo cáo quý III."));
    }
}
