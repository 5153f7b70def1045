using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Results;
using ParIndex.App.Results.Reading;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Rounds.Explaining;
using ParIndex.App.Rounds.Mirror;
using ParIndex.App.Sample;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Tests.Rounds;

/// <summary>The index of Đắk Nông for 2023 as a mirror round: entered by its agencies, approved, and appraised above as published.</summary>
internal sealed class MirrorDesk : IAsyncDisposable
{
    /// <summary>Leaves the province claims more for than was given in the end.</summary>
    public const string Tasks = "1.7";

    private MirrorDesk(RoundDesk desk) => Desk = desk;

    public RoundDesk Desk { get; }

    public Guid Round { get; private set; }

    public Guid Card { get; private set; }

    public SetScorer Scorer { get; private set; } = null!;

    /// <summary>What the unit enters: the published figures.</summary>
    public Scorecard Given { get; } = ScorecardFile.Read(SampleFolder.File("dak-nong-2023", "inputs.csv")).Single();

    public static OfficialDocument Published => OfficialDocumentReader.Read(DocumentFile.Read(SampleFolder.File("dak-nong-2023", "appendix.tsv")));

    public static async Task<MirrorDesk> OpenAsync()
    {
        var mirror = new MirrorDesk(await RoundDesk.CreateAsync());
        mirror.Round = await mirror.Desk.OpenAsync(SampleInstallation.DakNong, "province-876", 2023, SampleInstallation.DakNong);
        mirror.Card = await mirror.Desk.CardAsync(mirror.Round, SampleInstallation.DakNong);
        await using var parts = mirror.Desk.As();
        mirror.Scorer = (await parts.Scores.OfAsync((await parts.Rounds.FindAsync(mirror.Round))!)).Scorer;
        return mirror;
    }

    /// <summary>Answers everything; the leaf <see cref="Tasks"/> with its maximum.</summary>
    public async Task FillAsync()
    {
        var entries = Given.Entries.ToDictionary();
        entries[Tasks] = new ScorecardEntry(new Dictionary<string, string>(), 1.5m);
        await Desk.AnswerAsync(Card, Given with { Entries = entries });
    }

    /// <summary>Presents and approves.</summary>
    public async Task ApproveAsync()
    {
        await using var parts = Desk.As();
        if (await parts.Submission.FillAsync(Card, true) is { } problem || (problem = await parts.Submission.SubmitAsync(Card)) is not null)
            throw new InvalidOperationException(problem.Vietnamese);
    }

    /// <summary>Enters points as somebody with these rights.</summary>
    public async Task<UpperOutcome> EnterAsync(VerdictPass pass, IReadOnlyList<UpperPoint> points, Rights? rights = null, bool tries = false, UpperDocument? document = null)
    {
        await using var parts = Desk.As();
        return await new EnterUpperPoints(parts.Session, parts.Rounds, parts.Entries, parts.Verdicts, Desk.Clock).RunAsync(Round, pass, points, document, rights ?? Anyone, tries);
    }

    public async Task<MirrorComparison> CompareAsync()
    {
        await using var parts = Desk.As();
        return await new CompareMirror(parts.Scores, parts.Verdicts, new ExplanationStore(parts.Session, Desk.Clock), parts.Entries).OfAsync((await parts.Rounds.FindAsync(Round))!, Card);
    }

    public async Task<DeedOutcome> ExplainAsync(string code, string? text)
    {
        await using var parts = Desk.As();
        var deed = new EntryDeed(parts.Session, parts.Rounds, parts.Entries, Desk.Clock);
        return await new ExplainEntry(
            parts.Session, deed, parts.Rounds, parts.Entries, parts.Verdicts, new ExplanationStore(parts.Session, Desk.Clock), parts.Assignments, new RoundScorers(new App.Results.Published.SetCache(Desk.Clock)), Desk.Clock)
            .RunAsync(Card, code, text is null, text, 0, Anyone);
    }

    public async Task<IReadOnlyList<EntryAssignment>> AssignedAsync()
    {
        await using var parts = Desk.As();
        return await parts.Assignments.OfCardAsync(Card);
    }

    /// <summary>Assigns by the set again, as the button does.</summary>
    public async Task<int> AssignAsync()
    {
        await using var parts = Desk.As(new Actor(null, "Sở Nội vụ", "all"));
        await parts.Session.BeginAsync("rounds.assign-default");
        var assigned = await new AssignByDefault(parts.Session, parts.Rounds, new RoundScorers(new App.Results.Published.SetCache(Desk.Clock)), Desk.Clock).RunAsync((await parts.Rounds.FindAsync(Round))!);
        await parts.Session.CommitAsync();
        return assigned;
    }

    public static Decision Anyone(Question question) => new(true, "test");

    public static Decision Nobody(Question question) => new(false, Refusal.NoRole);

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
