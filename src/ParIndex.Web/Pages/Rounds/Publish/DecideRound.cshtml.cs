using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Rounds.Publishing;
using ParIndex.App.Storage.Files;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Publish;

/// <summary>The end of a round: what is still lacking, the ranking as it stands, the draft decision, the seal, and publication now or at a time.</summary>
[Needs(Permission.PublishRound)]
public sealed class DecideRoundModel(
    RoundAccess access, RoundStore rounds, UnitStore units, ReadinessQuery readiness, RoundScores scores, SealRound seals, PublishRound publish, FileStore files, Visitor visitor, TimeProvider clock,
    Texts texts) : RoundPage(access, rounds, units)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public Readiness Readiness { get; private set; } = null!;

    public RankedResults Ranked { get; private set; } = null!;

    public CriteriaSet Set { get; private set; } = null!;

    public IReadOnlyList<Seal> Seals { get; private set; } = [];

    /// <summary>Whether the newest seal still says what stands.</summary>
    public bool StillStands { get; private set; }

    public bool IsSealing => Round.Stage == RoundStage.Council;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Readiness = await readiness.OfAsync(Round.Id, cancel);
        var standing = await scores.OfAsync(Round, cancel: cancel);
        Set = standing.Scorer.Set;
        Ranked = standing.Ranked();
        Seals = await seals.ListAsync(Round.Id, cancel);
        StillStands = Seals.Count > 0 && await seals.StillStandsAsync(Round, standing, Seals[0], cancel);
    }

    /// <summary>The draft decision with its appendices.</summary>
    public async Task<IActionResult> OnGetDecisionAsync(CancellationToken cancel)
    {
        var bytes = new MemoryStream();
        DecisionDocument.Write(bytes, Round, await scores.OfAsync(Round, cancel: cancel), NameOf(Round.OrganiserId), NameOf);
        return File(bytes.ToArray(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"du-thao-quyet-dinh-{Round.Year.ToString(CultureInfo.InvariantCulture)}.docx");
    }

    /// <summary>The package of a seal.</summary>
    public async Task<IActionResult> OnGetPackageAsync(Guid seal, CancellationToken cancel) =>
        await seals.FindAsync(seal, cancel) is { } found && found.RoundId == Round.Id
            ? File(await files.OpenReadAsync(found.FileSha256, cancel), "application/zip", $"ky-danh-gia-{Round.Year.ToString(CultureInfo.InvariantCulture)}-ban-{found.Number.ToString(CultureInfo.InvariantCulture)}.zip")
            : NotFound();

    public async Task<IActionResult> OnPostSealAsync(string? number, DateOnly? date, string? reason, bool seen, CancellationToken cancel)
    {
        if (!seen && !(await readiness.OfAsync(Round.Id, cancel)).IsComplete)
            return Back(new Message("Còn việc chưa xong: hãy xem danh sách và đánh dấu xác nhận.", "Something is not finished: look at the list and tick to confirm."), "");

        var (seal, problem) = await seals.RunAsync(Round.Id, number, date, reason, cancel);
        return Back(problem, texts["Đã chốt bản {0}. Mã băm: {1}", seal?.Number, seal?.Sha256]);
    }

    public async Task<IActionResult> OnPostPublishAsync(Guid seal, DateTime? at, CancellationToken cancel)
    {
        if (at is { } local)
        {
            var when = new DateTimeOffset(local, Zone.GetUtcOffset(local));
            return Back(await publish.AtAsync(seal, when, cancel), texts["Sẽ công bố lúc {0}.", Show.Time(when)]);
        }

        return Back(await publish.RunAsync(seal, cancel), texts["Đã công bố. Kết quả hiện trên trang công khai."]);
    }

    protected override void Demand() => visitor.Demand(Permission.PublishRound, Round.OrganiserId);

    /// <summary>The earliest time that can be chosen, for the form.</summary>
    public string Soonest => TimeZoneInfo.ConvertTime(clock.GetUtcNow().AddMinutes(5), Zone).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private RedirectResult Back(Message? problem, string done)
    {
        if (problem is null)
            TempData.Done(done);
        else
            TempData.Warn(texts[problem]);

        return Redirect($"{Request.PathBase}{Request.Path}");
    }
}
