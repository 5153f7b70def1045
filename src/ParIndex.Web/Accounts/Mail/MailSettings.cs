namespace ParIndex.Web.Accounts.Mail;

/// <summary>
/// How mail leaves: <c>PARINDEX_SMTP</c> = <c>smtp://user:password@host:587</c> (<c>smtps://</c> insists on encryption), <c>PARINDEX_MAIL_FROM</c>, and <c>PARINDEX_ADDRESS</c>,
/// the address of this installation as people reach it. Links in mails are made from the last one alone, never from what a request claims.
/// </summary>
public sealed class MailSettings(IConfiguration configuration)
{
    public Uri? Server { get; } = Uri.TryCreate(configuration["PARINDEX_SMTP"], UriKind.Absolute, out var server) && server.Scheme is "smtp" or "smtps" ? server : null;

    public string? From { get; } = configuration["PARINDEX_MAIL_FROM"];

    /// <summary>Without a slash at the end.</summary>
    public string? Address { get; } = configuration["PARINDEX_ADDRESS"]?.TrimEnd('/');

    /// <summary>Whether mails can be sent.</summary>
    public bool IsOn => Server is not null && !string.IsNullOrEmpty(From) && !string.IsNullOrEmpty(Address);
}
