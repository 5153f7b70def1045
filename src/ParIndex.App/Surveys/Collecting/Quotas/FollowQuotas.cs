using System.Text.Json;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collecting.Quotas;

/// <summary>How far the quotas of a wave are. Answers received count unless they were excluded; answers of imported files do not: their way of counting is in their file.</summary>
public sealed class FollowQuotas(QuotaStore quotas, PersonStore people, QuestionnaireStore questionnaires)
{
    /// <summary>Counts, plan by plan; groups in the order of the questionnaire's choices, else by name.</summary>
    public async Task<IReadOnlyList<QuotaProgress>> OfAsync(Wave wave, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(wave);
        var plans = await quotas.ListAsync(wave.Id, cancel);
        if (plans.Count == 0)
            return [];

        var questionnaire = plans.Any(one => one.Plan is { First.Kind: DivisionKind.Question } or { Second.Kind: DivisionKind.Question })
            ? await questionnaires.ContentAsync(wave.QuestionnaireId, cancel) : null;
        var answers = plans.All(one => one.Plan.CountsPeople) ? null : await quotas.AnswersAsync(wave.Id, cancel);
        var persons = plans.Any(one => one.Plan.CountsPeople) ? await PeopleAsync(wave.Id, cancel) : null;
        return [.. plans.Select(one =>
        {
            var answered = one.Plan.CountsPeople ? persons?.CountBy(person => person.GroupIn(one.Plan)).ToDictionary() : null;
            return new QuotaProgress(
                one.Plan,
                [.. Ordered(one.Plan, one.Targets.Keys, questionnaire).Select(group => new QuotaCell(
                    group, one.Targets[group], !one.Plan.CountsPeople ? answers!.GetValueOrDefault((one.Plan.Id, group)) : answered?.GetValueOrDefault(group)))],
                questionnaire);
        })];
    }

    /// <summary>Those who have answered; of them alone identities are opened, for this is asked every few seconds.</summary>
    private async Task<IReadOnlyList<QuotaPerson>?> PeopleAsync(Guid wave, CancellationToken cancel) =>
        await people.IdentitiesAsync(wave, haveAnswered: true, cancel) is not { } identities ? null
            : [.. (await quotas.PeopleAsync(wave, haveAnswered: true, cancel)).Select(person => QuotaPerson.Of(person.Area, person.Labels, identities.GetValueOrDefault(person.Id)))];

    private static IEnumerable<QuotaGroup> Ordered(QuotaPlan plan, IEnumerable<QuotaGroup> groups, Questionnaire? questionnaire)
    {
        var fields = questionnaire is null ? [] : Field.Of(questionnaire);
        return groups.OrderBy(group => Place(plan.First, group.First)).ThenBy(group => group.First, StringComparer.CurrentCulture)
            .ThenBy(group => plan.Second is { } second ? Place(second, group.Second) : 0).ThenBy(group => group.Second, StringComparer.CurrentCulture);

        int Place(QuotaDivision division, string value)
        {
            var choices = division.Kind == DivisionKind.Question ? fields.FirstOrDefault(field => field.Code == division.Name)?.List?.Choices : null;
            return choices is null ? 0 : choices.TakeWhile(choice => choice.Code != value).Count();
        }
    }
}

/// <summary>Somebody of the sample as quotas count people; never kept.</summary>
internal sealed record QuotaPerson(string Area, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Identity)
{
    public static QuotaPerson Of(string area, string labels, IReadOnlyDictionary<string, string>? identity) =>
        new(area, JsonSerializer.Deserialize<Dictionary<string, string>>(labels)!, identity ?? new Dictionary<string, string>());

    public QuotaGroup GroupIn(QuotaPlan plan) => new(Value(plan.First), plan.Second is { } second ? Value(second) : "");

    public string Value(QuotaDivision division) => division.Kind switch
    {
        DivisionKind.Area => Area,
        DivisionKind.Label => Labels.GetValueOrDefault(division.Name, ""),
        _ => Identity.GetValueOrDefault(division.Name, ""),
    };
}
