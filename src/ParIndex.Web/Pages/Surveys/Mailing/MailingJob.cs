using ParIndex.App.Jobs;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Mailing;
using ParIndex.Web.Accounts.Mail;

namespace ParIndex.Web.Pages.Surveys.Mailing;

/// <summary>Sends a mailing to people of a sample. Text, address and link of a mail meet here and nowhere else.</summary>
internal sealed class MailingJob(MailSender sender, TimeProvider clock) : IJobHandler
{
    public string Kind => StartMailing.JobKind;

    public Task RunAsync(RunningJob job, CancellationToken cancel) => sender.IsOn
        ? new SendMailing(clock).RunAsync(job, (mailing, wave, recipient, token) => SendAsync(mailing, wave, recipient, token, cancel), cancel)
        : throw new JobRefusedException(new("Chưa cấu hình gửi thư (PARINDEX_SMTP).", "Mail is not configured (PARINDEX_SMTP)."));

    private async Task<MailOutcome> SendAsync(StartedMailing mailing, Wave wave, MailRecipient recipient, string token, CancellationToken cancel)
    {
        var (link, deadline) = ($"{sender.Address}/k/{token}", wave.ClosesOn.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture));
        try
        {
            await sender.SendAsync(
                recipient.Address, MailingText.Fill(mailing.Subject, recipient.Name, "", deadline), MailingText.Fill(mailing.Content, recipient.Name, link, deadline),
                // Of mailing and person: sent twice, mail programs know it; it tells nobody who it is.
                $"{mailing.Id:N}.{recipient.Person:N}", cancel);
            return MailOutcome.Sent;
        }
        catch (AddressRefusedException)
        {
            return MailOutcome.Refused;
        }
        catch (IOException)
        {
            return MailOutcome.Later;
        }
    }
}
