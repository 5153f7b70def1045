using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ParIndex.App.Accounts;

namespace ParIndex.Web.Tests.Accounts;

/// <summary>The sample installation, where tests make people of their own and sign them in. Nobody is forced to set up a second factor.</summary>
public sealed class AccountFixture() : SampleFixture("--PARINDEX_API_PER_MINUTE", "1000000", "--PARINDEX_SECOND_FACTOR", "optional")
{
    public const string Password = "con ngựa chạy trên đồi cỏ";

    /// <summary>Today's Lâm Đồng, two of its offices, and a province it has nothing to do with.</summary>
    public const string Province = "vn-68-2025", Stranger = "vn-01";

    private static int last;
    private static string? hash;

    /// <summary>Enters a person with roles; the user name comes back.</summary>
    public async Task<(Guid Id, string UserName)> AddAsync(string? homeUnit = null, params Assignment[] roles)
    {
        var name = "nguoi." + Interlocked.Increment(ref last).ToString(System.Globalization.CultureInfo.InvariantCulture);
        hash ??= Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new Account(), Password);
        await using var session = Database.System("test");
        await session.BeginAsync("test.add");
        var accounts = new NewAccounts(session, TimeProvider.System);
        var id = await accounts.AddAsync(new NewAccount("Người " + name, name, name + "@lamdong.gov.vn", UnitId: homeUnit) { PasswordHash = hash });
        foreach (var role in roles)
            await accounts.AssignAsync(id, role);

        await session.CommitAsync();
        return (id, name);
    }

    internal async Task<SignedIn> SignInAsync(params Assignment[] roles)
    {
        var (_, name) = await AddAsync(roles.Select(role => role.Unit).FirstOrDefault(unit => unit is not null), roles);
        return await SignInAsync(name);
    }

    internal async Task<SignedIn> SignInAsync(string userName)
    {
        var person = new SignedIn(Address);
        using var answer = await person.SignInAsync(userName, Password);
        Xunit.Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return person;
    }
}
