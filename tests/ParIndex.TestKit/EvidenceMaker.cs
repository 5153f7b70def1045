using ParIndex.App.Evidence;
using ParIndex.App.Evidence.Checking;
using ParIndex.App.Jobs;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage.Files;

namespace ParIndex.TestKit;

/// <summary>Puts documents to entries through the use cases of the program, as the system.</summary>
public static class EvidenceMaker
{
    /// <summary>A file of the assessed unit's library, at a page.</summary>
    public static async Task<Guid> AttachAsync(this RoundMaker maker, FileFolder folder, Guid card, string code, string name, byte[] content, int? page = null)
    {
        ArgumentNullException.ThrowIfNull(maker);
        await using var session = maker.As();
        var clock = TimeProvider.System;
        var (rounds, items) = (new RoundStore(session, clock), new EvidenceStore(session, clock));
        var unit = (await rounds.CardAsync(card))!.UnitId;
        var kept = await new KeepEvidence(session, new FileStore(session, folder), items, new JobBoard(session), new VirusScanner(null), new EvidenceLimits()).AddFileAsync(unit, new MemoryStream(content), name);
        var id = kept.ItemId ?? throw new InvalidOperationException(kept.Problem?.Vietnamese);
        var attach = new AttachEvidence(session, rounds, new EntryStore(session, clock), items, new UseStore(session, clock), maker.Scorers);
        if (await attach.AttachAsync(id, card, code, page, null, []) is { } problem)
            throw new InvalidOperationException(problem.Vietnamese);

        return id;
    }
}
