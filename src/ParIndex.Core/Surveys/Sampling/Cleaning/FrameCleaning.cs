using System.Globalization;
using ParIndex.Core.Surveys.Sampling.Frames;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Sampling.Cleaning;

/// <summary>
/// Makes one line for each person: rows of one id, and rows of one phone and name, become one; of these the fullest is kept, then the first by its
/// letters, so that the order of rows plays no part. Nothing is dropped without a finding; near names are only shown.
/// </summary>
public sealed class FrameCleaning
{
    private readonly FrameRows rows;
    private readonly CleaningPlan plan;
    private readonly List<FrameFinding> findings = [];
    private readonly string[] ids;
    private readonly string[] phones;
    private readonly string[] names;

    /// <summary>Row that stands for each row; itself when it is kept, −1 when it is dropped for what it lacks.</summary>
    private readonly int[] keeper;

    private FrameCleaning(FrameRows rows, CleaningPlan plan)
    {
        this.rows = rows;
        this.plan = plan;
        ids = new string[rows.Count];
        phones = new string[rows.Count];
        names = new string[rows.Count];
        keeper = new int[rows.Count];
    }

    /// <summary>Cleans.</summary>
    public static CleanedFrame Clean(FrameRows rows, CleaningPlan plan)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(plan);
        return new FrameCleaning(rows, plan).Run();
    }

    private CleanedFrame Run()
    {
        var needed = rows.Columns.Where(column => plan.Required.Contains(column.Name)).ToList();
        for (var row = 0; row < rows.Count; row++)
            Look(row, needed);

        var merged = Merge(row => ids[row].Length > 0 ? ids[row] : null, FrameFindingKind.SameId);
        merged += Merge(row => phones[row].Length > 0 && names[row].Length > 0 ? phones[row] + "\n" + names[row] : null, FrameFindingKind.SamePhoneAndName);
        var kept = Enumerable.Range(0, rows.Count).Where(row => keeper[row] == row).ToArray();
        foreach (var row in kept)
            TellId(row);

        var keys = new FrameKeys(rows, ids, names, phones).Of(kept);
        var near = Suspicions(kept);
        var lines = new FrameLines(rows, plan, keeper).Of(kept, phones);
        return new CleanedFrame(SamplingFrame.Of(keys, lines), [.. findings.OrderBy(finding => finding.Row).ThenBy(finding => finding.Kind).ThenBy(finding => finding.Other)], rows.Count, merged, near);
    }

    private void Look(int row, List<FrameColumn> needed)
    {
        ids[row] = rows.Ids[row];
        if (plan.IsCitizen)
        {
            ids[row] = PersonKeys.Citizen(rows.Ids[row], out var repaired);
            if (repaired)
                findings.Add(new FrameFinding(FrameFindingKind.IdRepaired, row));
        }

        phones[row] = PersonKeys.Phone(rows.Phones[row]);
        names[row] = VietnameseText.Fold(rows.Names[row]);
        keeper[row] = row;
        if (ids[row].Length == 0 && names[row].Length == 0 && phones[row].Length == 0)
        {
            Drop(new FrameFinding(FrameFindingKind.Nobody, row));
        }
        else if (needed.Find(column => column[row].Length == 0) is { } blank)
        {
            Drop(new FrameFinding(FrameFindingKind.BlankColumn, row, Column: blank.Name));
        }
    }

    private void Drop(FrameFinding finding)
    {
        keeper[finding.Row] = -1;
        findings.Add(finding);
    }

    private void TellId(int row)
    {
        if (ids[row].Length == 0)
            findings.Add(new FrameFinding(FrameFindingKind.IdMissing, row));
        else if (plan.IsCitizen && !PersonKeys.IsCitizen(ids[row]))
            findings.Add(new FrameFinding(FrameFindingKind.IdOdd, row));
    }

    /// <summary>Rows of one key become one. Returns how many went in as further dossiers.</summary>
    private int Merge(Func<int, string?> keyOf, FrameFindingKind kind)
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var best = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < rows.Count; row++)
        {
            if (keeper[row] != row || keyOf(row) is not { } key)
                continue;

            if (!best.TryGetValue(key, out var first))
                best[key] = row;
            else if (groups.TryGetValue(key, out var group))
                group.Add(row);
            else
                groups[key] = [first, row];
        }

        return groups.Values.Sum(group => Merge(group, kind));
    }

    private int Merge(List<int> group, FrameFindingKind kind)
    {
        var order = new RowOrder(rows);
        group.Sort(order);
        var merged = 0;
        for (var i = 1; i < group.Count; i++)
        {
            var kept = kind == FrameFindingKind.SamePhoneAndName ? group.Take(i).FirstOrDefault(row => keeper[row] == row && !PersonKeys.DifferInBirth(ids[row], ids[group[i]]), -1) : group[0];
            if (kept < 0)
            {
                findings.Add(new FrameFinding(FrameFindingKind.SharedPhone, group[i], group[0]));
                continue;
            }

            keeper[group[i]] = kept;
            if (names[group[i]] != names[kept])
                findings.Add(new FrameFinding(FrameFindingKind.OtherName, group[i], kept));

            if (plan.IsDossiers)
                merged++;
            else
                findings.Add(new FrameFinding(kind, group[i], kept));
        }

        return merged;
    }

    private bool Suspicions(int[] kept)
    {
        var village = plan.Village.Select(name => rows.Columns.First(column => column.Name == name)).ToList();
        var near = new NearNames(MayBeSame);
        var order = new RowOrder(rows);
        foreach (var block in kept.GroupBy(row => string.Join('\n', village.Select(column => column.Codes[row].ToString(CultureInfo.InvariantCulture))), StringComparer.Ordinal).TakeWhile(_ => !near.IsFull))
            near.Find([.. block.Order(order)], names);

        findings.AddRange(near.Pairs.Select(pair => new FrameFinding(FrameFindingKind.NearName, pair.Row, pair.Other)));
        return near.IsFull;
    }

    /// <summary>Not when their citizen numbers tell different births, nor when both id and phone differ.</summary>
    private bool MayBeSame(int one, int other) =>
        !PersonKeys.DifferInBirth(ids[one], ids[other])
        && !(ids[one].Length > 0 && ids[other].Length > 0 && phones[one].Length > 0 && phones[other].Length > 0 && phones[one] != phones[other]);
}
