using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Surveys.Results;

/// <summary>An issue of the results of a wave.</summary>
/// <param name="Number">Counts the issues of a wave.</param>
/// <param name="Reason">Why it was issued again; empty: the first.</param>
public sealed record Issue(Guid Id, Guid WaveId, string UnitId, int Number, string QuestionnaireCode, DateOnly OpensOn, string Reason, string ByName, DateTime At);

/// <summary>A wave in a list of issued results.</summary>
/// <param name="Answers">People the estimates rest on.</param>
/// <param name="At">When it was issued last.</param>
public sealed record IssueInList(Guid WaveId, string UnitId, string Name, int Year, Collecting.AskedGroup Asked, int Answers, DateTime At);

/// <summary>Results as issued. Row-level security lets readers of the unit's results see them, and nothing else of surveys.</summary>
public sealed class IssuedResults(Session session)
{
    private const string Columns =
        "id as Id, wave_id as WaveId, unit_id as UnitId, number as Number, questionnaire_code as QuestionnaireCode, opens_on as OpensOn, reason as Reason, by_name as ByName, at as At";

    /// <summary>The last issue of a wave; null: it was never issued, or is not for the eyes of who asks.</summary>
    public async Task<(Issue Issue, WaveReport Report)?> FindAsync(Guid wave, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        if (await connection.QuerySingleOrDefaultAsync<Issue>($"select {Columns} from surveys.issue where wave_id = @wave order by number desc limit 1", new { wave }, session.Transaction) is not { } issue)
            return null;

        var content = await connection.ExecuteScalarAsync<string>("select content::text from surveys.issue where id = @Id", new { issue.Id }, session.Transaction);
        return (issue, WaveReport.FromJson(content!));
    }

    /// <summary>The last issue of every wave, the newest wave first.</summary>
    public async Task<IReadOnlyList<IssueInList>> ListAsync(CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<IssueInList>(
            """
            select distinct on (opens_on, wave_id) wave_id as WaveId, unit_id as UnitId, content -> 'wave' ->> 'name' as Name, (content -> 'wave' ->> 'year')::int as Year,
                   content -> 'wave' ->> 'asked' as Asked, (content -> 'results' -> 'design' ->> 'answers')::int as Answers, at as At
            from surveys.issue order by opens_on desc, wave_id, number desc
            """,
            transaction: session.Transaction)).AsList();

    /// <summary>Earlier waves of the unit with the same questionnaire, as last issued, the oldest first.</summary>
    /// <param name="wave">The wave they came before.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<WaveReport>> BeforeAsync(WaveHead wave, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(wave);
        var found = await (await session.ConnectionAsync(cancel)).QueryAsync<string>(
            """
            select content::text from (
                select distinct on (wave_id) wave_id, opens_on, content from surveys.issue
                where unit_id = @UnitId and questionnaire_code = @QuestionnaireCode and wave_id <> @Id and opens_on < @OpensOn order by wave_id, number desc) last
            order by opens_on desc limit 10
            """,
            wave,
            session.Transaction);
        return [.. found.Select(WaveReport.FromJson).Reverse()];
    }
}
