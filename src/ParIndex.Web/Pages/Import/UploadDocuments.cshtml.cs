using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Results.Importing;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Import;

/// <summary>First step: documents come in; each becomes a draft of its own.</summary>
[Needs(Permission.ImportResults)]
[UploadLimit(MostBytes)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class UploadDocumentsModel(ImportList list, UploadDocument upload, ImportAccess access, Texts texts) : PageModel
{
    public const int MostFiles = 20;
    public const long LargestFile = 64L << 20;
    public const long MostBytes = 256L << 20;

    /// <summary>What became of the files just sent.</summary>
    public IReadOnlyList<UploadOutcome> Outcomes { get; private set; } = [];

    public IReadOnlyList<ListedImport> Imports { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>Page of the list, from 1.</summary>
    public int Number { get; private set; } = 1;

    public async Task OnGetAsync(int? trang, string? lon, CancellationToken cancel)
    {
        if (lon is not null)
            ModelState.AddModelError("tep", texts["Các tệp gửi cùng lúc lớn hơn {0} MB nên chưa được nhận. Hãy gửi làm nhiều lần.", MostBytes >> 20]);

        await LoadAsync(trang ?? 1, cancel);
    }

    public async Task<IActionResult> OnPostAsync(List<IFormFile> tep, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(tep);
        if (tep.Count is 0 or > MostFiles)
        {
            ModelState.AddModelError("tep", tep.Count == 0 ? texts["Hãy chọn ít nhất một tệp."] : texts["Mỗi lần gửi nhiều nhất {0} tệp.", MostFiles]);
            await LoadAsync(1, cancel);
            return Page();
        }

        var outcomes = new List<UploadOutcome>();
        foreach (var file in tep)
            outcomes.Add(await AddAsync(file, cancel));

        if (outcomes is [{ ImportId: { } id } only])
        {
            if (only.IsKnown)
                TempData.Warn(texts["Tệp này đã được tải lên trước đó; đây là bản nhập đã có."]);

            return RedirectToPage("DescribeImport", new { id });
        }

        Outcomes = outcomes;
        await LoadAsync(1, cancel);
        return Page();
    }

    private async Task<UploadOutcome> AddAsync(IFormFile file, CancellationToken cancel)
    {
        if (file.Length > LargestFile)
        {
            return new UploadOutcome(file.FileName, null, false, new Message(
                $"Tệp lớn hơn {LargestFile >> 20} MB. Hãy chia nhỏ hoặc xóa ảnh trong tệp.", $"The file is larger than {LargestFile >> 20} MB. Split it or remove its pictures."));
        }

        await using var content = file.OpenReadStream();
        return await upload.AddAsync(content, file.FileName, access.MayWorkOn, cancel);
    }

    private async Task LoadAsync(int page, CancellationToken cancel)
    {
        Number = Math.Max(1, page);
        (Imports, Total) = await list.PageAsync(Number, access.Units, cancel);
    }
}
