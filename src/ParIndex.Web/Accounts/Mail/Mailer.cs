using Microsoft.AspNetCore.DataProtection;
using ParIndex.App.Jobs;

namespace ParIndex.Web.Accounts.Mail;

/// <summary>What a mail job needs. The text holds links that open accounts, so it lies in the queue encrypted.</summary>
internal sealed record MailArgument(string To, string Subject, string Sealed);

/// <summary>Puts mails into the queue, in the open process: a mail is sent exactly when what caused it is stored.</summary>
public sealed class Mailer(MailSettings settings, JobBoard jobs, IDataProtectionProvider protection)
{
    internal const string Job = "mail.send", Purpose = "accounts.mail";

    /// <summary>Whether mails can be sent.</summary>
    public bool IsOn => settings.IsOn;

    /// <summary>Address of this installation for links, without a slash at the end.</summary>
    public string Address => settings.Address!;

    /// <summary>Queues a mail of plain text.</summary>
    /// <returns>Id of its job.</returns>
    public Task<Guid> QueueAsync(string to, string subject, string text, CancellationToken cancel = default) =>
        jobs.AddAsync(Job, new MailArgument(to, subject, protection.CreateProtector(Purpose).Protect(text)), cancel: cancel);
}
