using ParIndex.App.Accounts;
using ParIndex.App.Jobs;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting.Mailing;

/// <summary>What the job of a mailing is given: no address, no text, no link.</summary>
public sealed record MailingOrder(Guid Mailing);

/// <summary>Begins a mailing; it is sent in the background. Rights are the page's matter.</summary>
public sealed class StartMailing(Session session, WaveStore waves, MailingStore mailings, JobBoard jobs, TimeProvider clock)
{
    /// <summary>Name of such jobs.</summary>
    public const string JobKind = "surveys.mail";

    private static readonly Message NotNow = new("Chỉ gửi thư khi đợt đang nhận phiếu: từ ngày bắt đầu đến ngày kết thúc.", "Mails are sent while the wave takes answers: from its first day to its last.");
    private static readonly Message Nobody = new("Không có ai để gửi: xem số người ở bản xem trước.", "There is nobody to mail: see the numbers of the preview.");
    private static readonly Message Busy = new("Lượt gửi trước chưa xong: hãy chờ.", "The mailing before is still under way: wait for it.");

    /// <summary>Begins.</summary>
    /// <returns>How many it is for; or 0 and why not.</returns>
    public async Task<(int Count, Message? Problem)> RunAsync(Guid wave, MailingDraft draft, CancellationToken cancel = default)
    {
        var clean = MailingText.Clean(draft);
        if (MailingText.Check(clean) is [var wrong, ..])
            return (0, wrong);

        await session.BeginAsync("surveys.mailing", null, cancel);
        try
        {
            if (await waves.LockAsync(wave, cancel) is not { State: WaveState.Open } open || clock.Today() < open.OpensOn || clock.Today() > open.ClosesOn)
                return (0, NotNow);

            if (await jobs.FindAsync(JobKind, wave.ToString(), cancel) is { State: JobState.Waiting or JobState.Running })
                return (0, Busy);

            var count = (await mailings.AudienceAsync(wave, clean, cancel: cancel)).Recipients.Count;
            if (count == 0)
                return (0, Nobody);

            await jobs.AddAsync(JobKind, new MailingOrder(await mailings.AddAsync(wave, clean, count, cancel)), wave.ToString(), cancel: cancel);
            await session.CommitAsync(cancel);
            return (count, null);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
