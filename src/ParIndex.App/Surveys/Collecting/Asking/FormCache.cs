using System.Collections.Concurrent;
using Dapper;
using Npgsql;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collecting.Asking;

/// <summary>Questionnaires being answered, read once: a locked one never changes.</summary>
public sealed class FormCache(NpgsqlDataSource source)
{
    private const int Most = 200;

    private readonly ConcurrentDictionary<Guid, AskedForm> forms = new();

    /// <summary>The form; null when there is none, or it is not locked.</summary>
    public async Task<AskedForm?> FindAsync(Guid questionnaire, CancellationToken cancel = default)
    {
        if (forms.TryGetValue(questionnaire, out var form))
            return form;

        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await connection.ExecuteScalarAsync<string?>(new CommandDefinition("select surveys.form(@questionnaire)", new { questionnaire }, cancellationToken: cancel)) is not { } content)
            return null;

        var read = QuestionnaireYaml.Read(content).Questionnaire ?? throw new InvalidOperationException($"Questionnaire {questionnaire} does not read.");
        if (forms.Count >= Most)
            forms.Clear();

        return forms.GetOrAdd(questionnaire, new AskedForm(read, new AnswerChecker(read)));
    }
}
