using ParIndex.App.Accounts;

namespace ParIndex.Web.Accounts.Mail;

/// <summary>Mails about accounts. In both languages: it is not known yet which one the reader prefers.</summary>
public sealed class AccountMails(Mailer mailer)
{
    /// <summary>Path of the page a link leads to.</summary>
    public static string Path(string key) => "/tai-khoan/mat-khau-moi/" + key;

    /// <summary>Mails the link of an invitation, where there is an address and mail is on.</summary>
    /// <returns>Whether it was queued.</returns>
    public async Task<bool> InviteAsync(NewAccount person, string key, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (!mailer.IsOn || person.Email is not { } email)
            return false;

        await mailer.QueueAsync(
            email,
            "ParIndex: mời bạn tham gia / you are invited",
            $"""
            Kính gửi {person.Name},

            Bạn được mời dùng ParIndex, nền tảng Chỉ số cải cách hành chính.
            Tên đăng nhập: {person.UserName}
            Đặt mật khẩu tại địa chỉ sau (dùng một lần, trong {Tickets.Invitation.Days} ngày):
            {mailer.Address}{Path(key)}

            You are invited to ParIndex. User name: {person.UserName}
            Choose a password (once, within {Tickets.Invitation.Days} days):
            {mailer.Address}/en{Path(key)}
            """,
            cancel);
        return true;
    }

    /// <summary>Mails the link to choose a new password.</summary>
    public async Task<bool> ResetAsync(string name, string? email, string key, TimeSpan life, CancellationToken cancel = default)
    {
        if (!mailer.IsOn || email is null)
            return false;

        var hours = (int)life.TotalHours;
        await mailer.QueueAsync(
            email,
            "ParIndex: đặt lại mật khẩu / new password",
            $"""
            Kính gửi {name},

            Đặt mật khẩu mới tại địa chỉ sau (dùng một lần, trong {hours} giờ):
            {mailer.Address}{Path(key)}
            Nếu bạn không yêu cầu, hãy bỏ qua thư này; mật khẩu không đổi.

            Choose a new password (once, within {hours} hours):
            {mailer.Address}/en{Path(key)}
            If you did not ask for it, ignore this mail; the password stays.
            """,
            cancel);
        return true;
    }
}
