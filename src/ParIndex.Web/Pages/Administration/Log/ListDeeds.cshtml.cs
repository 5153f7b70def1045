using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Administration.Log;

/// <summary>The audit log, newest first.</summary>
[Needs(Permission.ReadLog)]
public sealed class ListDeedsModel(History history) : PageModel
{
    /// <summary>Beginnings of kinds, with their names.</summary>
    public static readonly IReadOnlyList<(string Key, string Name)> Stages =
    [
        ("results.", Texts.Key("Kết quả")),
        ("criteria.", Texts.Key("Bộ tiêu chí")),
        ("units.", Texts.Key("Đơn vị")),
        ("accounts.", Texts.Key("Người dùng")),
        ("sample.", Texts.Key("Dữ liệu mẫu")),
        ("access.", Texts.Key("Bị từ chối")),
    ];

    [BindProperty(SupportsGet = true, Name = "viec")]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true, Name = "truoc")]
    public long? Before { get; set; }

    public HistoryPage<HistoryProcess> Found { get; private set; } = new([], null);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var kind = Stages.Any(stage => stage.Key == Stage) ? Stage : null;
        Found = await history.ProcessesAsync(kind: kind, before: Before, cancel: cancel);
    }
}
