using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Results.Importing;

/// <summary>Reads uploaded files that wait for outside programs. May be run again after a crash: what was not saved is read anew.</summary>
public sealed class ReadWaiting(Session session, FileStore files, ImportStore imports, DocumentRecogniser recogniser, ImportGuess guess)
{
    /// <summary>Reads one waiting import; what cannot be read is kept as failed with its reason.</summary>
    public async Task ReadAsync(Guid id, CancellationToken cancel = default)
    {
        if (await imports.FindAsync(id, cancel) is not { State: ImportState.Reading } waiting)
            return;

        var (recognised, problem) = await RecogniseAsync(waiting, cancel);
        var said = recognised is null ? ImportDescription.Empty : await guess.OfAsync(recognised.Document, cancel);
        await session.BeginAsync("results.read", cancel: cancel);
        try
        {
            if (await imports.LockAsync(id, cancel) is not { State: ImportState.Reading })
                return;

            if (recognised is null)
                await imports.SaveFailureAsync(id, problem!, cancel);
            else
                await imports.SaveRecognisedAsync(id, recognised.Document, recognised.IsOcr, said, cancel);

            await session.CommitAsync(cancel);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private async Task<(Recognised? Recognised, Message? Problem)> RecogniseAsync(Import waiting, CancellationToken cancel)
    {
        try
        {
            return (await recogniser.ReadPdfAsync(files.PlaceOf(waiting.FileSha256), waiting.FileName, cancel), null);
        }
        catch (DocumentException refused)
        {
            return (null, refused.Problem);
        }
    }
}
