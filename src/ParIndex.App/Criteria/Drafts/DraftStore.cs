using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Criteria;

namespace ParIndex.App.Criteria.Drafts;

/// <summary>
/// Drafts of criteria sets. Each change is a process of its own with its reason; the hash of the content is the token of concurrent edits, and the
/// content two people began with is found in the audit log, so that changes in different places go together.
/// </summary>
public sealed class DraftStore(Session session, SetLibrary library)
{
    /// <summary>Loads a version with everything that stands against it; null when there is none.</summary>
    public async Task<Draft?> FindAsync(Guid id, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            """
            select v.id as Id, s.key as Key, v.number as Number, v.sha256 as Sha256, v.content as Content, v.based_on as BasedOn, v.signed_at as SignedAt
            from criteria.version v join criteria.set s on s.id = v.set_id
            where v.id = @id
            """,
            new { id },
            session.Transaction);
        if (row is null)
            return null;

        var reading = CriteriaSetYaml.Read(row.Content);
        var set = reading.Draft ?? throw new InvalidOperationException($"The stored version {id} cannot be read.");
        var earlier = await EarlierAsync(set, cancel);
        return new Draft(
            row.Id, row.Key, row.Number, row.Sha256, row.Content, set, [.. reading.Problems, .. CriteriaSetChecker.Check(set, earlier, reading.Places)], row.BasedOn, row.SignedAt);
    }

    /// <summary>Stores a set as a new draft. Refused when codes or keys repeat.</summary>
    /// <returns>The id, or why not.</returns>
    public async Task<(Guid? Id, IReadOnlyList<SetProblem> Problems)> AddAsync(CriteriaSet set, Guid? basedOn, string? reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (Ambiguous(set) is { Count: > 0 } problems)
            return (null, problems);

        await session.BeginAsync("criteria.draft", reason, cancel);
        var id = await library.AddVersionAsync(set, basedOn: basedOn, cancel: cancel);
        await session.CommitAsync(cancel);
        return (id, []);
    }

    /// <summary>
    /// Changes a draft. When somebody else saved meanwhile, the change is made on what they saved if it touches nothing they changed.
    /// </summary>
    /// <param name="id">The draft.</param>
    /// <param name="token">Hash of the content the change was made on.</param>
    /// <param name="change">From the set to the changed set.</param>
    /// <param name="touches">Key of the criterion the change is about, with all below it; null: the whole set, which never merges.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<SaveOutcome> SaveAsync(Guid id, string token, Func<CriteriaSet, CriteriaSet> change, string? touches, string? reason = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var draft = await FindAsync(id, cancel);
        if (draft is null || draft.SignedAt is not null)
            return SaveOutcome.Of(SaveState.Closed);

        var isStale = draft.Sha256 != token;
        if (isStale && !await IsUntouchedAsync(id, token, draft.Set, touches, cancel))
            return SaveOutcome.Of(SaveState.Conflict);

        var changed = change(draft.Set);
        if (Ambiguous(changed) is { Count: > 0 } problems)
            return new SaveOutcome(SaveState.Refused, problems);

        if (CriteriaSetYaml.Write(changed) == draft.Content)
            return SaveOutcome.Of(SaveState.Unchanged);

        await session.BeginAsync("criteria.edit", reason, cancel);
        if (!await library.ReplaceAsync(id, draft.Sha256, changed, cancel))
        {
            await session.RollbackAsync();
            return SaveOutcome.Of(SaveState.Conflict);
        }

        await session.CommitAsync(cancel);
        return SaveOutcome.Of(isStale ? SaveState.Merged : SaveState.Saved);
    }

    /// <summary>The set as it was when its content had the hash; null when the log knows no such content.</summary>
    public async Task<CriteriaSet?> AsOfAsync(Guid id, string token, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var content = await connection.ExecuteScalarAsync<string?>(
            """
            select case when after ->> 'sha256' = @token then after ->> 'content' else before ->> 'content' end
            from audit.event
            where table_name = 'criteria.version' and row_key = @key and @token in (after ->> 'sha256', before ->> 'sha256')
            order by id desc limit 1
            """,
            new { key = id.ToString(), token },
            session.Transaction);
        return content is null ? null : CriteriaSetYaml.Read(content).Draft;
    }

    /// <summary>Signs a draft that holds no error: from then on it never changes.</summary>
    public async Task<SaveOutcome> SignAsync(Guid id, string token, string? reason, CancellationToken cancel = default)
    {
        var draft = await FindAsync(id, cancel);
        if (draft is null || draft.SignedAt is not null)
            return SaveOutcome.Of(SaveState.Closed);

        if (draft.HasErrors)
            return new SaveOutcome(SaveState.Refused, [.. draft.Problems.Where(problem => problem.IsError)]);

        await session.BeginAsync("criteria.sign", reason, cancel);
        var isSigned = await library.SignAsync(id, token, cancel);
        await (isSigned ? session.CommitAsync(cancel) : session.RollbackAsync());
        return SaveOutcome.Of(isSigned ? SaveState.Saved : SaveState.Conflict);
    }

    /// <summary>Takes a draft away; its content stays in the audit log.</summary>
    public async Task<SaveOutcome> RemoveAsync(Guid id, string token, string? reason, CancellationToken cancel = default)
    {
        await session.BeginAsync("criteria.discard", reason, cancel);
        var isRemoved = await library.RemoveAsync(id, token, cancel);
        await (isRemoved ? session.CommitAsync(cancel) : session.RollbackAsync());
        return SaveOutcome.Of(isRemoved ? SaveState.Saved : SaveState.Conflict);
    }

    /// <summary>The newest signed version of the edition a set replaces: what its mapping speaks of.</summary>
    private async Task<CriteriaSet?> EarlierAsync(CriteriaSet set, CancellationToken cancel)
    {
        if (set.Supersedes is null || set.Supersedes == set.Id)
            return null;

        var connection = await session.ConnectionAsync(cancel);
        var content = await connection.ExecuteScalarAsync<string?>(
            """
            select v.content from criteria.version v join criteria.set s on s.id = v.set_id
            where s.key = @Supersedes and v.signed_at is not null order by v.number desc limit 1
            """,
            new { set.Supersedes },
            session.Transaction);
        return content is null ? null : CriteriaSetYaml.Read(content).Draft;
    }

    private async Task<bool> IsUntouchedAsync(Guid id, string token, CriteriaSet now, string? touches, CancellationToken cancel)
    {
        if (touches is null || await AsOfAsync(id, token, cancel) is not { } was)
            return false;

        return TreeEdit.Find(was, touches) is { } before && TreeEdit.Find(now, touches) is { } after && Written(was, before) == Written(now, after);
    }

    /// <summary>A criterion with all below it, as the canonical text of a set of its own.</summary>
    private static string Written(CriteriaSet set, Criterion node) => CriteriaSetYaml.Write(set with { Criteria = [node], Mapping = [], Title = "", Note = null });

    /// <summary>The only faults a draft may not have: what is edited is known by its key, and lists by its code.</summary>
    private static List<SetProblem> Ambiguous(CriteriaSet set) =>
        [.. CriteriaSetChecker.Check(set).Where(problem => problem.Code is "set-id" or "set-code" or "set-key" or "set-code-duplicate" or "set-key-duplicate")];

    private sealed record Row(Guid Id, string Key, int Number, string Sha256, string Content, Guid? BasedOn, DateTime? SignedAt);
}
