using System.Text;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Accounts.Mail;
using ParIndex.Web.Languages;

namespace ParIndex.Web.Notices;

/// <summary>Puts what waits for somebody into one mail of the queue: the mail and the mark that they were mailed last together, or neither does.</summary>
internal sealed class NoticeMailer(Session session, NoticeMails mails, Mailer mailer, UnitStore units, NoticeWords words, Texts texts, TimeProvider clock)
{
    private const int Most = 40;

    /// <summary>Whether mails can be sent.</summary>
    public bool IsOn => mailer.IsOn;

    /// <summary>Queues one mail to each of them who has something waiting.</summary>
    /// <param name="accounts">Whose.</param>
    /// <param name="atOnce">Only what they want at once.</param>
    /// <param name="cancel">Stops.</param>
    public async Task SendAsync(IReadOnlyList<Guid> accounts, bool atOnce, CancellationToken cancel)
    {
        if (!IsOn || accounts.Count == 0)
            return;

        var register = await units.RegisterAsync(cancel);
        foreach (var account in accounts)
        {
            await session.BeginAsync("notices.mail", cancel: cancel);
            try
            {
                if (await mails.TakeAsync(account, atOnce, cancel) is { } batch)
                {
                    var (subject, text) = Write(batch, register);
                    await mails.SentAsync(batch, await mailer.QueueAsync(batch.Email, subject, text, cancel), cancel);
                    await session.CommitAsync(cancel);
                }
            }
            finally
            {
                await session.RollbackAsync();
            }
        }
    }

    /// <summary>Subject and text of a mail: what is due first, by its day, then the rest as it happened.</summary>
    internal (string Subject, string Text) Write(MailBatch batch, UnitRegister register)
    {
        using var speaking = Speaking.In(batch.Language);
        var today = clock.Today();
        var home = mailer.Address + (batch.Language == Language.English ? "/en" : "");
        var said = batch.Notices.Select(notice => (Notice: notice, Text: words.Of(notice, register)))
            .OrderBy(one => one.Text.Day ?? DateOnly.MaxValue).ThenBy(one => one.Notice.At).ToList();
        var text = new StringBuilder();
        text.Append(texts["Kính gửi {0},", batch.Name]).Append("\n\n");
        var number = 0;
        foreach (var (notice, one) in said.Take(Most))
        {
            text.Append(++number).Append(". ").Append(one.Title).Append('\n');
            if (notice.RoundName is { } round)
                text.Append("   ").Append(round).Append('\n');

            if (one.Detail is { } detail)
                text.Append("   ").Append(detail.ReplaceLineEndings("\n   ")).Append('\n');

            if (one.Day is { } day)
                text.Append("   ").Append(words.DayOf(day, today)).Append('\n');

            text.Append("   ").Append(home).Append("/thong-bao/").Append(notice.Id).Append("\n\n");
        }

        if (said.Count > Most)
            text.Append(texts["Và {0} thông báo khác:", Show.Count(said.Count - Most)]).Append(' ').Append(home).Append("/thong-bao\n\n");

        text.Append("-- \n").Append(texts["Chọn cách nhận thư này hoặc thôi nhận:"]).Append(' ').Append(home).Append("/thong-bao/cach-nhan\n");
        var due = said.Count(one => one.Text.Day is not null);
        var subject = said is [var only] ? only.Text.Title
            : due == 0 ? texts["{0} thông báo", Show.Count(said.Count)] : texts["{0} thông báo, {1} việc có hạn", Show.Count(said.Count), Show.Count(due)];
        return ("ParIndex: " + subject, text.ToString());
    }
}
