using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ParIndex.App.Accounts;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Evidence;

/// <summary>The sample installation with a virus scanner beside it, and people of units. Nobody is forced to set up a second factor.</summary>
public class EvidenceFixture : SampleFixture
{
    public const string Unit = AccountFixture.Province, Stranger = AccountFixture.Stranger;

    private static int last;
    private static string? hash;

    private readonly ScannerDouble scanner;

    public EvidenceFixture()
        : this(new ScannerDouble())
    {
    }

    private protected EvidenceFixture(ScannerDouble scanner, params string[] more)
        : base(["--PARINDEX_SECOND_FACTOR", "optional", "--PARINDEX_CLAMD", scanner.Address, .. more]) => this.scanner = scanner;

    internal ScannerDouble Scanner => scanner;

    /// <summary>Somebody signed in with a role in a unit.</summary>
    internal async Task<Keeper> PersonAsync(Role role = Role.Officer, string? unit = Unit)
    {
        var name = "tai-lieu." + Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
        hash ??= Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new Account(), AccountFixture.Password);
        await using (var session = Database.System("test"))
        {
            await session.BeginAsync("test.people");
            var accounts = new NewAccounts(session, TimeProvider.System);
            await accounts.AssignAsync(await accounts.AddAsync(new NewAccount("Người " + name, name, UnitId: unit) { PasswordHash = hash }), new Assignment(role, unit));
            await session.CommitAsync();
        }

        var person = new SignedIn(Address);
        using var answer = await person.SignInAsync(name, AccountFixture.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return new Keeper(person);
    }
}

/// <summary>A person with documents, with and without scripts.</summary>
internal sealed class Keeper(SignedIn person) : IDisposable
{
    private string? token;

    public SignedIn Person => person;

    /// <summary>Sends files as an ordinary form; the page that answers.</summary>
    public async Task<IHtmlDocument> SendAsync(string path, string action, (string Name, byte[] Content)[] files, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync(path)), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);

        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            // As browsers write it, folders and all.
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"tep\"", FileName = "\"" + name.Replace("\\", "\\\\", StringComparison.Ordinal) + "\"" };
            form.Add(part);
        }

        using var answer = await person.Client.PostAsync(action, form);
        return await SignedIn.ReadAsync(answer, action);
    }

    /// <summary>Uploads one file by parts as scripts do; status and answer of the last step.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Answer)> UploadAsync(string name, byte[] content, int part = 1 << 20, params (string Name, string Value)[] more)
    {
        var (status, begun) = await StepAsync("Begin", Form(("donVi", EvidenceFixture.Unit), ("ten", name), ("coKich", content.Length.ToString(CultureInfo.InvariantCulture)), ("sua", "1")));
        if (status != HttpStatusCode.OK)
            return (status, begun);

        var id = begun.GetProperty("id").GetString()!;
        for (var from = begun.GetProperty("received").GetInt32(); from < content.Length;)
            from = (await PartAsync(id, from, content.AsMemory(from, Math.Min(part, content.Length - from)))).Answer.GetProperty("received").GetInt32();

        return await FinishAsync(id, more);
    }

    public Task<(HttpStatusCode Status, JsonElement Answer)> BeginAsync(string name, long size, string unit = EvidenceFixture.Unit) =>
        StepAsync("Begin", Form(("donVi", unit), ("ten", name), ("coKich", size.ToString(CultureInfo.InvariantCulture)), ("sua", "1")));

    public Task<(HttpStatusCode Status, JsonElement Answer)> PartAsync(string id, long from, ReadOnlyMemory<byte> part)
    {
        var content = new ReadOnlyMemoryContent(part);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return StepAsync($"Part&id={id}&tu={from.ToString(CultureInfo.InvariantCulture)}", content);
    }

    public Task<(HttpStatusCode Status, JsonElement Answer)> FinishAsync(string id, params (string Name, string Value)[] more) => StepAsync("Finish", Form([("id", id), .. more]));

    public void Dispose() => person.Dispose();

    private async Task<(HttpStatusCode Status, JsonElement Answer)> StepAsync(string handler, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/tai-lieu/them?handler=" + handler) { Content = content };
        request.Headers.Add("RequestVerificationToken", await TokenAsync("/tai-lieu/them"));
        using var answer = await person.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement.Clone() : default);
    }

    private async Task<string> TokenAsync(string path) => token ??= SignedIn.TokenOf(await person.GetAsync(path));

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] values) => new(values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
}
