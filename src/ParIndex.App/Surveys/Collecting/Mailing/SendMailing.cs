using ParIndex.App.Jobs;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.App.Surveys.Collecting.Sampled;

namespace ParIndex.App.Surveys.Collecting.Mailing;

/// <summary>What became of one mail.</summary>
public enum MailOutcome
{
    Sent,

    /// <summary>The address is refused: it is not tried again.</summary>
    Refused,

    /// <summary>Not taken now; later perhaps.</summary>
    Later,
}

/// <summary>
/// Sends a mailing, one person after the other. The link is made just before its mail and is known to this process alone: in the database lies its hash, in the queue nothing of it. Begun again
/// after a fault or a killed server it goes on with who has not been noted; one killed between sending and noting is sent twice, and both links work.
/// </summary>
public sealed class SendMailing(TimeProvider clock)
{
    /// <summary>Mails put off one after the other until the server is left alone for a while.</summary>
    private const int Patience = 5;

    /// <summary>Sends what is left of a mailing.</summary>
    /// <param name="job">Under which it runs.</param>
    /// <param name="send">Sends one mail: to whom, token of the link, the wave.</param>
    /// <param name="cancel">Stops between two.</param>
    /// <exception cref="IOException">Some could not be sent now: begin again later.</exception>
    public async Task RunAsync(RunningJob job, Func<StartedMailing, Wave, MailRecipient, string, Task<MailOutcome>> send, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(send);
        var session = job.Session;
        var mailings = new MailingStore(session, new PersonStore(session, clock), clock);
        if (await mailings.FindAsync(job.Argument<MailingOrder>().Mailing, cancel) is not { FinishedAt: null } mailing || await new WaveStore(session, clock).FindAsync(mailing.WaveId, cancel) is not { } wave)
            return;

        var (left, putOff, inRow) = ((await mailings.AudienceAsync(wave.Id, mailing.Draft, mailing.Id, cancel)).Recipients, 0, 0);
        foreach (var (done, recipient) in left.Index())
        {
            cancel.ThrowIfCancellationRequested();
            await job.ProgressAsync(mailing.Planned - left.Count + done, mailing.Planned, cancel: cancel);
            if (await WriteAsync(job, () => mailings.AddLinkAsync(wave.Id, recipient.Person, cancel), cancel) is not { } token)
                continue;

            var outcome = MailOutcome.Later;
            try
            {
                outcome = await send(mailing, wave, recipient, token);
            }
            finally
            {
                await NoteAsync(job, mailings, mailing, recipient.Person, token, outcome);
            }

            (putOff, inRow) = outcome == MailOutcome.Later ? (putOff + 1, inRow + 1) : (putOff, 0);
            if (inRow == Patience)
                break;
        }

        var isOver = putOff == 0 || job.Attempt >= JobWorker.MostAttempts;
        await session.BeginAsync("surveys.mailing", null, cancel);
        await mailings.CountAsync(mailing.Id, isOver, cancel);
        if (!isOver)
        {
            await session.CommitAsync(cancel);
            throw new IOException($"The mail server put off {putOff} mails of a mailing.");
        }

        await job.CommitAsync(cancel);
    }

    private async Task NoteAsync(RunningJob job, MailingStore mailings, StartedMailing mailing, Guid person, string token, MailOutcome outcome) => await WriteAsync(job, async () =>
    {
        // Of one put off nobody knows whether it was taken after all: its link stays good.
        if (outcome == MailOutcome.Refused)
            await mailings.DropLinkAsync(token);

        if (outcome != MailOutcome.Later)
            await mailings.NoteAsync(mailing, person, outcome == MailOutcome.Refused);

        if (outcome == MailOutcome.Sent && mailing.Kind == MailingKind.Reminder)
            await new ReminderStore(job.Session, clock).AddAsync(mailing.WaveId, [person]);

        return token;
    }, CancellationToken.None);

    private static async Task<string?> WriteAsync(RunningJob job, Func<Task<string?>> write, CancellationToken cancel)
    {
        await job.Session.BeginAsync(StartMailing.JobKind, null, cancel);
        try
        {
            var token = await write();
            await job.Session.CommitAsync(cancel);
            return token;
        }
        finally
        {
            await job.Session.RollbackAsync();
        }
    }
}
