namespace ParIndex.App.Evidence.Uploading;

/// <summary>Removes uploads nobody went on with, and bytes no upload knows of.</summary>
public sealed class UploadSweep(UploadStore uploads, UploadFolder folder, TimeProvider clock)
{
    /// <summary>Sweeps; how many uploads went.</summary>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var before = clock.GetUtcNow() - EvidenceLimits.UploadPatience;
        var removed = await uploads.RemoveOldAsync(before, cancel);
        foreach (var id in removed)
            folder.Remove(id);

        folder.RemoveOld(before);
        return removed.Count;
    }
}
