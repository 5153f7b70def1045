using ParIndex.App.Jobs;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Text;

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

    /// <summary>From so many addresses on, all refused and no mail taken, the server refuses whoever sends and not those it goes to: nobody is marked.</summary>
    private const int Doubtful = 3;

    /// <summary>Refusals before the first mail is taken after which a mailing is given up.</summary>
    private const int MostDoubted = 20;

    /// <summary>Sends what is left of a mailing.</summary>
    /// <param name="job">Under which it runs.</param>
    /// <param name="send">Sends one mail: to whom, token of the link, the wave.</param>
    /// <param name="cancel">Stops between two.</param>
    /// <exception cref="IOException">Some could not be sent now: begin again later.</exception>
    /// <exception cref="JobRefusedException">The server refuses every address alike: the mailing is over, and nobody is marked as refused.</exception>
    public async Task RunAsync(RunningJob job, Func<StartedMailing, Wave, MailRecipient, string, Task<MailOutcome>> send, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(send);
        var session = job.Session;
        var mailings = new MailingStore(session, new PersonStore(session, clock), clock);
        if (await mailings.FindAsync(job.Argument<MailingOrder>().Mailing, cancel) is not { FinishedAt: null } mailing || await new WaveStore(session, clock).FindAsync(mailing.WaveId, cancel) is not { } wave)
            return;

        var left = (await mailings.AudienceAsync(wave.Id, mailing.Draft, mailing.Id, cancel)).Recipients;
        var (unsent, putOff, doubted) = (left.Count, 0, new List<Guid>());
        var isTaken = mailing.Sent > 0;
        foreach (var (done, recipient) in left.Index())
        {
            cancel.ThrowIfCancellationRequested();
            await job.ProgressAsync(mailing.Planned - left.Count + done, mailing.Planned, cancel: cancel);
            if (await WriteAsync(job, () => mailings.AddLinkAsync(wave.Id, recipient.Person, cancel), cancel) is not { } token)
            {
                unsent--;
                continue;
            }

            var outcome = MailOutcome.Later;
            try
            {
                outcome = await send(mailing, wave, recipient, token);
            }
            finally
            {
                isTaken |= outcome == MailOutcome.Sent;
                if (outcome == MailOutcome.Refused)
                    doubted.Add(recipient.Person);

                await NoteAsync(job, mailings, mailing, recipient.Person, token, outcome, isTaken ? doubted : []);
                if (isTaken)
                    doubted.Clear();
            }

            putOff = outcome == MailOutcome.Later ? putOff + 1 : 0;
            unsent -= outcome == MailOutcome.Later ? 0 : 1;
            if (putOff == Patience || doubted.Count == MostDoubted)
                break;
        }

        var isRefusedAlike = doubted.Count >= Doubtful;
        var isOver = isRefusedAlike || unsent == 0 || job.Attempt >= JobWorker.MostAttempts;
        await session.BeginAsync("surveys.mailing", null, cancel);
        foreach (var person in isRefusedAlike ? [] : doubted)
            await mailings.NoteAsync(mailing, person, true, cancel);

        await mailings.CountAsync(mailing.Id, isOver, isRefusedAlike ? unsent + doubted.Count : unsent, cancel);
        if (isOver && !isRefusedAlike)
        {
            await job.CommitAsync(cancel);
            return;
        }

        await session.CommitAsync(cancel);
        throw isRefusedAlike ? new JobRefusedException(RefusedAlike(doubted.Count)) : new IOException($"The mail server put off {unsent} mails of a mailing.");
    }

    private static Message RefusedAlike(int count) => new(
        $"Máy chủ thư từ chối cả {count} địa chỉ và không nhận thư nào: thường là máy chủ không cho gửi ra ngoài (PARINDEX_SMTP), không phải địa chỉ sai. Không ai bị đánh dấu; sửa cấu hình rồi gửi lại.",
        $"The mail server refused all {count} addresses and took no mail: mostly it does not let this program send outside (PARINDEX_SMTP), and the addresses are right. Nobody is marked; mend the settings and send again.");

    /// <summary>Notes what came of one mail, and whose addresses are known to be refused by now.</summary>
    private async Task NoteAsync(RunningJob job, MailingStore mailings, StartedMailing mailing, Guid person, string token, MailOutcome outcome, IReadOnlyList<Guid> refused) => await WriteAsync(job, async () =>
    {
        // Of one put off nobody knows whether it was taken after all: its link stays good.
        if (outcome == MailOutcome.Refused)
            await mailings.DropLinkAsync(token);

        foreach (var one in refused)
            await mailings.NoteAsync(mailing, one, true);

        if (outcome == MailOutcome.Sent)
            await mailings.NoteAsync(mailing, person, false);

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
