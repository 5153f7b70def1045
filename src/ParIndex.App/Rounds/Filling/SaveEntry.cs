using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.Core.Rounds;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Filling;

/// <summary>What became of an answer: saved, or why not.</summary>
/// <param name="Entry">The entry as it stands now; null: there is none.</param>
/// <param name="Answer">What the form should show: typed, with what others changed meanwhile.</param>
/// <param name="Score">What that comes to.</param>
/// <param name="Problems">What is wrong, by input slot or part; "" for the whole.</param>
/// <param name="Conflicts">Parts others changed to something else since the form was shown; nothing is saved until the person has chosen.</param>
/// <param name="TakenOver">Others changed other parts meanwhile: both are saved.</param>
public sealed record SaveOutcome(
    Entry? Entry, EntryAnswer Answer, SelfScore? Score, IReadOnlyDictionary<string, Message> Problems, IReadOnlyList<AnswerConflict> Conflicts, bool TakenOver)
{
    public bool IsSaved => Entry is not null && Problems.Count == 0 && Conflicts.Count == 0;

    internal static SaveOutcome Refused(Entry? entry, EntryAnswer answer, Message problem) =>
        new(entry, answer, null, new Dictionary<string, Message> { [""] = problem }, [], TakenOver: false);
}

/// <summary>Saves what a unit says of one leaf. Two people in one entry lose nothing: parts only one of them changed are brought together, the rest is shown.</summary>
public sealed class SaveEntry(Session session, RoundStore rounds, EntryStore entries, RoundScorers scorers, TimeProvider clock)
{
    private static readonly Message Gone = new("Không có dòng chấm này. Hãy tải lại trang.", "There is no such entry. Reload the page.");

    private static readonly Message NoReason = new("Hãy ghi lý do sửa nội dung cơ quan đã nhập.", "Say why you change what the agency entered.");

    private static readonly Message Closed = new(
        "Phiếu đã nộp hoặc giai đoạn tự đánh giá đã kết thúc, nên không lưu được. Nội dung bạn nhập vẫn còn trên trang; hãy đề nghị cơ quan tổ chức mở lại nếu cần.",
        "The scorecard is submitted or self-assessment is over, so this cannot be saved. What you typed is still on the page; ask the organiser to open it again if needed.");

