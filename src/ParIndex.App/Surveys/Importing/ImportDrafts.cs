using System.Text.Json;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Importing;

/// <summary>A fault of a file as it is kept for the officer.</summary>
/// <param name="Line">Line of a text file, row of a sheet; null: of the file as a whole.</param>
/// <param name="Column">Column, or cell of a sheet.</param>
/// <param name="PlaceEnglish">The place in English; null: it was kept before there was any.</param>
public sealed record KeptFault(string Place, int? Line, string Column, string Vietnamese, string English, string? PlaceEnglish = null)
{
    public static KeptFault Of(ImportFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var (place, text) = (fault.Place, fault.Text);
        var words = place.ToMessage();
        return new KeptFault(words.Vietnamese, place.Line ?? place.Row, place.Cell ?? place.Column?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", text.Vietnamese, text.English, words.English);
    }

    public Message Text => new(Vietnamese, English);

    /// <summary>The place in both languages.</summary>
    public Message Where => new(Place, PlaceEnglish ?? Place);
}

/// <summary>A file of answers that waits to be imported.</summary>
/// <param name="Told">Header → target the officer told, see <see cref="ImportMapping.Of"/>.</param>
/// <param name="Faults">What the last try found.</param>
public sealed record ImportDraft(string Sha256, string FileName, IReadOnlyDictionary<string, string> Told, IReadOnlyList<KeptFault> Faults, string ByName);

/// <summary>
/// The file a wave's officer is about to import, with what they told of its columns. It passes and may hold answers, so it is not in the log; once it is imported or put away nothing
/// refers to the file any more, and the daily sweep deletes it.
/// </summary>
public sealed class ImportDrafts(Session session, TimeProvider clock)
{
    /// <summary>The file that waits; null: none.</summary>
    public async Task<ImportDraft?> FindAsync(Guid wave, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<Row>(
            "select file_sha256 as Sha256, file_name as FileName, told::text as Told, faults::text as Faults, by_name as ByName from surveys.import_draft where wave_id = @wave", new { wave }, session.Transaction) is { } row
            ? new ImportDraft(row.Sha256, row.FileName, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Told)!, JsonSerializer.Deserialize<List<KeptFault>>(row.Faults)!, row.ByName)
            : null;

    /// <summary>Puts a file in place of the one before.</summary>
    public async Task SetAsync(Guid wave, string sha256, string fileName, CancellationToken cancel = default) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(
        """
        insert into surveys.import_draft (wave_id, file_sha256, file_name, by_name, at) values (@wave, @sha256, @fileName, @Name, @now)
        on conflict (wave_id) do update set file_sha256 = excluded.file_sha256, file_name = excluded.file_name, told = '{}', faults = '[]', by_name = excluded.by_name, at = excluded.at
        """,
        new { wave, sha256, fileName, session.Actor.Name, now = clock.GetUtcNow() },
        session.Transaction);

    /// <summary>Keeps what was told of its columns.</summary>
    public async Task TellAsync(Guid wave, IReadOnlyDictionary<string, string> told, CancellationToken cancel = default) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(
        "update surveys.import_draft set told = @told::jsonb, faults = '[]' where wave_id = @wave", new { wave, told = JsonSerializer.Serialize(told) }, session.Transaction);

    /// <summary>Keeps what is wrong with it.</summary>
    public async Task SetFaultsAsync(Guid wave, string sha256, IReadOnlyList<ImportFault> faults, CancellationToken cancel = default) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(
        "update surveys.import_draft set faults = @faults::jsonb where wave_id = @wave and file_sha256 = @sha256",
        new { wave, sha256, faults = JsonSerializer.Serialize(faults.Select(KeptFault.Of)) },
        session.Transaction);

    /// <summary>Takes it away: imported, or not wanted.</summary>
    public async Task RemoveAsync(Guid wave, string? sha256 = null, CancellationToken cancel = default) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(
        "delete from surveys.import_draft where wave_id = @wave and (@sha256::text is null or file_sha256 = @sha256)", new { wave, sha256 }, session.Transaction);

    private sealed record Row(string Sha256, string FileName, string Told, string Faults, string ByName);
}
