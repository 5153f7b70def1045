using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ParIndex.App.Jobs;

namespace ParIndex.Web.Accounts.Mail;

/// <summary>Sends one mail. One killed in the middle may be sent twice; both carry the same Message-ID, by which mail programs know them.</summary>
internal sealed class MailJob(MailSender sender, IDataProtectionProvider protection) : IJobHandler
{
    public string Kind => Mailer.Job;

    public async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        if (!sender.IsOn)
            throw new JobRefusedException(new("Chưa cấu hình gửi thư (PARINDEX_SMTP).", "Mail is not configured (PARINDEX_SMTP)."));

        var argument = job.Argument<MailArgument>();
        try
        {
            await sender.SendAsync(argument.To, argument.Subject, protection.CreateProtector(Mailer.Purpose).Unprotect(argument.Sealed), job.Id.ToString("N"), cancel);
        }
        catch (Exception fault) when (fault is AddressRefusedException or CryptographicException)
        {
            var to = MailSender.Mask(argument.To);
            throw new JobRefusedException(fault is AddressRefusedException
                ? new($"Không gửi được thư tới {to}: địa chỉ bị từ chối.", $"The mail to {to} cannot be sent: the address is refused.")
                : new($"Không gửi được thư tới {to}: nội dung không mở được nữa.", $"The mail to {to} cannot be sent: its text cannot be opened any more."));
        }
    }
}
