using Dapper;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Jobs;
using ParIndex.App.Notices;
using ParIndex.App.Results.Published;
using ParIndex.App.Results.Stored;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Rounds.Calling;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Rounds.Explaining;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Rounds.Mirror;
using ParIndex.App.Rounds.Opening;
using ParIndex.App.Rounds.Publishing;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rounds;
using ParIndex.Core.Scoring;
using ParIndex.Core.Units;

namespace ParIndex.TestKit;

/// <summary>Makes rounds through the use cases of the program, as the system: opens, fills in, submits, moves on.</summary>
public sealed class RoundMaker
{
    private readonly NpgsqlDataSource source;
    private readonly TimeProvider clock;
    private readonly UnitRegisterCache registers = new();
    private readonly UnitReachCache reaches = new();

    public RoundMaker(NpgsqlDataSource source, TimeProvider? clock = null)
    {
        this.source = source;
        this.clock = clock ?? TimeProvider.System;
        Scorers = new RoundScorers(new SetCache(this.clock));
    }

    /// <summary>Criteria sets of its rounds.</summary>
    public RoundScorers Scorers { get; }

    /// <summary>A session of somebody, or of the system.</summary>
    public Session As(Actor? actor = null) => new(source, actor ?? Actor.System("test"), clock);

    /// <summary>Units of a kind directly under another that live today, by id.</summary>
    public async Task<IReadOnlyList<string>> UnitsAsync(string under, UnitKind kind, int count)
    {
        await using var connection = await source.OpenConnectionAsync();
        return (await connection.QueryAsync<string>(
            """
            select u.id from units.unit u join units.parent p on p.unit_id = u.id and p.valid @> current_date
            where p.parent_id = @under and u.kind = @kind and u.valid @> current_date order by u.id limit @count
            """,
            new { under, kind = kind.ToString(), count })).AsList();
    }

