using System.Security.Cryptography;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.Core.Rounds;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>Draws a share of a field's entries to be appraised twice, and gives each to an appraiser who does not judge it first.</summary>
public sealed class DrawBlind(Session session, RoundStore rounds, AppraisalList list, BlindStore blinds, RecusalStore recusals, AppraiserRoster roster)
{
    private static readonly Message BadShare = new("Tỷ lệ rút phải lớn hơn 0 và không quá 100%.", "The share must be above 0 and at most 100%.");
    private static readonly Message NotNow = new("Chỉ rút thăm khi kỳ đang tự đánh giá hoặc thẩm định.", "Entries are drawn only during self-assessment or appraisal.");
    private static readonly Message Begun = new("Đã có thẩm định độc lập trong lĩnh vực này, không rút lại được.", "The second appraisal of this field has begun; it cannot be drawn again.");
    private static readonly Message TooFew = new(
        "Cần ít nhất hai người thẩm định lĩnh vực này để có người thứ hai.", "The field needs at least two appraisers for there to be a second one.");

    /// <summary>Draws.</summary>
    /// <param name="id">The round.</param>
    /// <param name="field">Key of the field.</param>
    /// <param name="share">Above 0 to 1.</param>
    /// <param name="seed">Null: made by chance.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> RunAsync(Guid id, string field, decimal share, string? seed = null, CancellationToken cancel = default)
    {
        if (share is <= 0 or > 1)
            return BadShare;

        var lot = string.IsNullOrWhiteSpace(seed) ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) : VietnameseText.Clean(seed);
        await session.BeginAsync("rounds.draw-blind", null, cancel);
        try
        {
            // Two draws at once come one after the other.
            if (await rounds.LockAsync(id, cancel) is not { Stage: RoundStage.SelfAssessment or RoundStage.Appraisal } round)
                return NotNow;

            if (await blinds.HasBegunAsync(id, field, cancel))
                return Begun;

            var lines = (await list.OfFieldAsync(round, field, cancel)).Where(line => line.Entry.Answer.Inapplicable is null).ToDictionary(line => (line.Card.UnitId, line.Entry.Code));
            var people = await roster.AllAsync(cancel);
            var stepped = await recusals.OfRoundAsync(id, cancel);
            var drawn = Assign([.. BlindDraw.Select(lot, lines.Keys, share).Select(entry => lines[entry])], line => [.. people.Where(person =>
                stepped.Decide(person.Id, person.Rights, line.Card.UnitId, field, RoundStage.Appraisal).IsAllowed)]);
            if (drawn is null)
                return TooFew;

            await blinds.SaveAsync(id, field, share, lot, lines.Count, drawn, cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Each entry to the one with fewest so far, never to who judged it first; null: somebody would have to judge twice.</summary>
    private static List<(Guid Card, string Code, Guid Account)>? Assign(IReadOnlyList<AppraisalLine> lines, Func<AppraisalLine, IReadOnlyList<Appraiser>> may)
    {
        var load = new Dictionary<Guid, int>();
        var drawn = new List<(Guid, string, Guid)>();
        foreach (var line in lines)
        {
            var able = may(line);
            if (able.Where(person => person.Id != line.First?.ById).OrderBy(person => load.GetValueOrDefault(person.Id)).FirstOrDefault() is not { } chosen || able.Count < 2)
                return null;

            load[chosen.Id] = load.GetValueOrDefault(chosen.Id) + 1;
            drawn.Add((line.Card.Id, line.Entry.Code, chosen.Id));
        }

        return drawn;
    }
}
