namespace ParIndex.Core.Units;

public sealed partial class UnitRegister
{
    private readonly Dictionary<string, List<UnitTransfer>> outgoing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<UnitTransfer>> incoming = new(StringComparer.Ordinal);

    /// <summary>
    /// Who holds on the day <paramref name="at"/> what the unit was on the day <paramref name="on"/> (not later), over any number
    /// of mergers and splits. Shares are of the unit and sum to 1, less what was abolished without successor.
    /// </summary>
    public IReadOnlyList<UnitShare> Successors(string id, DateOnly on, DateOnly at)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(on, at);
        var shares = new Dictionary<string, decimal>(StringComparer.Ordinal);
        Carry(id, 1m, on, at, shares);
        return [.. shares.Select(pair => new UnitShare(pair.Key, pair.Value))];
    }

    /// <summary>
    /// Who held on the earlier day <paramref name="at"/> what the unit is on the day <paramref name="on"/>. The share says how much
    /// of that predecessor went into the unit: 1 when it was merged whole.
    /// </summary>
    public IReadOnlyList<UnitShare> Predecessors(string id, DateOnly on, DateOnly at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(on, at);
        var result = new List<UnitShare>();
        foreach (var candidate in Ancestry(id).Where(unit => unit.IsValidAt(at)))
        {
            if (Successors(candidate.Id, at, on).FirstOrDefault(share => share.UnitId == id) is { } share)
                result.Add(new UnitShare(candidate.Id, share.Share));
        }

        return result;
    }

    private void IndexTransfers(IReadOnlyList<UnitTransfer> transfers)
    {
        foreach (var transfer in transfers.OrderBy(transfer => transfer.Date))
        {
            (outgoing.TryGetValue(transfer.From, out var from) ? from : outgoing[transfer.From] = []).Add(transfer);
            foreach (var part in transfer.To)
                (incoming.TryGetValue(part.UnitId, out var to) ? to : incoming[part.UnitId] = []).Add(transfer);
        }
    }

    private void Carry(string id, decimal share, DateOnly on, DateOnly at, Dictionary<string, decimal> shares)
    {
        var next = outgoing.GetValueOrDefault(id)?.FirstOrDefault(transfer => transfer.Date > on && transfer.Date <= at);
        if (next is null)
        {
            if (Find(id)?.IsValidAt(at) == true)
                shares[id] = shares.GetValueOrDefault(id) + share;

            return;
        }

        foreach (var part in next.To)
            Carry(part.UnitId, share * part.Share, next.Date, at, shares);
    }

    private IEnumerable<Unit> Ancestry(string id)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { id };
        var open = new Queue<string>([id]);
        while (open.TryDequeue(out var next))
        {
            if (Find(next) is { } unit)
                yield return unit;

            foreach (var transfer in incoming.GetValueOrDefault(next) ?? [])
            {
                if (seen.Add(transfer.From))
                    open.Enqueue(transfer.From);
            }
        }
    }
}