    /// <summary>The newest signed version of a set.</summary>
    public async Task<Guid> SetAsync(string key)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<Guid>(
            "select v.id from criteria.version v join criteria.set s on s.id = v.set_id where s.key = @key and v.signed_at is not null order by v.number desc limit 1", new { key });
    }

    /// <summary>A round at self-assessment whose stages end a month after one another, or as the calendar says.</summary>
    public async Task<Guid> OpenAsync(
        string organiser, string set, int year, IReadOnlyCollection<string> units, string name = "Kỳ thử", IReadOnlyDictionary<RoundStage, DateOnly>? calendar = null)
    {
        ArgumentNullException.ThrowIfNull(units);
        await using var session = As();
        var rounds = new RoundStore(session, clock);
        await session.BeginAsync("rounds.make");
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var id = await rounds.AddAsync(new RoundDraft(
            organiser, name, year, await SetAsync(set), IsMirror: units.Count == 1 && units.First() == organiser, IsRehearsal: false, "",
            calendar ?? Enum.GetValues<RoundStage>().ToDictionary(stage => stage, stage => today.AddMonths((int)stage))));
        await new RoundUnits(session, rounds, Scorers, clock).SetAsync((await rounds.FindAsync(id))!, units);
        await session.CommitAsync();
        await MoveAsync(id, RoundStage.SelfAssessment);
        return id;
    }

    /// <summary>Moves a round on, stage by stage, as far as named; back in one step.</summary>
    public async Task MoveAsync(Guid round, RoundStage to)
    {
        await using var session = As();
        var rounds = new RoundStore(session, clock);
        var move = new MoveRound(session, rounds, new RoundUnits(session, rounds, Scorers, clock), Notices(session));
        for (var now = (await rounds.FindAsync(round))!.Stage; now != to;)
        {
            var next = to > now ? now + 1 : to;
            if (await move.RunAsync(round, now, next, "thử") is { } problem)
                throw new InvalidOperationException(problem.Vietnamese);

            now = next;
        }
    }

    public async Task<Guid> CardAsync(Guid round, string unit)
    {
        await using var session = As();
        return (await new RoundStore(session, clock).CardAsync(round, unit))!.Id;
    }

    public async Task<SetScorer> ScorerAsync(Guid round)
    {
        await using var session = As();
        return await Scorers.GetAsync(session, (await new RoundStore(session, clock).FindAsync(round))!.SetVersionId);
    }

    /// <summary>Saves what a unit says of a leaf, whatever stands there.</summary>
    public async Task SaveAsync(Guid card, string code, TypedAnswer typed)
    {
        await using var session = As();
        var rounds = new RoundStore(session, clock);
        var entries = new EntryStore(session, clock);
        var seen = (await entries.FindAsync(card, code))!.Version;
        if (await new SaveEntry(session, rounds, entries, Scorers, clock).RunAsync(card, code, seen, typed) is { IsSaved: false } outcome)
            throw new InvalidOperationException($"{code}: {string.Join("; ", outcome.Problems.Values.Select(problem => problem.Vietnamese))}");
    }

    /// <summary>Answers every leaf the unit answers itself, with the figures of the set's own example that gives most points, else with full points.</summary>
    public async Task FillAsync(Guid round, Guid card)
    {
        var scorer = await ScorerAsync(round);
        foreach (var leaf in scorer.Set.Leaves().Where(leaf => leaf.Source == SourceKind.Appraised))
            await SaveAsync(card, leaf.Code, Best(scorer, leaf));
    }

    /// <summary>The answer with most points.</summary>
    public static TypedAnswer Best(SetScorer scorer, Criterion leaf)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(leaf);
        scorer.TryLeaf(leaf.Code, out var scored);
        return scored?.Rule is not null && leaf.Tests.Where(test => test.Points is not null).MaxBy(test => test.Points) is { } test
            ? new TypedAnswer(test.Values.ToDictionary(pair => pair.Key, pair => (string?)pair.Value), null, null, false, null, null)
            : new TypedAnswer(new Dictionary<string, string?>(), leaf.Max.ToString(System.Globalization.CultureInfo.InvariantCulture), null, false, null, null);
    }

    /// <summary>Asks units for the figures of a leaf, to be added up.</summary>
    public async Task<Guid> AskAsync(Guid round, Guid card, string code, string asker, IReadOnlyCollection<string> units, string question = "Báo số liệu năm")
    {
        (await ScorerAsync(round)).TryLeaf(code, out var leaf);
        await using var session = As();
        var draft = new CallDraft(question, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(10), [.. leaf!.Rule!.Slots.Select(slot => new AskedFigure(slot.Name, RollUp.Sum, null))], units);
        var (id, problems) = await new AskUnits(session, new CallStore(session, clock), Calls(session), clock).RunAsync(card, code, leaf.Rule.Slots, asker, draft);
        return id ?? throw new InvalidOperationException(string.Join("; ", problems.Values.Select(problem => problem.Vietnamese)));
    }

    /// <summary>Says that the scorecard is filled in, and submits it.</summary>
    public async Task SubmitAsync(Guid card)
    {
        await using var session = As();
        var submission = new Submission(session, new RoundStore(session, clock), new EntryStore(session, clock), Scorers, Notices(session), clock);
        if ((await submission.FillAsync(card, true) ?? await submission.SubmitAsync(card)) is { } problem)
            throw new InvalidOperationException(problem.Vietnamese);
    }

    /// <summary>Gives a verdict on what stands there, as a person who may.</summary>
    public Task JudgeAsync(Guid card, string code, TypedVerdict typed, VerdictPass pass = VerdictPass.First) => DeedAsync(async session =>
    {
        var (rounds, entries, verdicts, deed) = Parts(session);
        var entry = (await entries.FindAsync(card, code))!;
        var known = (await verdicts.OfCardAsync(card)).FirstOrDefault(one => one.Code == code && one.Pass == pass);
        return await new GiveVerdict(session, deed, verdicts, new RecusalStore(session, rounds, Notices(session), clock), new BlindStore(session, clock), Scorers, new ExplanationStore(session, clock), Notices(session))
            .RunAsync(card, code, pass, new Seen(entry.Version, known?.Version ?? 0), typed, Anyone);
    });

    /// <summary>Explains an entry, or accepts its points when there is no text.</summary>
    public Task ExplainAsync(Guid card, string code, string? text) => DeedAsync(async session =>
    {
        var (rounds, entries, verdicts, deed) = Parts(session);
        return await new ExplainEntry(session, deed, rounds, entries, verdicts, new ExplanationStore(session, clock), new AssignmentStore(session, clock), Scorers, clock)
            .RunAsync(card, code, text is null, text, 0, Anyone);
    });

    /// <summary>Enters points of the authority above a mirror round, as who runs it.</summary>
    public async Task EnterUpperAsync(Guid round, VerdictPass pass, IReadOnlyList<UpperPoint> points)
    {
        await using var session = As();
        var (rounds, entries, verdicts, _) = Parts(session);
        if (await new EnterUpperPoints(session, rounds, entries, verdicts, clock).RunAsync(round, pass, points, null, Anyone) is { IsDone: false } outcome)
            throw new InvalidOperationException($"Not done: {outcome.Refusal} {string.Join("; ", outcome.Problems.Select(problem => $"{problem.Key} {problem.Value.Vietnamese}"))}");
    }

    /// <summary>Enters a meeting of the council.</summary>
    public async Task<Guid> MeetAsync(Guid round, MeetingDraft draft)
    {
        await DeedAsync(session => new HoldMeeting(session, new RoundStore(session, clock), clock).RunAsync(round, null, 0, draft, Anyone));
        await using var session = As();
        return (await new HoldMeeting(session, new RoundStore(session, clock), clock).OfRoundAsync(round))[^1].Id;
    }

    /// <summary>Records what the council decides.</summary>
    public Task DecideAsync(Guid card, string code, Guid meeting, string points, string reason) =>
        DeedAsync(session => new DecideEntry(session, Parts(session).Deed, Notices(session), clock).RunAsync(card, code, meeting, points, reason, 0, Anyone));

    /// <summary>Tells people of what is done over a session.</summary>
    public CallNotices Calls(Session session) => new(session, new NoticePeople(session, registers, reaches, clock), new NoticeStore(session, clock), clock);

    public RoundNotices Notices(Session session) => new(session, registers, reaches, clock);

    /// <summary>Sends an entry back for completion, or takes it in again when there is no day.</summary>
    public Task ReturnAsync(Guid card, string code, DateOnly? until, string? reason) => DeedAsync(session =>
    {
        var (rounds, _, _, deed) = Parts(session);
        var send = new ReturnEntry(session, deed, new RecusalStore(session, rounds, Notices(session), clock), Notices(session), clock);
        return until is null ? send.RecallAsync(card, code, Anyone) : send.RunAsync(card, code, until, reason, Anyone);
    });

    /// <summary>Seals a round at the council and publishes it.</summary>
    public async Task PublishAsync(Guid round)
    {
        var folder = Directory.CreateTempSubdirectory("parindex-publish-").FullName;
        try
        {
            await using var session = As();
            var (rounds, scores) = (new RoundStore(session, clock), new RoundScores(session, Scorers));
            var seals = new SealRound(session, rounds, scores, new UnitStore(session, new UnitRegisterCache()), new FileStore(session, new FileFolder(folder)), clock);
            var (seal, problem) = await seals.RunAsync(round, null, null, null);
            problem ??= await new PublishRound(session, rounds, scores, seals, new ResultStore(session, clock), new JobBoard(session), Notices(session), clock).RunAsync(seal!.Id);
            if (problem is not null)
                throw new InvalidOperationException(problem.Vietnamese);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Decision Anyone(Question question) => new(true, "test");

    private (RoundStore Rounds, EntryStore Entries, VerdictStore Verdicts, EntryDeed Deed) Parts(Session session)
    {
        var (rounds, entries) = (new RoundStore(session, clock), new EntryStore(session, clock));
        return (rounds, entries, new VerdictStore(session, clock), new EntryDeed(session, rounds, entries, clock));
    }

    private async Task DeedAsync(Func<Session, Task<DeedOutcome>> act)
    {
        await using var session = As();
        if (await act(session) is { IsDone: false } outcome)
            throw new InvalidOperationException($"Not done: {outcome.Refusal} {string.Join("; ", outcome.Problems.Values.Select(problem => problem.Vietnamese))} {outcome.IsConflict}");
    }
}
