using Dapper;
using ParIndex.App.Audit;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Importing;

/// <summary>What was done to an import as a whole, and to the results stored from it. Deeds on its rows are its corrections.</summary>
public sealed class ImportLog(Session session, History history)
{
    private const int Most = 60;

    /// <summary>Events of the import and of results stored from it, newest first.</summary>
    public async Task<IReadOnlyList<HistoryEvent>> OfAsync(Guid import, IEnumerable<ImportedResult> stored, CancellationToken cancel = default)
    {
        var rows = stored.Select(result => new AuditedRow("results.result", result.Id.ToString())).Prepend(new AuditedRow("results.import", import.ToString()));
        return (await history.OfAsync([.. rows.Take(Most)], size: Most, cancel: cancel)).Items;
    }

    /// <summary>Names of versions of criteria sets, as "name (edition)".</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> SetNamesAsync(IEnumerable<Guid> versions, CancellationToken cancel = default)
    {
        var ids = versions.Distinct().ToArray();
        if (ids.Length == 0)
            return new Dictionary<Guid, string>();

        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<(Guid Id, string Name)>(
            "select id, name || ' (' || edition || ')' from criteria.version where id = any(@ids)", new { ids }, session.Transaction)).ToDictionary(row => row.Id, row => row.Name);
    }
}
