using ParIndex.App.Evidence.Checking;
using ParIndex.App.Evidence.Reading;
using ParIndex.App.Jobs;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.Core.Text;

namespace ParIndex.App.Evidence;

/// <summary>What became of a document that came in.</summary>
/// <param name="Name">Name it came under, cleaned.</param>
/// <param name="ItemId">Null: it was refused.</param>
/// <param name="IsKnown">The library holds these bytes already; the item is that one.</param>
/// <param name="Flags">What to look out for.</param>
/// <param name="Problem">Why it was refused and what to do.</param>
/// <param name="IsPassing">Trying again later may do.</param>
public sealed record KeptEvidence(string Name, Guid? ItemId, bool IsKnown, IReadOnlyList<string> Flags, Message? Problem, bool IsPassing = false);

/// <summary>Takes documents into a unit's library. Bytes are looked into and scanned before anything is kept; their text is read later, in the background.</summary>
public sealed class KeepEvidence(Session session, FileStore files, EvidenceStore items, JobBoard jobs, VirusScanner scanner, EvidenceLimits limits)
{
    /// <summary>Takes a file.</summary>
    /// <param name="unitId">Whose library.</param>
    /// <param name="content">Can seek: it is read several times.</param>
    /// <param name="sentName">As the sender names it.</param>
    /// <param name="said">What is known of it already.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<KeptEvidence> AddFileAsync(string unitId, Stream content, string? sentName, EvidenceDescription? said = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var name = FileNames.Clean(sentName);
        try
        {
            var found = await FileCheck.RunAsync(content, name, cancel);
            await scanner.ScanAsync(content, name, cancel);
            if (await items.KeptAsync(unitId, cancel) + content.Length > limits.Quota)
                throw Refusals.OverQuota(name, limits.Quota);

            content.Position = 0;
            await session.BeginAsync("evidence.add", cancel: cancel);
            var sha256 = await files.AddAsync(content, found.MediaType, cancel);
            var (id, isNew) = await items.AddAsync(unitId, EvidenceKind.File, said ?? EvidenceDescription.Empty, sha256, name, found.IsMislabelled, cancel);
            if (isNew)
            {
                await items.AddContentAsync(sha256, found.Flags, cancel);
                await jobs.AddAsync(ReadEvidence.JobKind, sha256, sha256, cancel: cancel);
            }

            await session.CommitAsync(cancel);
            return new KeptEvidence(name, id, !isNew, found.IsMislabelled ? [.. found.Flags, EvidenceFlags.Mislabelled] : found.Flags, null);
        }
        catch (FileRefusedException refused)
        {
            return new KeptEvidence(name, null, false, [], refused.Problem, refused.IsPassing);
        }
        catch (StorageException away) when (away.IsPassing)
        {
            return new KeptEvidence(name, null, false, [], away.Problem, IsPassing: true);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Takes a link, or the number of a document others keep; the description has been checked.</summary>
    public async Task<Guid> AddAsync(string unitId, EvidenceKind kind, EvidenceDescription said, CancellationToken cancel = default)
    {
        if (kind == EvidenceKind.File)
            throw new ArgumentException("A file comes with its bytes.", nameof(kind));

        await session.BeginAsync("evidence.add", cancel: cancel);
        var (id, _) = await items.AddAsync(unitId, kind, said, null, null, isMislabelled: false, cancel);
        await session.CommitAsync(cancel);
        return id;
    }
}
