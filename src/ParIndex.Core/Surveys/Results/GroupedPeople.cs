using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Totals;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.Core.Surveys.Results;

/// <summary>A grouping with its cells in the design.</summary>
/// <param name="Code">Field, or column of areas.</param>
/// <param name="Groups">Choices in the order of the list, areas by name.</param>
/// <param name="Domains">By group: its place among the domains; −1: nobody of it answered.</param>
/// <param name="Cells">The design cut into the groups.</param>
internal sealed record GroupedPeople(string Code, IReadOnlyList<string> Groups, IReadOnlyList<int> Domains, DomainCells Cells)
{
    private const int MostChoices = 20;

    /// <summary>Areas first, then questions with one choice of a few that count in no index.</summary>
    public static IReadOnlyList<GroupedPeople> Of(SurveyDesign design, Questionnaire questionnaire, IReadOnlyList<string> areas, PieceRunner? runner)
    {
        var fields = Field.Of(questionnaire).Where(field => field is { Type: FieldType.Code, Scoring: null, Row: null, List.Choices.Count: <= MostChoices });
        return [.. areas.Select(column => Of(design, column, null, runner)).Concat(fields.Select(field => Of(design, field.Code, field.List, runner))).Where(grouping => grouping.Groups.Count > 1)];
    }

    private static GroupedPeople Of(SurveyDesign design, string column, ChoiceList? list, PieceRunner? runner)
    {
        var domains = DomainTable.Of(design.Data, [column], runner);
        var found = Enumerable.Range(0, domains.Count).ToDictionary(domain => domains.Labels(domain)[0], domain => domain, StringComparer.Ordinal);
        string[] groups = list is null ? [.. found.OrderBy(one => one.Value).Select(one => one.Key)] : [.. list.Choices.Select(choice => choice.Code)];
        return new GroupedPeople(column, groups, [.. groups.Select(group => found.GetValueOrDefault(group, -1))], DomainCells.Of(design, domains, runner));
    }
}
