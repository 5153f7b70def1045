using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Sample;
using ParIndex.App.Storage;
using ParIndex.Core.Text;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Accounts;

/// <summary>
/// How the first person gets in. An empty installation: a code made at start and told on the console only, good until there is an account.
/// The sample installation: an administrator with a password made at first start, told again at each start until it is changed.
/// </summary>
public sealed class FirstSignIn(NpgsqlDataSource source, IPasswordHasher<Account> hasher, IConfiguration configuration, TimeProvider clock)
{
    private const string Demonstrator = "quan-tri";

    private readonly string path = Path.Combine(configuration.DataRoot(), "first-sign-in.txt");
    private readonly string code = Secrets.NewCode(4);

    public bool IsRight(string? typed) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Secrets.Normal(code)), Encoding.UTF8.GetBytes(Secrets.Normal(typed)));

    /// <summary>What to tell on the console, given the address of the server; null once everyone has what they need.</summary>
    public async Task<Func<string, Message>?> NoticeAsync(CancellationToken cancel = default)
    {
        await using var session = NewSession("khởi động");
        var accounts = new AccountTable(session, source, clock);
        if (!await accounts.AnyAsync(cancel))
        {
            return address => new(
                $"Chưa có tài khoản nào. Tạo người quản trị tại {address}/tai-khoan/thiet-lap   Mã thiết lập: {code}",
                $"No account yet. Create the administrator at {address}/en/tai-khoan/thiet-lap   Set-up code: {code}");
        }

        if (!File.Exists(path))
            return null;

        var password = (await File.ReadAllTextAsync(path, cancel)).Trim();
        if (await accounts.ByNameAsync(Demonstrator, cancel) is { PasswordHash: { } hash } account && hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed)
        {
            return address => new(
                $"Đăng nhập lần đầu: {Demonstrator}   Mật khẩu: {password}   (nên đổi tại {address}/tai-khoan)",
                $"First sign-in: {Demonstrator}   Password: {password}   (change it at {address}/en/tai-khoan)");
        }

        // Changed since.
        File.Delete(path);
        return null;
    }

    /// <summary>Makes the administrator of the sample installation, unless there is an account.</summary>
    public async Task DemonstrateAsync(CancellationToken cancel = default)
    {
        await using var session = NewSession("dữ liệu mẫu");
        if (await new AccountTable(session, source, clock).AnyAsync(cancel))
            return;

        var password = Secrets.NewCode(4).ToLowerInvariant();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var file = new FileStream(path, NewFile()))
            await file.WriteAsync(Encoding.UTF8.GetBytes(password + "\n"), cancel);

        await session.BeginAsync("accounts.set-up", "Dữ liệu mẫu", cancel);
        var accounts = new NewAccounts(session, clock);
        var id = await accounts.AddAsync(new NewAccount("Quản trị (dùng thử)", Demonstrator) { PasswordHash = hasher.HashPassword(new Account(), password) }, cancel);
        // Every role the sample has work for, so that one sign-in shows all of it.
        foreach (var role in new Assignment[] { new(Role.Administrator), new(Role.Coordinator), new(Role.Appraiser), new(Role.CouncilSecretary), new(Role.Head, SampleInstallation.LamDongHomeAffairs) })
            await accounts.AssignAsync(id, role, cancel: cancel);

        await session.CommitAsync(cancel);
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        return options;
    }

    private Session NewSession(string task) => new(source, Actor.System(task), clock);
}
