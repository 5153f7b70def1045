using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.Core.Criteria;

namespace ParIndex.App.Criteria.Library;

/// <summary>A version with its whole content.</summary>
public sealed record OpenedVersion(LibraryVersion Version, CriteriaSet Set);

/// <summary>Opens versions: signed ones from memory, drafts anew each time.</summary>
public sealed class LibraryReader(Session session, LibraryQuery library, SetLibrary sets, SetCache cache)
{
    /// <summary>The version; without a number the newest signed one. Null when there is none one may see.</summary>
    public async Task<OpenedVersion?> FindAsync(string key, int? number, bool withDrafts, CancellationToken cancel = default) =>
        await library.FindAsync(key, number, withDrafts, cancel) is { } version ? await OpenAsync(version, cancel) : null;

    /// <summary>A version named in an address; null when it names none.</summary>
    public async Task<OpenedVersion?> FindAsync(string? reference, bool withDrafts, CancellationToken cancel = default) =>
        VersionReference.Parse(reference) is { } named ? await FindAsync(named.Key, named.Number, withDrafts, cancel) : null;

    public async Task<OpenedVersion?> OpenAsync(LibraryVersion version, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        var set = version.IsDraft ? await sets.LoadAsync(version.Id, cancel) : await cache.GetAsync(session, version.Id, cancel);
        return set is null ? null : new OpenedVersion(version, set);
    }
}
