using System.Net;
using System.Net.Mail;
using System.Text;

namespace ParIndex.Web.Accounts.Mail;

/// <summary>The server takes no mail for this address, now or later. Tells whose only as <see cref="MailSender.Mask"/> does.</summary>
public sealed class AddressRefusedException(string to) : Exception($"The mail to {MailSender.Mask(to)} cannot be sent: the address is refused.");

/// <summary>Hands one mail to the mail server. What goes wrong is told without the address: it ends in logs and in the queue.</summary>
public sealed class MailSender(MailSettings settings)
{
    private const int UsualPort = 587;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Whether mails can be sent.</summary>
    public bool IsOn => settings.IsOn;

    /// <summary>Address of this installation for links, without a slash at the end.</summary>
    public string Address => settings.Address!;

    /// <summary>An address as logs may hold it: "n***@lamdong.gov.vn".</summary>
    public static string Mask(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = address.LastIndexOf('@');
        return at < 1 ? "***" : address[..1] + "***" + address[at..];
    }

    /// <summary>Sends a mail of plain text.</summary>
    /// <param name="to">Address.</param>
    /// <param name="subject">One line.</param>
    /// <param name="text">Of it.</param>
    /// <param name="id">The same mail sent twice carries the same, by which mail programs know it.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="AddressRefusedException">Trying again would not help.</exception>
    /// <exception cref="IOException">It may be tried again.</exception>
    public async Task SendAsync(string to, string subject, string text, string id, CancellationToken cancel = default)
    {
        try
        {
            using var mail = Write(to, subject, text, id);
            using var client = Connect(settings.Server!);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Longest);
            await client.SendMailAsync(mail, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new IOException("The mail server did not answer.");
        }
        catch (FormatException)
        {
            throw new AddressRefusedException(to);
        }
        // Said of the one it goes to. The same said of the sender or the whole mail is a matter of settings, and no fault of the address.
        catch (SmtpFailedRecipientException fault) when (fault.StatusCode is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath)
        {
            throw new AddressRefusedException(to);
        }
        catch (SmtpException fault)
        {
            // Servers repeat the address in what they answer.
            throw new IOException($"The mail server did not take a mail ({fault.StatusCode}): {fault.GetBaseException().Message.Replace(to, Mask(to), StringComparison.OrdinalIgnoreCase)}");
        }
    }

    private MailMessage Write(string to, string subject, string text, string id)
    {
        var mail = new MailMessage
        {
            From = new MailAddress(settings.From!),
            Subject = subject,
            Body = text,
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = System.Net.Mime.TransferEncoding.Base64,
        };
        mail.To.Add(new MailAddress(to));
        mail.Headers.Add("Message-ID", $"<{id}@{mail.From.Host}>");
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
