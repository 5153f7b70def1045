using System.Collections.Concurrent;
using Dapper;
using Npgsql;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collecting.Quotas;

/// <summary>
/// What the open link tells of quotas before the first question. Asked of the database at most every few seconds a wave: many open the link at once, and nobody loses an answer by what they
/// are told a little late.
/// </summary>
public sealed class OpenQuotas(NpgsqlDataSource source, TimeProvider clock)
{
    private const int MostWaves = 1_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, (long At, IReadOnlyList<QuotaProgress> Plans)> known = new();

    /// <summary>Plans of a wave that are told, with how far their groups are.</summary>
    public async Task<IReadOnlyList<QuotaProgress>> OfAsync(Guid wave, Questionnaire questionnaire, CancellationToken cancel = default)
    {
        if (known.TryGetValue(wave, out var told) && clock.GetElapsedTime(told.At) < Fresh)
            return told.Plans;

        await using var connection = await source.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<(Guid Plan, string FirstBy, string SecondBy, string First, string Second, int Target, int Done)>(new CommandDefinition(
            "select plan_id, first_by, second_by, first, second, target, done::int from surveys.told_quotas(@wave)", new { wave }, cancellationToken: cancel));
        List<QuotaProgress> plans =
        [
            .. rows.GroupBy(row => (row.Plan, row.FirstBy, row.SecondBy)).Select(group => new QuotaProgress(
                new QuotaPlan(group.Key.Plan, QuotaDivision.Read(group.Key.FirstBy)!, QuotaDivision.Read(group.Key.SecondBy), WhenFull.Tell),
                [.. group.Select(row => new QuotaCell(new QuotaGroup(row.First, row.Second), row.Target, row.Done))],
                questionnaire)),
        ];
        if (known.Count >= MostWaves)
            known.Clear();

        known[wave] = (clock.GetTimestamp(), plans);
        return plans;
    }

    /// <summary>Whether nobody is looked for any more: every group of every table told has its quota, and all are full.</summary>
    public static bool IsEnough(IReadOnlyList<QuotaProgress> plans)
    {
        ArgumentNullException.ThrowIfNull(plans);
        return plans.Count > 0 && plans.All(plan => plan.Cells.All(cell => cell.IsFull) && plan.Cells.Count == Choices(plan, plan.Plan.First) * (plan.Plan.Second is { } second ? Choices(plan, second) : 1));
    }

    private static int Choices(QuotaProgress plan, QuotaDivision division) => Field.Of(plan.Questionnaire!).FirstOrDefault(field => field.Code == division.Name)?.List?.Choices.Count ?? 0;
}