    /// <summary>Saves an answer.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="code">The leaf.</param>
    /// <param name="seen">Version of the entry when the form was shown.</param>
    /// <param name="typed">What the form holds.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<SaveOutcome> RunAsync(Guid card, string code, int seen, TypedAnswer typed, CancellationToken cancel = default)
    {
        await session.BeginAsync("rounds.fill", null, cancel);
        try
        {
            var outcome = await SaveAsync(card, code, seen, typed, cancel);
            if (outcome.IsSaved)
                await session.CommitAsync(cancel);

            return outcome;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Part of the form that holds why who runs the round changes what an agency entered.</summary>
    public const string CorrectionReason = ".correction";

    /// <summary>Changes what an agency entered, as who runs a mirror round; the reason stays with the entry.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="code">The leaf.</param>
    /// <param name="seen">Version of the entry when the form was shown.</param>
    /// <param name="typed">What the form holds.</param>
    /// <param name="reason">Why; without it nothing is saved.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<SaveOutcome> CorrectAsync(Guid card, string code, int seen, TypedAnswer typed, string? reason, CancellationToken cancel = default)
    {
        var why = VietnameseText.Clean(reason ?? "");
        await session.BeginAsync("rounds.correct", why.Length == 0 ? null : why, cancel);
        try
        {
            await rounds.LockCardAsync(card, forEntries: true, cancel);
            var before = await entries.LockAsync(card, code, cancel);
            var outcome = await SaveAsync(card, code, seen, typed, cancel);
            if (!outcome.IsSaved || outcome.Entry!.Version == before!.Version)
                return outcome;

            if (why.Length == 0)
                return outcome with { Entry = before, Problems = new Dictionary<string, Message> { [CorrectionReason] = NoReason } };

            var now = clock.GetUtcNow();
            await (await session.ConnectionAsync(cancel)).ExecuteAsync(
                """
                insert into rounds.correction (id, scorecard_id, code, version, points_before, points_after, reason, by_id, by_name, at)
                values (@id, @card, @code, @Version, @old, @Points, @why, @by, @Name, @now)
                """,
                new { id = Guid.CreateVersion7(now), card, code, outcome.Entry.Version, old = before.Points, outcome.Entry.Points, why, by = session.Actor.Id, session.Actor.Name, now },
                session.Transaction);
            await session.CommitAsync(cancel);
            return outcome;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Saves several answers of a scorecard together: all of them or none.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="answers">Leaf, version that was seen, and what was typed.</param>
    /// <param name="tries">Only tells what would become of them.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<(string Code, SaveOutcome Outcome)>> RunManyAsync(
        Guid card, IReadOnlyList<(string Code, int Seen, TypedAnswer Typed)> answers, bool tries, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(answers);
        await session.BeginAsync("rounds.fill", null, cancel);
        try
        {
            var outcomes = new List<(string, SaveOutcome)>(answers.Count);
            foreach (var (code, seen, typed) in answers)
                outcomes.Add((code, await SaveAsync(card, code, seen, typed, cancel)));

            if (!tries && outcomes.TrueForAll(outcome => outcome.Item2.IsSaved))
                await session.CommitAsync(cancel);

            return outcomes;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Saves an answer within the open process.</summary>
    internal async Task<SaveOutcome> SaveAsync(Guid card, string code, int seen, TypedAnswer typed, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (await rounds.LockCardAsync(card, forEntries: true, cancel) is not { } scorecard || await rounds.FindAsync(scorecard.RoundId, cancel) is not { } round
            || await entries.LockAsync(card, code, cancel) is not { } entry)
            return SaveOutcome.Refused(null, EntryAnswer.Empty, Gone);

        var scorer = await scorers.GetAsync(session, round.SetVersionId, cancel);
        scorer.TryLeaf(code, out var leaf);
        var (answer, problems) = typed.Read(leaf!);
        if (!IsOpen(round, scorecard, entry))
            return SaveOutcome.Refused(entry, answer, Closed);

        if (problems.Count > 0)
            return new SaveOutcome(entry, answer, null, problems, [], TakenOver: false);

        IReadOnlyList<AnswerConflict> conflicts = [];
        if (entry.Version != seen)
            (answer, conflicts) = AnswerMerge.Merge(await entries.AtVersionAsync(card, code, seen, cancel) ?? entry.Answer, entry.Answer, answer);

        var score = SelfScore.Of(scorer, code, answer);
        if (conflicts.Count > 0)
            return new SaveOutcome(entry, answer, score, problems, conflicts, TakenOver: false);

        if (Same(answer, entry.Answer))
            return new SaveOutcome(entry, answer, score, problems, [], TakenOver: entry.Version != seen);

        await entries.SaveAsync(entry, answer, score.Points, score.State, cancel);
        var saved = entry with { Answer = answer, Points = score.Points, State = score.State, Version = entry.Version + 1, ByName = session.Actor.Name, At = clock.GetUtcNow().UtcDateTime };
        return new SaveOutcome(saved, answer, score, problems, [], TakenOver: entry.Version != seen);
    }

    /// <summary>Surveys and statistics are entered by who runs the round until it is decided; the rest by the unit while it may.</summary>
    private bool IsOpen(Round round, RoundScorecard card, Entry entry) => entry.IsOfUnit
        ? EntryGate.StageOf(round, card, entry.ReturnedUntil, clock.Today()) == RoundStage.SelfAssessment
        : round.Stage is not RoundStage.Preparation and not RoundStage.Published;

    private static bool Same(EntryAnswer one, EntryAnswer other) =>
        one with { Figures = other.Figures } == other && one.Figures.Count == other.Figures.Count && one.Figures.All(figure => other.Figures.GetValueOrDefault(figure.Key) == figure.Value);
}
