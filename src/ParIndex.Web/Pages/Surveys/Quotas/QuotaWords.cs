using ParIndex.App.Surveys.Collecting.Quotas;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.Web.Pages.Surveys.Quotas;

/// <summary>Words of quotas.</summary>
public static class QuotaWords
{
    /// <summary>What a division is called, and of what it is: a question and a column of the sample may have one title.</summary>
    public static string Name(Texts texts, QuotaDivision division, string title)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(division);
        return division.Kind switch
        {
            DivisionKind.Area => texts["Khu vực"],
            DivisionKind.Question => $"{texts["Câu hỏi"]}: {title}",
            _ => $"{texts["Cột của mẫu"]}: {title}",
        };
    }

    /// <summary>What a table of quotas is by, one division or two.</summary>
    public static string Name(Texts texts, QuotaProgress plan, string tongue)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var first = Name(texts, plan.Plan.First, plan.Title(plan.Plan.First, tongue));
        return plan.Plan.Second is { } second ? $"{first}, {Name(texts, second, plan.Title(second, tongue))}" : first;
    }

    /// <summary>Groups that are full, each in one line, in both languages.</summary>
    public static IReadOnlyList<Message> Full(IReadOnlyList<QuotaProgress> plans) =>
    [
        .. plans.SelectMany(plan => plan.Cells.Where(cell => cell.IsFull).Select(cell => new Message(Line(plan, cell, Wording.Vietnamese), Line(plan, cell, Wording.English)))),
    ];

    private static string Line(QuotaProgress plan, QuotaCell cell, string tongue) => $"{plan.Name(cell.Group, tongue)} ({Show.Count(cell.Done!.Value)}/{Show.Count(cell.Target)})";
}
