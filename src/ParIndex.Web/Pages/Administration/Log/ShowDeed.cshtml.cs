using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.Web.Access;
using ParIndex.Web.Pages.Account;

namespace ParIndex.Web.Pages.Administration.Log;

/// <summary>What one unit of work changed, row by row.</summary>
[Needs(Permission.ReadLog)]
public sealed class ShowDeedModel(History history, Texts texts) : PageModel
{
    private const int LongestText = 300;

    [BindProperty(SupportsGet = true, Name = "truoc")]
    public long? Before { get; set; }

    public HistoryPage<HistoryEvent> Changes { get; private set; } = new([], null);

    public HistoryProcess Deed => Changes.Items[0].Process;

    public string Name => DeedNames.Name(Deed.Kind, texts);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        Changes = await history.OfProcessAsync(id, Before, cancel: cancel);
        return Changes.Items.Count == 0 ? NotFound() : Page();
    }

    /// <summary>A value as it stands in the log, cut when it is long.</summary>
    public static string Text(JsonElement? value)
    {
        var text = value is { ValueKind: not JsonValueKind.Null } known ? known.ToString() : Show.None;
        return text.Length > LongestText ? text[..LongestText] + "…" : text;
    }
}
