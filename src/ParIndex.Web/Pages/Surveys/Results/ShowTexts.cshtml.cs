using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Results;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Results;

/// <summary>What people wrote: searched, and sorted into themes by a person. For who runs the surveys of the unit alone.</summary>
[Needs(Permission.ManageSurveys)]
public sealed class ShowTextsModel(ResultsDesk desk, OpenTexts open, TagTexts tag, Texts texts) : ResultsPage(desk, texts)
{
    /// <summary>Answers on a page.</summary>
    public const int Size = 25;

    /// <summary>Longest search, in characters.</summary>
    public const int LongestSearch = 200;

    public IReadOnlyList<Field> Fields => OpenTexts.FieldsOf(Questionnaire);

    public string? Field { get; private set; }

    public string Search { get; private set; } = "";

    public string? Theme { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public int Total { get; private set; }

    public IReadOnlyList<OpenAnswer> Answers { get; private set; } = [];

    public IReadOnlyList<(string Name, int Count)> Themes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? cau, string? tim, string? chuDe, int trang, CancellationToken cancel)
    {
        Desk.Access.DemandManage(Report.Wave.UnitId);
        Field = Fields.FirstOrDefault(field => field.Code == cau)?.Code;
        Search = VietnameseText.Clean(tim ?? "") is var words && words.Length > LongestSearch ? words[..LongestSearch] : words;
        var all = await open.FindAsync(Report.Wave.Id, Questionnaire, Field, Search, null, cancel);
        // Counted among what is found, so that each number is the length of the list behind it.
        Themes = [.. all.SelectMany(answer => answer.Themes).GroupBy(theme => theme, StringComparer.Ordinal).Select(theme => (theme.Key, theme.Count())).OrderByDescending(theme => theme.Item2).ThenBy(theme => theme.Key, StringComparer.CurrentCulture)];
        Theme = Themes.Select(theme => theme.Name).FirstOrDefault(name => name == chuDe);
        var found = Theme is null ? all : [.. all.Where(answer => answer.Themes.Contains(Theme, StringComparer.Ordinal))];
        Total = found.Count;
        PageNumber = Math.Clamp(trang, 1, Math.Max(1, (Total + Size - 1) / Size));
        Answers = [.. found.Skip((PageNumber - 1) * Size).Take(Size)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? name, IReadOnlyList<string>? chon, bool takesOff, CancellationToken cancel)
    {
        Desk.Access.DemandManage(Report.Wave.UnitId);
        var chosen = (chon ?? []).Take(Size).Select(one => one.Split('|', 2)).Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1])).ToList();
        return takesOff
            ? Tell(await tag.TakeOffAsync(Report.Wave.Id, name, chosen, cancel), L["Đã gỡ chủ đề."])
            : Tell(await tag.PutAsync(Report.Wave.Id, name, chosen, cancel), L["Đã gắn chủ đề cho {0} ý kiến.", chosen.Count]);
    }
}
