using Npgsql;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Evidence;

/// <summary>Puts documents to entries and takes them from there. Rights are the page's matter; what is closed stays closed whatever a page forgets.</summary>
public sealed class AttachEvidence(Session session, RoundStore rounds, EntryStore entries, EvidenceStore items, UseStore uses, RoundScorers scorers)
{
    private const int LongestNote = 500;

    private static readonly Message Gone = new("Không có dòng chấm hoặc tài liệu này. Hãy tải lại trang.", "There is no such entry or document. Reload the page.");

    private static readonly Message Closed = new(
        "Phiếu đã nộp hoặc đã hết giai đoạn, nên không thêm, bớt tài liệu được nữa.", "The scorecard is submitted or the stage is over, so documents can be neither added nor taken away.");

    private static readonly Message BadPage = new("Số trang phải là số từ 1 đến 100000.", "The page must be a number from 1 to 100000.");

    /// <summary>Puts a document to an entry, or changes page, note and ticks of one that is there.</summary>
    /// <param name="item">The document.</param>
    /// <param name="card">The scorecard.</param>
    /// <param name="code">The leaf.</param>
    /// <param name="page">Page to look at; null: the beginning.</param>
    /// <param name="note">What to look at.</param>
    /// <param name="asked">What the criterion asks for that it answers; what is not asked is left out.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> AttachAsync(Guid item, Guid card, string code, int? page, string? note, IReadOnlyCollection<string> asked, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (page is < 1 or > 100_000)
            return BadPage;

        return await ActAsync("evidence.attach", card, code, async round =>
        {
            if (await items.FindAsync(item, cancel) is not { WithdrawnAt: null })
                return Gone;

            var scorer = await scorers.GetAsync(session, round.SetVersionId, cancel);
            var known = scorer.TryLeaf(code, out var leaf) ? leaf!.Criterion.Evidence.Where(asked.Contains).ToList() : [];
            var said = VietnameseText.Clean(note ?? "");
            await uses.AddAsync(item, card, code, page, said.Length <= LongestNote ? said : said[..LongestNote], known, cancel);
            return null;
        }, cancel);
    }

    /// <summary>Takes a document from an entry; it stays in its library.</summary>
    /// <returns>Why not; null: done.</returns>
    public Task<Message?> DetachAsync(Guid item, Guid card, string code, CancellationToken cancel = default) => ActAsync("evidence.detach", card, code, async _ =>
    {
        await uses.RemoveAsync(item, card, code, cancel);
        return null;
    }, cancel);

    private async Task<Message?> ActAsync(string kind, Guid card, string code, Func<Round, Task<Message?>> act, CancellationToken cancel)
    {
        await session.BeginAsync(kind, cancel: cancel);
        try
        {
            // Held, so that the scorecard is not submitted meanwhile.
            if (await rounds.LockCardAsync(card, forEntries: true, cancel) is not { } scorecard || await rounds.FindAsync(scorecard.RoundId, cancel) is not { } round
                || await entries.FindAsync(card, code, cancel) is null)
                return Gone;

            if (await act(round) is { } problem)
                return problem;

            await session.CommitAsync(cancel);
            return null;
        }
        catch (PostgresException closed) when (closed.SqlState == "PX005")
        {
            return Closed;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
