using ParIndex.App.Jobs;
using ParIndex.App.Storage.Files;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Surveys.Importing;

/// <summary>What a job of importing is given.</summary>
/// <param name="Wave">The wave.</param>
/// <param name="Sha256">The uploaded file.</param>
/// <param name="FileName">As it was called.</param>
/// <param name="Told">Targets of columns told by the officer.</param>
public sealed record ImportOrder(Guid Wave, string Sha256, string FileName, IReadOnlyDictionary<string, string> Told);

/// <summary>Imports a file in the background, with progress. Done twice it finds the file taken.</summary>
public sealed class ImportJob(FileFolder folder, TimeProvider clock) : IJobHandler
{
    /// <summary>Name of such jobs.</summary>
    public const string JobKind = TakeAnswers.Deed;

    public string Kind => JobKind;

    /// <summary>Imports; faults of the file end the job with the first of them told, and all of them kept with the file that waits.</summary>
    public async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        var order = job.Argument<ImportOrder>();
        var (waves, questionnaires) = (new WaveStore(job.Session, clock), new QuestionnaireStore(job.Session, clock));
        var drafts = new ImportDrafts(job.Session, clock);
        var take = new TakeAnswers(job.Session, waves, questionnaires, new ImportStore(job.Session, clock));
        try
        {
            var taken = await take.RunAsync(
                order.Wave, await folder.FetchAsync(order.Sha256, cancel), order.FileName, order.Told,
                (done, total) => job.ProgressAsync(done, Math.Max(done, total), cancel: cancel).GetAwaiter().GetResult(), async () =>
                {
                    await drafts.RemoveAsync(order.Wave, order.Sha256, cancel);
                    await job.CommitAsync(cancel);
                },
                cancel);
            if (taken.Refusal is { } refusal)
                throw new JobRefusedException(refusal);

            if (taken.Reading is { Faults: [var first, ..] faults })
            {
                await drafts.SetFaultsAsync(order.Wave, order.Sha256, faults, cancel);
                // What ends a job is logged: place and sort are told there, what the cell says stands with the file alone.
                var told = first.Place.Before(first.Sort);
                throw new JobRefusedException(new Message(
                    $"Không nhập phiếu nào: {faults.Count} lỗi. Lỗi đầu: {told.Vietnamese}. Xem từng lỗi ở trang nhập phiếu.",
                    $"Nothing was imported: {faults.Count} faults. The first: {told.English}. See each fault on the import page."));
            }
        }
        catch (DocumentException broken)
        {
            throw new JobRefusedException(broken.Problem);
        }
    }
}
