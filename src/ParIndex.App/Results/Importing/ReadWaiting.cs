using ParIndex.App.Jobs;
using ParIndex.App.Storage.Files;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Results.Importing;

/// <summary>Reads uploaded files that wait for outside programs. May be done twice: what is no longer waiting is left alone.</summary>
public sealed class ReadWaiting(FileFolder folder, DocumentRecogniser recogniser, UnitRegisterCache register, TimeProvider clock) : IJobHandler
{
    internal const string JobKind = "results.read";

    public string Kind => JobKind;

    /// <summary>Reads one import; what cannot be read is kept as failed with its reason.</summary>
    public async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        var id = job.Argument<Guid>();
        var session = job.Session;
        var imports = new ImportStore(session, clock);
        if (await imports.FindAsync(id, cancel) is not { State: ImportState.Reading } waiting)
            return;

        var (recognised, problem) = await RecogniseAsync(waiting, (done, total) => job.ProgressAsync(done, total, cancel: cancel), cancel);
        var guess = new ImportGuess(new UnitStore(session, register), new SetMatches(session));
        var said = recognised is null ? ImportDescription.Empty : await guess.OfAsync(recognised.Document, cancel);
        await session.BeginAsync(JobKind, cancel: cancel);
        if (await imports.LockAsync(id, cancel) is not { State: ImportState.Reading })
        {
            await session.RollbackAsync();
            return;
        }

        if (recognised is null)
            await imports.SaveFailureAsync(id, problem!, cancel);
        else
            await imports.SaveRecognisedAsync(id, recognised.Document, recognised.IsOcr, said, cancel);

        await job.CommitAsync(cancel);
    }

    private async Task<(Recognised? Recognised, Message? Problem)> RecogniseAsync(Import waiting, Func<int, int, Task> progress, CancellationToken cancel)
    {
        try
        {
            return (await recogniser.ReadPdfAsync(await folder.FetchAsync(waiting.FileSha256, cancel), waiting.FileName, progress, cancel), null);
        }
        catch (DocumentException refused)
        {
            return (null, refused.Problem);
        }
    }
}
