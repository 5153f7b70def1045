using ParIndex.App.Results.Reading;
using ParIndex.Core.Results;

namespace ParIndex.App.Results.Appendix;

/// <summary>
/// In official tables a blank cell among filled ones means "as above". Where a row really names nobody and a reader would take it so,
/// the appendix prints a dash.
/// </summary>
internal static class AppendixBlanks
{
    private const string Dash = "–";

    public static OfficialDocument Marked(OfficialDocument document) => document with
    {
        Tables = [.. document.Tables.Select(table => table with { Rows = Marked(table.Rows) })],
    };

    private static List<OfficialRow> Marked(IReadOnlyList<OfficialRow> rows)
    {
        var byCode = rows.ToLookup(row => row.Code, StringComparer.Ordinal);
        var parents = rows.Select(row => row.Parent).ToHashSet(StringComparer.Ordinal);
        var leaves = rows.Where(row => row.Level > 0 && !parents.Contains(row.Code)).ToList();
        var mostNameLead = leaves.Count(row => row.Lead.Count > 0) * 5 >= leaves.Count * 4;
        var hasLead = rows.Any(row => row.Lead.Count > 0);
        var result = new List<OfficialRow>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var parent = row.Parent.Length == 0 ? null : byCode[row.Parent].FirstOrDefault();
            var asAbove = mostNameLead
                ? i > 0 && rows[i - 1].Parent == row.Parent && rows[i - 1].Lead.Count > 0 && !parents.Contains(row.Code)
                : IsLost(row) && row.Cause.Length == 0 && (parent is { Lead.Count: > 0 } or { Cause.Length: > 0 } || SharesSurvey(rows, i));
            if (row.Level > 1 && asAbove && row.Lead.Count == 0 && row.Coordinators.Count == 0)
            {
                row = hasLead ? row with { Lead = [Dash] } : row with { Cause = Dash };
            }

            if (row.Level > 1 && row.Monitor.Count == 0 && parent is { Monitor.Count: > 0 })
            {
                row = row with { Monitor = [Dash] };
            }

            result.Add(row);
        }

        return result;
    }

    private static bool IsLost(OfficialRow row) => row.Score is { } score && row.Max is { } max && score < max;

    private static bool SharesSurvey(IReadOnlyList<OfficialRow> rows, int index) =>
        SurveyMarks.IsImpact(rows[index].Title)
        && rows.Take(index).Any(row => row.Parent == rows[index].Parent && row.Lead.Count > 0 && SurveyMarks.IsImpact(row.Title));
}
