using ParIndex.App.Surveys.Collecting.Quotas;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.Web.Pages.Surveys.Quotas;

/// <summary>Words of quotas.</summary>
public static class QuotaWords
{
    /// <summary>What a division is called.</summary>
    public static string Title(Texts texts, string title)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(title);
        return title.Length == 0 ? texts["Khu vực"] : title;
    }

    /// <summary>Groups that are full, each in one line, in both languages.</summary>
    public static IReadOnlyList<Message> Full(IReadOnlyList<QuotaProgress> plans) =>
    [
        .. plans.SelectMany(plan => plan.Cells.Where(cell => cell.IsFull).Select(cell => new Message(Line(plan, cell, Wording.Vietnamese), Line(plan, cell, Wording.English)))),
    ];

    private static string Line(QuotaProgress plan, QuotaCell cell, string tongue) => $"{plan.Name(cell.Group, tongue)} ({Show.Count(cell.Done!.Value)}/{Show.Count(cell.Target)})";
}
