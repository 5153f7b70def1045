using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Accounts.People.Importing;
using ParIndex.App.Storage;
using ParIndex.Core.Units;
using ParIndex.Documents;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts.Mail;

namespace ParIndex.Web.Pages.Administration.People;

/// <summary>
/// Enters a list of people: upload, look, store all or nothing. Between the steps the rows travel encrypted in the form, tied to who uploaded them;
/// they are judged again when they are stored.
/// </summary>
[Needs(Permission.ManagePeople)]
[RequestSizeLimit(MostBytes)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ImportPeopleModel(
    Session session, ImportPeople import, UnitChoices units, RoleReader roles, AccountMails mails, IDataProtectionProvider protection, Visitor visitor, Texts texts) : PageModel
{
    private const int MostBytes = 6 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("accounts.import", visitor.Id?.ToString() ?? "").ToTimeLimitedDataProtector();
    private UnitRegister register = null!;

    [BindProperty]
    public string? Rows { get; set; }

    public IReadOnlyList<CheckedPerson> Judged { get; private set; } = [];

    public IReadOnlyList<OneTimeLink> Links { get; private set; } = [];

    public int Faulty => Judged.Count(row => row.Person is null);

    public int Step => Links.Count > 0 ? 3 : Judged.Count > 0 ? 2 : 1;

    public void OnGet()
    {
    }

    public async Task OnPostUploadAsync(IFormFile? tep, CancellationToken cancel)
    {
        if (tep is null || tep.Length == 0)
        {
            ModelState.AddModelError("tep", texts["Chọn một tệp XLSX hoặc CSV."]);
            return;
        }

        try
        {
            await using var stream = tep.OpenReadStream();
            var rows = PeopleFile.Read(stream, Path.GetFileName(tep.FileName));
            if (rows.Count == 0)
                ModelState.AddModelError("tep", texts["Tệp có tiêu đề nhưng chưa có dòng nào."]);

            Rows = Seal(rows);
            ModelState.Remove(nameof(Rows));
            await JudgeAsync(rows, cancel);
        }
        catch (DocumentException problem)
        {
            ModelState.AddModelError("tep", texts[problem.Problem]);
        }
    }

    public async Task OnPostStoreAsync(CancellationToken cancel)
    {
        if (Open() is not { } rows)
        {
            ModelState.AddModelError("", texts["Bản xem trước đã để quá lâu. Hãy tải tệp lên lại."]);
            return;
        }

        await session.BeginAsync("accounts.import", cancel: cancel);
        var (entered, judged) = await import.StoreAsync(rows, visitor.Manager, cancel);
        if (entered.Count == 0)
        {
            // Something changed since it was looked at.
            await session.RollbackAsync();
            register = await units.RegisterAsync(cancel);
            Judged = judged;
            return;
        }

        var links = new List<OneTimeLink>(entered.Count);
        foreach (var invited in entered)
            links.Add(new OneTimeLink(invited.Person.Name, invited.Person.UserName, invited.Person.Email, roles.AddressOf(invited.Key), await mails.InviteAsync(invited.Person, invited.Key, cancel)));

        await session.CommitAsync(cancel);
        Links = links;
    }

    public string? UnitName(string? id) => id is null ? null : register.Find(id)?.Name.Full ?? id;

    private async Task JudgeAsync(IReadOnlyList<PeopleRow> rows, CancellationToken cancel)
    {
        register = await units.RegisterAsync(cancel);
        Judged = await import.CheckAsync(rows, visitor.Manager, cancel);
    }

    private string Seal(IReadOnlyList<PeopleRow> rows)
    {
        var buffer = new MemoryStream();
        using (var packed = new BrotliStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(packed, rows);

        return Convert.ToBase64String(protector.Protect(buffer.ToArray(), Patience));
    }

    private List<PeopleRow>? Open()
    {
        try
        {
            using var packed = new BrotliStream(new MemoryStream(protector.Unprotect(Convert.FromBase64String(Rows ?? ""))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<List<PeopleRow>>(packed);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
