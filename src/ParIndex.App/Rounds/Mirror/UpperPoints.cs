using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Core.Rounds;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Mirror;

/// <summary>Points of a leaf as the authority above gives them, as typed or read.</summary>
/// <param name="Points">Empty: none (any longer).</param>
/// <param name="Seen">Version of the points that were shown; 0: there were none; null: whatever stands is replaced.</param>
public sealed record UpperPoint(string Code, string? Points, string? Reason, CauseCategory? Category, int? Seen);

/// <summary>What entering one leaf changes.</summary>
/// <param name="Claimed">The own score; null: none.</param>
/// <param name="Before">Points that stood.</param>
/// <param name="After">Points that stand then.</param>
public sealed record UpperChange(string Code, decimal? Claimed, decimal? Before, decimal? After, string Reason);

/// <summary>What became of entering points: everything was kept, or nothing and why.</summary>
/// <param name="Changes">What it changes.</param>
/// <param name="Problems">What is wrong, by leaf; "" for the whole.</param>
/// <param name="Refusal">Why they may not; null: they may.</param>
public sealed record UpperOutcome(IReadOnlyList<UpperChange> Changes, IReadOnlyDictionary<string, Message> Problems, string? Refusal = null)
{
    public bool IsDone => Problems.Count == 0 && Refusal is null;
}

/// <summary>The document points come from.</summary>
/// <param name="FileSha256">Its bytes, when they were read; null: it was typed from.</param>
public sealed record UpperDocument(string Title, DateOnly? SignedOn, string? FileSha256 = null, string? FileName = null, string ByName = "", DateTime At = default);

/// <summary>
/// Enters what the authority above says of a mirror round: its points after its first appraisal, and in the end. They are verdicts of the round, given by nobody
/// here: who runs the round writes them down. All or nothing; stage, rights and versions are looked at inside the process that writes.
/// </summary>
public sealed class EnterUpperPoints(Session session, RoundStore rounds, EntryStore entries, VerdictStore verdicts, TimeProvider clock)
{
    private static readonly Message Gone = new("Không có kỳ này hoặc kỳ không phải kỳ đối chiếu.", "There is no such round, or it is no mirror round.");
    private static readonly Message NotApproved = new("Phiếu tự chấm chưa được phê duyệt.", "The self-assessment is not approved.");
    private static readonly Message Unknown = new("Bộ tiêu chí không có mã này.", "The criteria set has no such code.");
    private static readonly Message NotPoints = new("Hãy ghi điểm bằng một số, ví dụ 0,75.", "Write points as a number, such as 0.75.");
    private static readonly Message Changed = new("Người khác vừa nhập điểm này. Hãy tải lại trang.", "Somebody else has just entered these points. Reload the page.");
    private static readonly Message Unstated = new("Văn bản không nêu lý do.", "The document gives no reason.");

    /// <summary>Stage a round is at while points of a pass are entered.</summary>
    public static RoundStage StageOf(VerdictPass pass) => pass == VerdictPass.First ? RoundStage.Appraisal : RoundStage.SecondAppraisal;

