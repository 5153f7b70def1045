using ParIndex.App.Evidence.Checking;
using ParIndex.Core.Text;

namespace ParIndex.App.Evidence.Uploading;

/// <summary>How an upload stands after a step.</summary>
/// <param name="Upload">Null: there is no such upload; begin anew.</param>
/// <param name="IsAccepted">Whether the part was taken; otherwise go on from what was received.</param>
public sealed record UploadStep(Upload? Upload, bool IsAccepted);

/// <summary>
/// Takes a file by parts. A part is acknowledged once it is on the disk, so after a cut, or a server that ended, the sender goes on where the
/// acknowledged bytes end.
/// </summary>
public sealed class UploadEvidence(UploadStore uploads, UploadFolder folder, KeepEvidence keep, EvidenceStore items, EvidenceLimits limits)
{
    /// <summary>Begins an upload, or finds the one of the same copy that was cut.</summary>
    /// <param name="unitId">Whose library.</param>
    /// <param name="sentName">As the sender names it.</param>
    /// <param name="size">Bytes in all.</param>
    /// <param name="modified">When the sender's copy was changed last, in milliseconds.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<(Upload? Upload, Message? Problem)> BeginAsync(string unitId, string? sentName, long size, long modified, CancellationToken cancel = default)
    {
        var name = FileNames.Clean(sentName);
        if (size <= 0)
            return (null, Refusals.Empty(name).Problem);

        if (size > EvidenceLimits.LargestFile)
            return (null, Refusals.TooLarge(name, EvidenceLimits.LargestFile).Problem);

        if (await uploads.FindAsync(unitId, name, size, modified, cancel) is { } cut)
        {
            if (folder.LengthOf(cut.Id) >= cut.Received)
                return (cut, null);

            await uploads.RemoveAsync(cut.Id, cancel);
        }

        if (await items.KeptAsync(unitId, cancel) + await uploads.PromisedAsync(unitId, cancel) + size > limits.Quota)
            return (null, Refusals.OverQuota(name, limits.Quota).Problem);

        return (await uploads.AddAsync(unitId, name, size, modified, cancel), null);
    }

    /// <summary>Takes the part that begins at an offset; any other than the next is not taken.</summary>
    public async Task<UploadStep> ContinueAsync(Guid id, long offset, Stream part, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (await uploads.FindAsync(id, cancel) is not { } upload)
            return new UploadStep(null, IsAccepted: false);

        if (upload.ItemId is not null || offset != upload.Received)
            return new UploadStep(upload, IsAccepted: false);

        // Another server with a data folder of its own took the parts before: none of them is here.
        if (folder.LengthOf(id) < upload.Received)
        {
            await uploads.RemoveAsync(id, cancel);
            return new UploadStep(null, IsAccepted: false);
        }

        var buffer = new byte[(int)Math.Min(EvidenceLimits.PartSize + 1, upload.Size - offset + 1)];
        var length = await part.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        if (length == 0 || length == buffer.Length)
            return new UploadStep(upload, IsAccepted: false);

        await folder.WriteAsync(id, offset, buffer.AsMemory(0, length), cancel);
        return await uploads.AdvanceAsync(id, offset, offset + length, cancel)
            ? new UploadStep(upload with { Received = offset + length }, IsAccepted: true)
            : new UploadStep(await uploads.FindAsync(id, cancel), IsAccepted: false);
    }

    /// <summary>Makes a document of a whole upload. May be asked again when the answer was lost.</summary>
    /// <returns>Null: there is no such upload, or it is not whole.</returns>
    public async Task<KeptEvidence?> FinishAsync(Guid id, CancellationToken cancel = default)
    {
        if (await uploads.FindAsync(id, cancel) is not { } upload || upload.Received < upload.Size)
            return null;

        if (upload.ItemId is { } done)
            return new KeptEvidence(upload.Name, done, false, [], null);

        if (folder.LengthOf(id) < upload.Size)
            return null;

        KeptEvidence kept;
        await using (var content = folder.OpenRead(id))
            kept = await keep.AddFileAsync(upload.UnitId, content, upload.Name, cancel: cancel);

        if (kept.ItemId is { } item)
            await uploads.FinishAsync(id, item, cancel);
        else if (!kept.IsPassing)
            await uploads.RemoveAsync(id, cancel);

        if (!kept.IsPassing)
            folder.Remove(id);

        return kept;
    }

    /// <summary>Forgets an upload.</summary>
    public async Task CancelAsync(Guid id, CancellationToken cancel = default)
    {
        if (await uploads.FindAsync(id, cancel) is not { ItemId: null })
            return;

        await uploads.RemoveAsync(id, cancel);
        folder.Remove(id);
    }
}
