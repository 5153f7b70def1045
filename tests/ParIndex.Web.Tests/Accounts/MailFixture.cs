using System.Globalization;
using ParIndex.App.Accounts;

namespace ParIndex.Web.Tests.Accounts;

/// <summary>The sample installation with a mail server.</summary>
public sealed class MailFixture : SampleFixture
{
    /// <summary>Address of the installation as its settings have it; links in mails begin with it.</summary>
    public const string PublicAddress = "https://par.lamdong.example";

    public MailFixture()
        : this(new MailServer())
    {
    }

    private MailFixture(MailServer mail)
        : base(
            "--PARINDEX_SMTP", "smtp://127.0.0.1:" + mail.Port.ToString(CultureInfo.InvariantCulture), "--PARINDEX_MAIL_FROM", "parindex@lamdong.example",
            "--PARINDEX_ADDRESS", PublicAddress, "--PARINDEX_SECOND_FACTOR", "optional") => Mail = mail;

    public MailServer Mail { get; }

    /// <summary>Enters a person without a password.</summary>
    public async Task<Guid> AddAsync(string userName, string? email, params Assignment[] roles)
    {
        await using var session = Database.System("test");
        await session.BeginAsync("test.add");
        var accounts = new NewAccounts(session, TimeProvider.System);
        var id = await accounts.AddAsync(new NewAccount("Người " + userName, userName, email));
        foreach (var role in roles)
            await accounts.AssignAsync(id, role);

        await session.CommitAsync();
        return id;
    }
}