    /// <summary>Whether points of a pass may be entered now, whoever asks.</summary>
    public bool IsTime(Round round, RoundScorecard card, VerdictPass pass)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(card);
        return card.IsSubmitted && (pass == VerdictPass.First ? EntryGate.StageOf(round, card, clock.Today()) : round.Stage) == StageOf(pass);
    }

    /// <summary>Enters points.</summary>
    /// <param name="id">The round.</param>
    /// <param name="pass">First, or second for the final ones.</param>
    /// <param name="given">Leaves; those not named stay.</param>
    /// <param name="document">Where they come from; null: stays as it is.</param>
    /// <param name="rights">Rights of who asks.</param>
    /// <param name="tries">Only tells what would become of them.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<UpperOutcome> RunAsync(Guid id, VerdictPass pass, IReadOnlyList<UpperPoint> given, UpperDocument? document, Rights rights, bool tries = false, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(rights);
        await session.BeginAsync(pass == VerdictPass.First ? "rounds.upper-points" : "rounds.upper-result", null, cancel);
        try
        {
            if (await rounds.HoldAsync(id, cancel) is not { IsMirror: true } round || await rounds.CardAsync(id, round.OrganiserId, cancel) is not { } card)
                return Wrong(Gone);

            if (rights(new Question(Permission.ManageRound, round.OrganiserId)) is { IsAllowed: false } decision)
                return new UpperOutcome([], new Dictionary<string, Message>(), decision.Reason);

            if (!card.IsSubmitted)
                return Wrong(NotApproved);

            if (!IsTime(round, card, pass))
                return new UpperOutcome([], new Dictionary<string, Message>(), Refusal.WrongStage);

            await rounds.LockCardAsync(card.Id, forEntries: true, cancel);
            var outcome = await WriteAsync(card.Id, pass, given, cancel);
            if (!outcome.IsDone || tries)
                return outcome;

            if (document is not null)
                await SaveDocumentAsync(id, pass, document, cancel);

            if (document is not null || outcome.Changes.Count > 0)
                await session.CommitAsync(cancel);

            return outcome;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Documents points came from, by pass.</summary>
    public async Task<IReadOnlyDictionary<VerdictPass, UpperDocument>> DocumentsAsync(Guid round, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<(string Pass, string Title, DateOnly? SignedOn, string? Sha256, string? Name, string ByName, DateTime At)>(
            "select pass, title, signed_on, file_sha256, file_name, by_name, at from rounds.upper_document where round_id = @round", new { round }, session.Transaction))
        .ToDictionary(row => Enum.Parse<VerdictPass>(row.Pass, ignoreCase: true), row => new UpperDocument(row.Title, row.SignedOn, row.Sha256, row.Name, row.ByName, row.At));

    private async Task<UpperOutcome> WriteAsync(Guid card, VerdictPass pass, IReadOnlyList<UpperPoint> given, CancellationToken cancel)
    {
        var stored = (await entries.OfCardAsync(card, cancel)).ToDictionary(entry => entry.Code, StringComparer.Ordinal);
        var standing = (await verdicts.OfCardAsync(card, cancel)).Where(verdict => verdict.Pass == pass).ToDictionary(verdict => verdict.Code, StringComparer.Ordinal);
        var changes = new List<UpperChange>();
        var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
        foreach (var one in given)
        {
            if (!stored.TryGetValue(one.Code, out var entry))
            {
                problems[one.Code] = Unknown;
                continue;
            }

            var before = standing.GetValueOrDefault(one.Code);
            if (Read(one, entry, problems, out var points))
                await SaveAsync(entry, pass, one, points, before, changes, problems, cancel);
        }

        return new UpperOutcome(changes, problems);
    }

    private async Task SaveAsync(
        Entry entry, VerdictPass pass, UpperPoint one, decimal? points, Verdict? before, List<UpperChange> changes, Dictionary<string, Message> problems, CancellationToken cancel)
    {
        var accepts = points == entry.Points;
        var said = VietnameseText.Clean(one.Reason ?? "");
        var reason = accepts || said.Length > 0 ? said : Unstated.Vietnamese;
        var cause = accepts ? null : one.Category is { } chosen and not CauseCategory.Unstated ? chosen : CauseCategories.Recognise(said) is var told and not CauseCategory.Unstated ? told : (CauseCategory?)null;
        if (points == before?.Judgement.Points && (points is null || (reason == before!.Reason && cause == before.Category)))
            return;

        if (one.Seen is { } seen && seen != (before?.Version ?? 0))
        {
            problems[entry.Code] = Changed;
            return;
        }

        var isKept = points is null
            ? await verdicts.RemoveAsync(entry.ScorecardId, entry.Code, pass, before!.Version, cancel)
            : await verdicts.SaveAsync(
                new Verdict(
                    entry.ScorecardId, entry.Code, pass, new Judgement(accepts ? VerdictOutcome.Accepted : VerdictOutcome.Cut, null, points.Value), cause, reason, entry.Version, null, "", default, 0),
                before?.Version ?? 0, cancel);
        if (isKept)
            changes.Add(new UpperChange(entry.Code, entry.Points, before?.Judgement.Points, points, reason));
        else
            problems[entry.Code] = Changed;
    }

    private static bool Read(UpperPoint one, Entry entry, Dictionary<string, Message> problems, out decimal? points)
    {
        points = null;
        if (string.IsNullOrWhiteSpace(one.Points))
            return true;

        if (!PrintedNumber.TryParse(one.Points, out var number) || number.IsPercent)
            problems[one.Code] = NotPoints;
        else if (number.Value < 0 || number.Value > entry.Max)
            problems[one.Code] = new(string.Create(Texts, $"Điểm phải từ 0 đến {entry.Max:0.####}."), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Points are from 0 to {entry.Max:0.####}."));
        else
            points = number.Value;

        return !problems.ContainsKey(one.Code);
    }

    private static readonly System.Globalization.CultureInfo Texts = System.Globalization.CultureInfo.GetCultureInfo("vi-VN");

    private async Task SaveDocumentAsync(Guid round, VerdictPass pass, UpperDocument document, CancellationToken cancel) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into rounds.upper_document (round_id, pass, title, signed_on, file_sha256, file_name, by_name, at)
            values (@round, @pass, @Title, @SignedOn, @FileSha256, @FileName, @Name, @now)
            on conflict (round_id, pass) do update set title = excluded.title, signed_on = excluded.signed_on, file_sha256 = coalesce(excluded.file_sha256, upper_document.file_sha256),
                file_name = coalesce(excluded.file_name, upper_document.file_name), by_name = excluded.by_name, at = excluded.at
            """,
            new { round, pass = pass == VerdictPass.First ? "first" : "second", document.Title, document.SignedOn, document.FileSha256, document.FileName, session.Actor.Name, now = clock.GetUtcNow() },
            session.Transaction);

    private static UpperOutcome Wrong(Message problem) => new([], new Dictionary<string, Message> { [""] = problem });
}
