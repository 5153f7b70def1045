using ParIndex.App.Storage;

namespace ParIndex.App.Results.Importing;

/// <summary>Takes an import off the list.</summary>
public sealed class DiscardImport(Session session, ImportStore imports)
{
    /// <summary>The file and the results stored from it stay.</summary>
    public async Task RunAsync(Guid id, CancellationToken cancel = default)
    {
        await session.BeginAsync("results.discard", cancel: cancel);
        await imports.DiscardAsync(id, cancel);
        await session.CommitAsync(cancel);
    }
}
