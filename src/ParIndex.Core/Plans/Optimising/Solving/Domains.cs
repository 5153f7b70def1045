namespace ParIndex.Core.Plans.Optimising.Solving;

/// <summary>What may still be chosen: columns, and whether a group may be left without any.</summary>
internal sealed class Domains
{
    private readonly IntegerProgram program;

    public Domains(IntegerProgram program)
    {
        this.program = program;
        Allowed = new bool[program.Columns];
        None = new bool[program.Groups];
        Count = new int[program.Groups];
        Array.Fill(Allowed, true);
        Array.Fill(None, true);
        for (var group = 0; group < Count.Length; group++) Count[group] = program.Members[group].Length;
    }

    public bool[] Allowed { get; }

    /// <summary>By group: no column need be taken.</summary>
    public bool[] None { get; }

    /// <summary>By group: columns allowed.</summary>
    public int[] Count { get; }

    /// <summary>One choice is left, counting "none".</summary>
    public bool IsDecided(int group) => Count[group] + (None[group] ? 1 : 0) <= 1;

    public bool IsEmpty(int group) => Count[group] == 0 && !None[group];

    public void CopyFrom(Domains other)
    {
        other.Allowed.CopyTo(Allowed, 0);
        other.None.CopyTo(None, 0);
        other.Count.CopyTo(Count, 0);
    }

    /// <returns>False: the group has no choice left.</returns>
    public bool Remove(int column)
    {
        var group = program.GroupOf[column];
        if (Allowed[column])
        {
            Allowed[column] = false;
            Count[group]--;
        }

        return !IsEmpty(group);
    }

    /// <returns>False: the group has no choice left.</returns>
    public bool RemoveNone(int group)
    {
        None[group] = false;
        return !IsEmpty(group);
    }

    /// <returns>False: the column was not allowed.</returns>
    public bool Take(int column)
    {
        var group = program.GroupOf[column];
        if (!Allowed[column]) return false;
        foreach (var other in program.Members[group])
        {
            if (other != column) Remove(other);
        }

        None[group] = false;
        return true;
    }

    /// <returns>False: the group must take a column.</returns>
    public bool TakeNone(int group)
    {
        if (!None[group]) return false;
        foreach (var column in program.Members[group]) Remove(column);
        return true;
    }

    /// <summary>The columns that must be taken; the choice itself once every group is decided.</summary>
    public List<int> Taken()
    {
        var taken = new List<int>();
        for (var group = 0; group < Count.Length; group++)
        {
            if (!None[group] && Count[group] == 1) taken.Add(Array.Find(program.Members[group], column => Allowed[column]));
        }

        return taken;
    }

    public bool IsComplete()
    {
        for (var group = 0; group < Count.Length; group++)
        {
            if (!IsDecided(group)) return false;
        }

        return true;
    }
}
