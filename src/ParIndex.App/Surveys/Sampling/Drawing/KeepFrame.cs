using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.App.Surveys.Collecting;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Surveys.Sampling.Drawing;

/// <summary>Takes an uploaded frame to wait, sealed. Rights are the page's matter.</summary>
public sealed class KeepFrame(Session session, WaveStore waves, SampleDrafts drafts, FileFolder folder)
{
    /// <summary>The wave is no draft any more.</summary>
    public static readonly Message NotDraft = new("Chỉ rút mẫu khi đợt còn là dự thảo. Hãy tải lại trang.", "A sample is drawn while the wave is a draft. Reload the page.");

    /// <summary>Puts the frame in place of the one that waited; parts of columns the officer told of one with the same columns are kept.</summary>
    /// <param name="wave">A draft.</param>
    /// <param name="content">The file; can seek.</param>
    /// <param name="fileName">As it was called.</param>
    /// <param name="beginning">Title, authority and office to begin with.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Why not; null: it waits.</returns>
    /// <exception cref="StorageException">The disk is full, or the bucket away.</exception>
    public async Task<Message?> RunAsync(Guid wave, Stream content, string fileName, DrawForm beginning, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(beginning);
        IReadOnlyList<HeadColumn> columns;
        using (var plain = new FrameCopy(folder, fileName))
        {
            try
            {
                await plain.WriteAsync(into => content.CopyToAsync(into, cancel));
                columns = FrameHead.Read(plain.Path);
            }
            catch (DocumentException broken)
            {
                return FrameCopy.Told(broken);
            }
        }

        var secret = Collecting.Sampled.IdentitySeal.NewKey();
        using var whole = new FrameCopy(folder, "");
        content.Position = 0;
        await whole.WriteAsync(into => SealedBytes.SealAsync(secret, content, into, cancel));
        await session.BeginAsync("surveys.frame", null, cancel);
        try
        {
            if (await waves.LockAsync(wave, cancel) is not { State: WaveState.Draft })
                return NotDraft;

            var before = await drafts.FindAsync(wave, cancel);
            var isSame = before is not null && before.Sight.Columns.Select(column => column.Name).SequenceEqual(columns.Select(column => column.Name), StringComparer.Ordinal);
            var guess = ColumnGuess.Of(columns);
            var form = isSame ? before!.Form : beginning with { Parts = guess.Parts, IsDossiers = guess.IsDossiers, IsCitizen = guess.IsCitizen };
            string sha256;
            await using (var bytes = File.OpenRead(whole.Path))
                sha256 = await new FileStore(session, folder).AddAsync(bytes, MediaTypes.Unknown, cancel);

            await drafts.SetAsync(wave, sha256, fileName, secret, form, new FrameSight(columns, null), cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
