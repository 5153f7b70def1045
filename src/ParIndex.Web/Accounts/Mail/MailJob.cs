using System.Net;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using ParIndex.App.Jobs;

namespace ParIndex.Web.Accounts.Mail;

/// <summary>Sends one mail. One killed in the middle may be sent twice; both carry the same Message-ID, by which mail programs know them.</summary>
internal sealed class MailJob(MailSettings settings, IDataProtectionProvider protection) : IJobHandler
{
    private const int UsualPort = 587;

    public string Kind => Mailer.Job;

    public async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        if (!settings.IsOn)
            throw new JobRefusedException(new("Chưa cấu hình gửi thư (PARINDEX_SMTP).", "Mail is not configured (PARINDEX_SMTP)."));

        var argument = job.Argument<MailArgument>();
        try
        {
            using var mail = Write(argument, protection.CreateProtector(Mailer.Purpose).Unprotect(argument.Sealed), job.Id);
            using var client = Connect(settings.Server!);
            await client.SendMailAsync(mail, cancel);
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException
            || (fault as SmtpException)?.StatusCode is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath)
        {
            throw new JobRefusedException(new($"Không gửi được thư tới {argument.To}: địa chỉ bị từ chối.", $"The mail to {argument.To} cannot be sent: the address is refused."));
        }
    }

    private MailMessage Write(MailArgument argument, string text, Guid id)
    {
        var mail = new MailMessage
        {
            From = new MailAddress(settings.From!),
            Subject = argument.Subject,
            Body = text,
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = System.Net.Mime.TransferEncoding.Base64,
        };
        mail.To.Add(new MailAddress(argument.To));
        mail.Headers.Add("Message-ID", $"<{id:N}@{mail.From.Host}>");
        // No one is to answer "I am away" to a program.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static SmtpClient Connect(Uri server)
    {
        var client = new SmtpClient(server.Host, server.Port > 0 ? server.Port : UsualPort) { EnableSsl = server.Scheme == "smtps", Timeout = 30_000 };
        if (server.UserInfo.Split(':', 2) is [var user, var password])
            client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));

        return client;
    }
}
