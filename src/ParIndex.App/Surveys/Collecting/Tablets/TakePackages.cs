using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Sampled;

namespace ParIndex.App.Surveys.Collecting.Tablets;

/// <summary>
/// Takes what a tablet brings, each package by itself: one that is refused holds up no other, and what is cut in between is sent again without harm. Rights are the page's matter, but
/// for this one: a pack is sent by who took it.
/// </summary>
public sealed class TakePackages(Session session, PersonStore people, MarkPerson mark, AnswerDesk desk)
{
    /// <summary>Whether the pack is that of who asks.</summary>
    public bool IsOwn(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return pack.ById == session.Actor.Id;
    }

    /// <summary>Takes packages of an own pack.</summary>
    /// <param name="pack">They belong to.</param>
    /// <param name="wave">Of the pack.</param>
    /// <param name="packages">In the order told; answers come in at random, so a tablet tells nothing by it.</param>
    /// <param name="cancel">Stops between two.</param>
    public async Task<IReadOnlyList<PackageReceipt>> RunAsync(Pack pack, Wave wave, IReadOnlyList<TabletPackage> packages, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(wave);
        ArgumentNullException.ThrowIfNull(packages);
        if (!IsOwn(pack) || pack.WaveId != wave.Id)
            throw new InvalidOperationException("A pack is sent by who took it, to its wave.");

        var form = await desk.FormAsync(wave.QuestionnaireId, cancel);
        var receipts = new List<PackageReceipt>();
        foreach (var package in packages)
            receipts.Add(form is null ? PackageReceipt.Of(package, PackageOutcome.Closed) : await TakeAsync(pack, wave, form, package, cancel));

        return receipts;
    }

    private async Task<PackageReceipt> TakeAsync(Pack pack, Wave wave, AskedForm form, TabletPackage package, CancellationToken cancel)
    {
        if (!pack.Lines.Contains(package.Line) || await people.FindAsync(wave.Id, package.Line, cancel) is not { } person)
            return PackageReceipt.Of(package, PackageOutcome.Unknown);

        if (package.Mark is { } state)
            return PackageReceipt.Of(package, await MarkAsync(wave, person, state, package.Note, cancel));

        if (package.Sheet is not { } sheet)
            return PackageReceipt.Of(package, PackageOutcome.Unsound);

        var answer = new GivenAnswer(sheet)
        {
            PersonId = person.Id,
            WaveId = wave.Id,
            PackageId = package.Id,
            Language = form.Questionnaire.Languages.Contains(package.Language, StringComparer.Ordinal) ? package.Language : form.Questionnaire.Languages[0],
            StartedAt = package.Started,
            EndedAt = package.Ended,
            Interviewer = session.Actor.Name,
            Device = pack.Device,
            By = (session.Actor.Id, session.Actor.Name),
        };
        var receipt = await desk.ReceiveAsync(answer, form, AnswerChannel.Tablet, cancel);
        return new PackageReceipt(package.Id, receipt.Outcome switch
        {
            ReceiveOutcome.Received => PackageOutcome.Received,
            ReceiveOutcome.Replayed => PackageOutcome.Replayed,
            ReceiveOutcome.Answered => PackageOutcome.Answered,
            ReceiveOutcome.NotBegun => PackageOutcome.NotBegun,
            ReceiveOutcome.Closed => wave.State == WaveState.Settled ? PackageOutcome.Closed : PackageOutcome.Replaced,
            ReceiveOutcome.Unknown => PackageOutcome.Unknown,
            _ => PackageOutcome.Unsound,
        }, receipt.Code, receipt.Problems);
    }

    private async Task<PackageOutcome> MarkAsync(Wave wave, SampledPerson person, PersonState state, string note, CancellationToken cancel)
    {
        if (wave.State == WaveState.Settled)
            return PackageOutcome.Closed;

        if (person.State == PersonState.Replaced)
            return PackageOutcome.Replaced;

        // Who has answered neither refuses nor is out of reach: the answer counts.
        return await mark.RunAsync(wave.Id, person.Line, state, note, cancel) is null ? PackageOutcome.Received : PackageOutcome.Answered;
    }
}
