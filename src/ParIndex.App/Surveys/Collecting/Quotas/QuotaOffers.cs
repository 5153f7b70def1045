using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.App.Surveys.Sampling;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collecting.Quotas;

/// <summary>A division quotas can be set by.</summary>
/// <param name="Title">What it is called; empty: by area.</param>
/// <param name="Values">Its groups: code and what it is called.</param>
public sealed record QuotaOffer(QuotaDivision Division, Wording Title, IReadOnlyList<(string Value, Wording Label)> Values);

/// <summary>What quotas of a wave can be set by: area, columns of the sample with few values, closed questions with one answer.</summary>
public sealed class QuotaOffers(QuotaStore quotas, PersonStore people, QuestionnaireStore questionnaires)
{
    /// <summary>Most values of a column of the sample; what has more tells single people apart.</summary>
    public const int MostValues = 100;

    /// <summary>People each value of a sealed column has at least; and on average, so that couples with one telephone are no groups.</summary>
    private const int LeastPeople = 2, MeanPeople = 3;

    /// <summary>All divisions, areas first, then the sample, then questions in order.</summary>
    public async Task<IReadOnlyList<QuotaOffer>> OfAsync(Wave wave, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(wave);
        var offers = await OfSampleAsync(wave.Id, cancel);
        if (await questionnaires.ContentAsync(wave.QuestionnaireId, cancel) is { } questionnaire)
        {
            offers.AddRange(Field.Of(questionnaire).Where(field => field is { Type: FieldType.Code or FieldType.Scale, IsReason: false, List: not null })
                .Select(field => new QuotaOffer(new(DivisionKind.Question, field.Code), field.Text, [.. field.List!.Choices.Select(choice => (choice.Code, choice.Label))])));
        }

        return offers;
    }

    private async Task<List<QuotaOffer>> OfSampleAsync(Guid wave, CancellationToken cancel)
    {
        var identities = await people.IdentitiesAsync(wave, cancel: cancel);
        var all = (await quotas.PeopleAsync(wave, haveAnswered: false, cancel)).Select(person => QuotaPerson.Of(person.Area, person.Labels, identities?.GetValueOrDefault(person.Id))).ToList();
        List<QuotaDivision> divisions =
        [
            QuotaDivision.Area,
            .. all.SelectMany(person => person.Labels.Keys).Where(DesignLabels.IsCategory).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => new QuotaDivision(DivisionKind.Label, name)),
            .. all.SelectMany(person => person.Identity.Keys).Distinct(StringComparer.Ordinal).Select(name => new QuotaDivision(DivisionKind.Column, name)),
        ];
        var offers = new List<QuotaOffer>();
        foreach (var division in divisions)
        {
            var groups = all.Select(person => person.Value(division)).Where(value => value.Length > 0).CountBy(value => value, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            var values = groups.Keys.Order(StringComparer.CurrentCulture).ToList();
            // What has a value for one person alone is a name or a number, or would tell of that person whether they answered: no group.
            var isGroup = division.Kind != DivisionKind.Column || groups.Values.All(count => count >= LeastPeople) && groups.Values.Sum() >= MeanPeople * groups.Count;
            if (values.Count > 0 && (division.Kind == DivisionKind.Area || values.Count <= MostValues) && isGroup)
                offers.Add(new QuotaOffer(division, division.Name.Length == 0 ? Wording.Empty : Wording.Of(division.Name), [.. values.Select(value => (value, Wording.Of(value)))]));
        }

        return offers;
    }
}
