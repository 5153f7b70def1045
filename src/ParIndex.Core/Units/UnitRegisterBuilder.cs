namespace ParIndex.Core.Units;

/// <summary>Plays events in the order of their dates into units and checks every invariant, telling all problems at once.</summary>
internal sealed class UnitRegisterBuilder
{
    private readonly Dictionary<string, Draft> drafts = new(StringComparer.Ordinal);
    private readonly List<UnitTransfer> transfers = [];
    private readonly List<UnitProblem> problems = [];
    private HashSet<string> founded = [];
    private readonly HashSet<(string Id, DateOnly Date)> transferred = [];

    public IReadOnlyList<UnitProblem> Problems => problems;

    public IReadOnlyList<UnitTransfer> Transfers => transfers;

    public IReadOnlyDictionary<string, Unit> Build(IEnumerable<UnitEvent> events)
    {
        // A day's foundings come first, so that a merger may name a unit founded the same day.
        var list = events.ToArray();
        founded = [.. list.Where(e => e.Kind == UnitEventKind.Found).SelectMany(e => e.Units)];
        foreach (var e in list.OrderBy(e => e.Date).ThenBy(e => e.Kind))
            Apply(e);

        var units = drafts.Values.ToDictionary(draft => draft.Founding.Units[0], draft => draft.ToUnit(), StringComparer.Ordinal);
        foreach (var unit in units.Values)
            CheckParents(unit, units);

        return units;
    }

    private void Apply(UnitEvent e)
    {
        var single = e.Kind is not UnitEventKind.Merge;
        if (e.Units.Count == 0 || (single && e.Units.Count != 1)
            || (e.Kind == UnitEventKind.Merge && (e.Successors.Count != 1 || e.Units.Distinct(StringComparer.Ordinal).Count() != e.Units.Count))
            || (e.Kind == UnitEventKind.Split && e.Successors.Select(part => part.UnitId).Distinct(StringComparer.Ordinal).Count() < Math.Max(2, e.Successors.Count)))
        {
            problems.Add(UnitProblem.ShapeOf(e));
            return;
        }

        switch (e.Kind)
        {
            case UnitEventKind.Found:
                Found(e);
                break;
            case UnitEventKind.Rename when e.Name is null || string.IsNullOrWhiteSpace(e.Name.Name):
                problems.Add(UnitProblem.Incomplete(e, "tên mới", "the new name"));
                break;
            case UnitEventKind.Rename:
                Living(e.Units[0], e.Date)?.Names.Add(new Dated<UnitName>(e.Date, e.Name));
                break;
            case UnitEventKind.Move:
                Living(e.Units[0], e.Date)?.Parents.Add(new Dated<string?>(e.Date, e.Parent));
                break;
            case UnitEventKind.Abolish:
                End(e.Units[0], e.Date);
                break;
            default:
                Transfer(e);
                break;
        }
    }

    private void Found(UnitEvent e)
    {
        if (e.UnitKind is null || e.Name is null || string.IsNullOrWhiteSpace(e.Name.Name) || string.IsNullOrWhiteSpace(e.Units[0]))
        {
            problems.Add(UnitProblem.Incomplete(e, "mã, loại hoặc tên đơn vị", "id, kind or name"));
            return;
        }

        if (!drafts.TryAdd(e.Units[0], new Draft(e)))
            problems.Add(UnitProblem.Twice(e.Units[0], e.Date));
    }

    private void Transfer(UnitEvent e)
    {
        var sum = e.Successors.Sum(part => part.Share);
        if (sum != 1m || e.Successors.Any(part => part.Share <= 0m))
        {
            problems.Add(UnitProblem.Shares(e, sum));
            return;
        }

        foreach (var part in e.Successors)
        {
            if (!founded.Contains(part.UnitId))
                problems.Add(UnitProblem.Unknown(part.UnitId, e.Date));
            else if (!drafts.TryGetValue(part.UnitId, out var successor) || !successor.IsValidAt(e.Date))
                problems.Add(UnitProblem.SuccessorNotValid(part.UnitId, e.Date));
        }

        foreach (var id in e.Units)
        {
            if (!transferred.Add((id, e.Date)))
                problems.Add(UnitProblem.TransferTwice(id, e.Date));

            transfers.Add(new UnitTransfer(id, e.Date, e.Successors));
            if (e.Successors.Any(part => part.UnitId == id))
                Living(id, e.Date);
            else
                End(id, e.Date);
        }
    }

    private void End(string id, DateOnly date)
    {
        if (Living(id, date) is not { } draft)
            return;

        // Founded and ended on one day: no day of validity is left.
        if (draft.Founding.Date == date)
            problems.Add(UnitProblem.NotValid(id, date));

        draft.To = date;
    }

    private Draft? Living(string id, DateOnly date)
    {
        if (drafts.TryGetValue(id, out var draft) && draft.IsValidAt(date))
            return draft;

        problems.Add(founded.Contains(id) ? UnitProblem.NotValid(id, date) : UnitProblem.Unknown(id, date));
        return null;
    }

    private void CheckParents(Unit unit, Dictionary<string, Unit> units)
    {
        for (var index = 0; index < unit.Parents.Count; index++)
        {
            var (from, parentId) = unit.Parents[index];
            var to = index + 1 < unit.Parents.Count ? unit.Parents[index + 1].From : unit.To;
            if (parentId is null)
                continue;

            if (!units.TryGetValue(parentId, out var parent))
                problems.Add(UnitProblem.ParentMissing(unit.Id, parentId, from));
            else if (!parent.IsValidAt(from) || (parent.To is { } end && (to is null || to > end)))
                problems.Add(UnitProblem.ParentNotValid(unit.Id, parentId, parent.IsValidAt(from) ? parent.To!.Value : from));

            if (Circles(unit, from, units))
                problems.Add(UnitProblem.Cycle(unit.Id, from));
        }
    }

    /// <summary>A circle is closed by the last of its parent changes, so looking on the first day of each parent finds all.</summary>
    private static bool Circles(Unit unit, DateOnly date, Dictionary<string, Unit> units)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { unit.Id };
        var next = unit.ParentAt(date);
        while (next is not null && units.TryGetValue(next, out var parent))
        {
            if (next == unit.Id)
                return true;
            if (!seen.Add(next))
                return false;

            next = parent.ParentAt(date);
        }

        return false;
    }

    private sealed class Draft(UnitEvent founding)
    {
        public UnitEvent Founding { get; } = founding;

        public List<Dated<UnitName>> Names { get; } = [new(founding.Date, founding.Name!)];

        public List<Dated<string?>> Parents { get; } = [new(founding.Date, founding.Parent)];

        public DateOnly? To { get; set; }

        public bool IsValidAt(DateOnly date) => Founding.Date <= date && (To is not { } to || date < to);

        public Unit ToUnit() => new()
        {
            Id = Founding.Units[0],
            Kind = Founding.UnitKind!.Value,
            Code = Founding.Code,
            Region = Founding.Region,
            Standing = Founding.Standing,
            From = Founding.Date,
            To = To,
            Names = Names,
            Parents = Parents,
            Note = Founding.Note,
        };
    }
}

/// <summary>What a unit passed on: on the day, all of <paramref name="From"/> went to the successors by their shares.</summary>
internal sealed record UnitTransfer(string From, DateOnly Date, IReadOnlyList<UnitShare> To);
