using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Evidence;

/// <summary>Documents of libraries in the database. Reads see what row-level security lets through; writes belong to the open process.</summary>
public sealed class EvidenceStore(Session session, TimeProvider clock)
{
    /// <summary>A document; null when there is none or it is not for the eyes of who asks.</summary>
    public async Task<EvidenceItem?> FindAsync(Guid id, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<EvidenceRow>($"{EvidenceRow.Select} where i.id = @id", new { id }, session.Transaction))?.ToItem();

    /// <summary>Documents by their ids, newest first.</summary>
    public async Task<IReadOnlyList<EvidenceItem>> ListAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default) =>
        [.. (await (await session.ConnectionAsync(cancel)).QueryAsync<EvidenceRow>(
            $"{EvidenceRow.Select} where i.id = any (@ids) order by i.at desc, i.id", new { ids = ids.ToArray() }, session.Transaction)).Select(row => row.ToItem())];

    /// <summary>Puts a document into a library.</summary>
    /// <returns>Its id; that of the one there when the library holds the same bytes.</returns>
    public async Task<(Guid Id, bool IsNew)> AddAsync(string unitId, EvidenceKind kind, EvidenceDescription said, string? sha256, string? fileName, bool isMislabelled, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(said);
        var connection = await session.ConnectionAsync(cancel);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var added = await connection.ExecuteAsync(
            """
            insert into evidence.item (id, unit_id, kind, number, issuer, issued_on, summary, address, file_sha256, file_name, is_mislabelled, folded, by_id, by_name, at)
            values (@id, @unitId, @kind, @Number, @Issuer, @IssuedOn, @Summary, @Address, @sha256, @fileName, @isMislabelled, @folded, @by, @Name, @now)
            on conflict (unit_id, file_sha256) where withdrawn_at is null do nothing
            """,
            new
            {
                id,
                unitId,
                kind = kind.ToString(),
                said.Number,
                said.Issuer,
                said.IssuedOn,
                said.Summary,
                said.Address,
                sha256,
                fileName,
                isMislabelled,
                folded = Fold(said, fileName),
                by = session.Actor.Id,
                session.Actor.Name,
                now,
            },
            session.Transaction);
        if (added == 1)
            return (id, true);

        return (await connection.ExecuteScalarAsync<Guid>(
            "select id from evidence.item where unit_id = @unitId and file_sha256 = @sha256 and withdrawn_at is null", new { unitId, sha256 }, session.Transaction), false);
    }

    /// <summary>Says what looking into the bytes found; known bytes keep what is known.</summary>
    public async Task AddContentAsync(string sha256, IReadOnlyCollection<string> flags, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "insert into evidence.content (sha256, flags) values (@sha256, @flags) on conflict (sha256) do nothing", new { sha256, flags = flags.ToArray() }, session.Transaction);

    /// <summary>Puts a description in place of the one that was shown.</summary>
    /// <returns>False, and nothing changed: somebody changed it meanwhile.</returns>
    public async Task<bool> DescribeAsync(EvidenceItem item, int expected, EvidenceDescription said, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(said);
        return await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            update evidence.item set number = @Number, issuer = @Issuer, issued_on = @IssuedOn, summary = @Summary, address = @Address, folded = @folded, version = version + 1
            where id = @Id and version = @expected and withdrawn_at is null
            """,
            new { item.Id, expected, said.Number, said.Issuer, said.IssuedOn, said.Summary, said.Address, folded = Fold(said, item.File?.Name) },
            session.Transaction) == 1;
    }

    /// <summary>Takes a document out of its library; where it was used before stays told.</summary>
    public async Task WithdrawAsync(Guid id, string reason, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "update evidence.item set withdrawn_at = @now, withdrawn_name = @Name, withdrawn_reason = @reason where id = @id and withdrawn_at is null",
            new { id, reason, session.Actor.Name, now = clock.GetUtcNow() },
            session.Transaction);

    /// <summary>Bytes of files a unit keeps, each once.</summary>
    public async Task<long> KeptAsync(string unitId, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<long>(
            """
            select coalesce(sum(size), 0)::bigint from files.file
            where sha256 in (select file_sha256 from evidence.item where unit_id = @unitId and withdrawn_at is null)
            """,
            new { unitId },
            session.Transaction);

    private static string Fold(EvidenceDescription said, string? fileName) => FoldedText.Of($"{said.Number} {said.Issuer} {said.Summary} {fileName} {said.Address}");
}

/// <summary>A row of evidence.item with what is known of its file.</summary>
internal sealed class EvidenceRow
{
    public const string Select =
        """
        select i.id as Id, i.unit_id as UnitId, i.kind as Kind, i.number as Number, i.issuer as Issuer, i.issued_on as IssuedOn, i.summary as Summary, i.address as Address,
               i.file_sha256 as Sha256, i.file_name as FileName, i.is_mislabelled as IsMislabelled, i.version as Version, i.by_id as ById, i.by_name as ByName, i.at as At,
               i.withdrawn_at as WithdrawnAt, i.withdrawn_reason as WithdrawnReason, f.size as Size, f.media_type as MediaType, c.flags as Flags, c.state = 'read' as IsRead, c.pages as Pages,
               array(select distinct o.unit_id from evidence.item o where o.file_sha256 = i.file_sha256 and o.unit_id <> i.unit_id and o.withdrawn_at is null) as Others
        from evidence.item i left join files.file f on f.sha256 = i.file_sha256 left join evidence.content c on c.sha256 = i.file_sha256
        """;

    public Guid Id { get; init; }

    public string UnitId { get; init; } = "";

    public EvidenceKind Kind { get; init; }

    public string Number { get; init; } = "";

    public string Issuer { get; init; } = "";

    public DateOnly? IssuedOn { get; init; }

    public string Summary { get; init; } = "";

    public string? Address { get; init; }

    public string? Sha256 { get; init; }

    public string? FileName { get; init; }

    public bool IsMislabelled { get; init; }

    public int Version { get; init; }

    public Guid? ById { get; init; }

    public string ByName { get; init; } = "";

    public DateTime At { get; init; }

    public DateTime? WithdrawnAt { get; init; }

    public string? WithdrawnReason { get; init; }

    public long? Size { get; init; }

    public string? MediaType { get; init; }

    public string[]? Flags { get; init; }

    public bool? IsRead { get; init; }

    public int? Pages { get; init; }

    public string[] Others { get; init; } = [];

    public EvidenceItem ToItem()
    {
        string[] flags = IsMislabelled ? [.. Flags ?? [], EvidenceFlags.Mislabelled] : Flags ?? [];
        var file = Sha256 is null ? null : new EvidenceFile(Sha256, FileName!, Size ?? 0, MediaType ?? "", flags, IsRead ?? false, Pages);
        return new EvidenceItem(
            Id, UnitId, Kind, new EvidenceDescription(Number, Issuer, IssuedOn, Summary, Address), file, Others, Version, ById, ByName, At, WithdrawnAt, WithdrawnReason);
    }
}
