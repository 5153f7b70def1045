using Dapper;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Surveys.Collecting.Asking;

namespace ParIndex.App.Surveys.Collecting.Answering;

/// <summary>
/// Where answers come in. Each is one statement, and one transaction: who answers need not be known, the link is right enough. The audit log gets the answer,
/// never the way it came.
/// </summary>
public sealed class AnswerDesk(NpgsqlDataSource source, FormCache forms, TimeProvider clock)
{
    private const int ReceiptGroups = 3;
    private const int LongestMark = 100;

    /// <summary>Looks what stands at an address.</summary>
    public async Task<Door> LookAsync(string token, CancellationToken cancel = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var row = await connection.QuerySingleAsync<(string Outcome, Guid? Wave, Guid? Questionnaire, string? Kind)>(
            new CommandDefinition("select outcome, wave_id, questionnaire_id, kind from surveys.look(@hash, @today)", new { hash = Secrets.Hash(token), today = clock.Today() }, cancellationToken: cancel));
        return new Door(Enum.Parse<ReceiveOutcome>(row.Outcome), row.Wave, row.Questionnaire, row.Kind);
    }

    /// <summary>The form asked at an address or in a wave; null: there is none to be answered.</summary>
    public Task<AskedForm?> FormAsync(Guid questionnaire, CancellationToken cancel = default) => forms.FindAsync(questionnaire, cancel);

    /// <summary>Checks an answer and takes it.</summary>
    /// <param name="answer">As sent.</param>
    /// <param name="form">What was asked.</param>
    /// <param name="channel">How it came.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<Receipt> ReceiveAsync(GivenAnswer answer, AskedForm form, AnswerChannel channel, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(form);
        // On paper a question can be left out, and nobody can be asked again.
        var check = form.Checker.Check(answer.Sheet, isFinal: channel is not (AnswerChannel.Paper or AnswerChannel.Import));
        if (!check.IsSound)
            return new Receipt(ReceiveOutcome.Ready, null, check.Problems);

        var now = clock.GetUtcNow();
        var receipt = Secrets.NewCode(ReceiptGroups);
        await using var connection = await source.OpenConnectionAsync(cancel);
        var outcome = await connection.ExecuteScalarAsync<string>(new CommandDefinition(
            """
            select surveys.receive(@token, @PersonId, @WaveId, @now, @today, @channel, @Language, @sheet::jsonb, @started, @seconds, @receipt, @process, @actor, @actorName, @Interviewer, @Device,
                   @PackageId, @browser)
            """,
            new
            {
                token = answer.Token is { } token ? Secrets.Hash(token) : null,
                answer.PersonId,
                answer.WaveId,
                now,
                today = clock.Today(),
                channel = channel.ToString(),
                answer.Language,
                sheet = SheetJson.Write(check.Kept, form.Checker.Fields),
                started = answer.StartedAt,
                seconds = Seconds(answer.StartedAt, answer.EndedAt ?? now),
                receipt,
                process = Guid.CreateVersion7(now),
                actor = answer.By?.Id,
                actorName = answer.By?.Name ?? Actor.Public.Name,
                Interviewer = Short(answer.Interviewer),
                Device = Short(answer.Device),
                answer.PackageId,
                browser = answer.Browser is { } browser ? Secrets.Hash(browser) : null,
            },
            cancellationToken: cancel));
        var became = Enum.Parse<ReceiveOutcome>(outcome!);
        return new Receipt(became, became == ReceiveOutcome.Received ? receipt : null, []);
    }

    /// <summary>Notes that whoever holds the link is not to be reminded any more; they may still answer.</summary>
    /// <returns>False: it is no link of a person.</returns>
    public async Task<bool> LeaveAloneAsync(string token, CancellationToken cancel = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<bool>(
            new CommandDefinition("select surveys.leave_alone(@hash, @today)", new { hash = Secrets.Hash(token), today = clock.Today() }, cancellationToken: cancel));
    }

    /// <summary>What anyone may know of a wave; null: there is none, or it is a draft.</summary>
    public async Task<ToldWave?> ToldAsync(Guid wave, CancellationToken cancel = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<ToldWave>(new CommandDefinition(
            "select name as Name, unit_id as UnitId, year as Year, state as State, closes_on as ClosesOn, changes as Changes from surveys.told(@wave)", new { wave }, cancellationToken: cancel));
    }

    private static int? Seconds(DateTimeOffset? started, DateTimeOffset ended) =>
        started is { } from && from <= ended ? (int)Math.Min((ended - from).TotalSeconds, int.MaxValue) : null;

    private static string? Short(string? text) => text is { Length: > LongestMark } ? text[..LongestMark] : text;
}

/// <summary>A wave as anyone may know it.</summary>
/// <param name="Changes">What was changed because of the answers; empty: nothing is told yet.</param>
public sealed record ToldWave(string Name, string UnitId, int Year, WaveState State, DateOnly ClosesOn, string Changes);
