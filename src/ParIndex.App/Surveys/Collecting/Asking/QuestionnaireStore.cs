using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collecting.Asking;

/// <summary>Questionnaires of units in the database; writes belong to the open process.</summary>
public sealed class QuestionnaireStore(Session session, TimeProvider clock)
{
    private const string Columns =
        "id as Id, unit_id as UnitId, code as Code, number as Number, title as Title, sha256 as Sha256, source as Source, state = 'Locked' as IsLocked, by_name as ByName, at as At";

    /// <summary>Those that may be seen, by code, the newest first.</summary>
    public async Task<IReadOnlyList<KeptQuestionnaire>> ListAsync(CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<KeptQuestionnaire>($"select {Columns} from surveys.questionnaire order by unit_id, code, number desc", transaction: session.Transaction)).AsList();

    /// <summary>One; null when there is none, or it is not for the eyes of who asks.</summary>
    public async Task<KeptQuestionnaire?> FindAsync(Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<KeptQuestionnaire>($"select {Columns} from surveys.questionnaire where id = @id", new { id }, session.Transaction);

    /// <summary>What is asked; null when there is none.</summary>
    public async Task<Questionnaire?> ContentAsync(Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<string?>("select content from surveys.questionnaire where id = @id", new { id }, session.Transaction) is { } content
            ? QuestionnaireYaml.Read(content).Questionnaire ?? throw new InvalidOperationException($"Questionnaire {id} does not read.")
            : null;

    /// <summary>Keeps a questionnaire as a new version of its code, or finds the version that says the very same.</summary>
    public async Task<Guid> AddAsync(string unit, Questionnaire questionnaire, string source, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        var (content, sha256) = Written(questionnaire);
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('surveys.questionnaire' || @unit || @Code, 0))", new { unit, questionnaire.Code }, session.Transaction);
        if (await connection.ExecuteScalarAsync<Guid?>(
            "select id from surveys.questionnaire where unit_id = @unit and code = @Code and sha256 = @sha256 order by number desc limit 1", new { unit, questionnaire.Code, sha256 }, session.Transaction) is { } same)
            return same;

        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await connection.ExecuteAsync(
            """
            insert into surveys.questionnaire (id, unit_id, code, number, title, content, sha256, source, by_name, at)
            select @id, @unit, @Code, coalesce(max(number), 0) + 1, @title, @content, @sha256, @source, @byName, @now from surveys.questionnaire where unit_id = @unit and code = @Code
            """,
            new { id, unit, questionnaire.Code, title = questionnaire.Title.In(Wording.Vietnamese), content, sha256, source, byName = session.Actor.Name, now = clock.GetUtcNow() },
            session.Transaction);
        return id;
    }

    /// <summary>One, held until the process ends, so that of two changes the second sees the first.</summary>
    public async Task<KeptQuestionnaire?> LockRowAsync(Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<KeptQuestionnaire>($"select {Columns} from surveys.questionnaire where id = @id for update", new { id }, session.Transaction);

    /// <summary>Puts other content into a version nobody has asked.</summary>
    public async Task ReplaceAsync(Guid id, Questionnaire questionnaire, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        var (content, sha256) = Written(questionnaire);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "update surveys.questionnaire set title = @title, content = @content, sha256 = @sha256, by_name = @byName, at = @now where id = @id and sha256 <> @sha256",
            new { id, title = questionnaire.Title.In(Wording.Vietnamese), content, sha256, byName = session.Actor.Name, now = clock.GetUtcNow() },
            session.Transaction);
    }

    /// <summary>Version of the next wording: one more than there are of the code at the unit.</summary>
    public async Task<string> NextVersionAsync(string unit, Questionnaire questionnaire, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        var number = await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<int>(
            "select coalesce(max(number), 0) + 1 from surveys.questionnaire where unit_id = @unit and code = @Code", new { unit, questionnaire.Code }, session.Transaction);
        return number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Locks it; locked already is well.</summary>
    public async Task LockAsync(Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("update surveys.questionnaire set state = 'Locked' where id = @id and state = 'Draft'", new { id }, session.Transaction);

    /// <summary>Takes away a version nobody has asked.</summary>
    public async Task DeleteAsync(Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("delete from surveys.questionnaire where id = @id and state = 'Draft'", new { id }, session.Transaction);

    private static (string Content, string Sha256) Written(Questionnaire questionnaire)
    {
        var content = QuestionnaireYaml.Write(questionnaire);
        return (content, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))));
    }
}
