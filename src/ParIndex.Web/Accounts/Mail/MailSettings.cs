using ParIndex.App.Storage;

namespace ParIndex.Web.Accounts.Mail;

/// <summary>
/// How mail leaves: <c>PARINDEX_SMTP</c> = <c>smtp://user:password@host:587</c> (<c>smtps://</c> insists on encryption), <c>PARINDEX_MAIL_FROM</c>, and <c>PARINDEX_ADDRESS</c>,
/// the address of this installation as people reach it. Links in mails are made from the last one alone, never from what a request claims.
/// </summary>
public sealed class MailSettings(IConfiguration configuration)
{
    /// <exception cref="StorageException">The setting names no mail server.</exception>
    public Uri? Server { get; } = Read(configuration["PARINDEX_SMTP"]);

    public string? From { get; } = configuration["PARINDEX_MAIL_FROM"];

    /// <summary>Without a slash at the end.</summary>
    public string? Address { get; } = configuration["PARINDEX_ADDRESS"]?.TrimEnd('/');

    /// <summary>Whether mails can be sent.</summary>
    public bool IsOn => Server is not null && !string.IsNullOrEmpty(From) && !string.IsNullOrEmpty(Address);

    private static Uri? Read(string? setting) => string.IsNullOrWhiteSpace(setting) ? null
        : Uri.TryCreate(setting.Trim(), UriKind.Absolute, out var server) && server is { Scheme: "smtp" or "smtps", Host.Length: > 0 } ? server
        // A password may stand in it: it is not told again.
        : throw new StorageException(new(
            "PARINDEX_SMTP không phải địa chỉ máy chủ thư. Hãy ghi dạng smtp://tên:mật-khẩu@máy-chủ:587 (hoặc smtps://), ký tự đặc biệt trong mật khẩu viết dạng %40; hoặc bỏ trống để không gửi thư.",
            "PARINDEX_SMTP is not the address of a mail server. Write smtp://user:password@host:587 (or smtps://), special characters of the password as %40; or leave it empty to send no mail."));
}
