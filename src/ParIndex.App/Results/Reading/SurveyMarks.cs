using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>Finds which rows are judged by opinion survey: printed on the row, inherited with a merged cell, or plain from the title.</summary>
internal static class SurveyMarks
{
    private static readonly string[] Printed =
        ["dieu tra xhh", "dieu tra xa hoi hoc", "ket qua chi so sipas", "khao sat xa hoi hoc", "khao sat xhh", "(sipas)", "dtxhh", "ket qua dtxhh"];

    public static void Apply(List<OfficialRow> rows)
    {
        var marks = new Dictionary<string, SurveyMark>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            var mark = rows[i].Level == 0 ? SurveyMark.None : Mark(rows[i], marks.GetValueOrDefault(rows[i].Parent));
            rows[i] = rows[i] with { Survey = mark };
            marks.TryAdd(rows[i].Code, mark);
        }
    }

    /// <summary>"Tác động của cải cách đến …": in every edition judged by leaders and delegates.</summary>
    public static bool IsImpact(string title)
    {
        var folded = VietnameseText.Fold(title);
        return !CodeReader.IsCapitals(title)
            && (folded.StartsWith("tac dong cua cai cach", StringComparison.Ordinal) || folded.StartsWith("tac dong cua cchc den", StringComparison.Ordinal));
    }

    private static SurveyMark Mark(OfficialRow row, SurveyMark parent)
    {
        if (Says(row.Cause) || Says(row.Note))
        {
            return row.Inherited.Contains("cause") || row.Inherited.Contains("note") ? SurveyMark.Inherited : SurveyMark.Printed;
        }

        if (row.Level > 1 && (IsImpact(row.Title) || IsSatisfaction(row.Title)))
        {
            return SurveyMark.Derived;
        }

        return parent switch
        {
            SurveyMark.None => SurveyMark.None,
            SurveyMark.Derived => SurveyMark.Derived,
            _ when row.Cause.Length > 0 => SurveyMark.None,
            _ => SurveyMark.Inherited,
        };
    }

    private static bool IsSatisfaction(string title) => VietnameseText.Fold(title).Contains("chi so hai long", StringComparison.Ordinal);

    private static bool Says(string text)
    {
        if (text.Length is 0 or > 200)
        {
            return false;
        }

        var folded = VietnameseText.Fold(text);
        return Printed.Any(phrase => folded.Contains(phrase, StringComparison.Ordinal));
    }
}
