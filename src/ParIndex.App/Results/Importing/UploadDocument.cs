using ParIndex.App.Jobs;
using ParIndex.App.Results.Importing.Pdf;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Results.Importing;

/// <summary>What became of an uploaded file.</summary>
/// <param name="FileName">Name it came under.</param>
/// <param name="ImportId">The import; null when the file was refused.</param>
/// <param name="IsKnown">The same bytes were uploaded before; the import is the earlier one.</param>
/// <param name="Problem">Why it was refused and what to do.</param>
public sealed record UploadOutcome(string FileName, Guid? ImportId, bool IsKnown, Message? Problem);

/// <summary>Takes an uploaded document: keeps its bytes, recognises what it holds, begins a draft. Each file stands for itself.</summary>
public sealed class UploadDocument(Session session, FileStore files, ImportStore imports, DocumentRecogniser recogniser, ImportGuess guess, JobBoard jobs)
{
    /// <summary>Longest name kept; the end, with the suffix, counts.</summary>
    private const int LongestName = 200;

    /// <param name="content">The bytes; can seek, since they are read twice.</param>
    /// <param name="fileName">As sent; any folder in it is dropped.</param>
    /// <param name="isShared">Whether who uploads may go on with an import of the same bytes that somebody else began; null: with any they see.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<UploadOutcome> AddAsync(Stream content, string fileName, Func<Import, bool>? isShared = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var name = CleanName(fileName);
        var sha256 = await FileStore.HashAsync(content, cancel);
        if (await imports.FindByFileAsync(sha256, cancel) is { State: not ImportState.Failed } known && (known.BegunBy == session.Actor.Id || isShared?.Invoke(known) != false))
            return new UploadOutcome(name, known.Id, true, null);

        try
        {
            return PdfDocument.IsPdf(content)
                ? await AddPdfAsync(content, name, cancel)
                : await AddDraftAsync(content, name, await recogniser.ReadAsync(content, name, cancel), cancel);
        }
        catch (DocumentException refused)
        {
            return new UploadOutcome(name, null, false, refused.Problem);
        }
        catch (StorageException away) when (away.IsPassing)
        {
            await session.RollbackAsync();
            return new UploadOutcome(name, null, false, away.Problem);
        }
    }

    private async Task<UploadOutcome> AddDraftAsync(Stream content, string name, Recognised recognised, CancellationToken cancel)
    {
        var said = await guess.OfAsync(recognised.Document, cancel);
        content.Position = 0;
        await session.BeginAsync("results.upload", cancel: cancel);
        var sha256 = await files.AddAsync(content, recognised.MediaType, cancel);
        var (id, isNew) = await imports.AddAsync(sha256, name, ImportState.Draft, cancel);
        if (isNew)
            await imports.SaveRecognisedAsync(id, recognised.Document, recognised.IsOcr, said, cancel);

        await session.CommitAsync(cancel);
        return new UploadOutcome(name, id, !isNew, null);
    }

    /// <summary>Outside programs take their time with a PDF: the worker reads it.</summary>
    private async Task<UploadOutcome> AddPdfAsync(Stream content, string name, CancellationToken cancel)
    {
        PdfDocument.RequireReader(name);
        content.Position = 0;
        await session.BeginAsync("results.upload", cancel: cancel);
        var sha256 = await files.AddAsync(content, PdfDocument.MediaType, cancel);
        var (id, isNew) = await imports.AddAsync(sha256, name, ImportState.Reading, cancel);
        await jobs.AddAsync(ReadWaiting.JobKind, id, id.ToString(), cancel: cancel);
        await session.CommitAsync(cancel);
        return new UploadOutcome(name, id, !isNew, null);
    }

    private static string CleanName(string fileName)
    {
        var name = VietnameseText.Clean(fileName.Replace('\0', ' '));
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(letter => !char.IsControl(letter)));
        return name.Length == 0 ? "tài liệu" : name.Length <= LongestName ? name : name[^LongestName..];
    }
}
