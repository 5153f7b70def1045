using ParIndex.Core.Results;

namespace ParIndex.App.Results.Reading;

/// <summary>A column of the table at hand: its kind and the grid columns its header covers.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="First">First grid column, from 1.</param>
/// <param name="Last">Last grid column.</param>
/// <param name="Header">Printed header, two rows joined by " / ".</param>
/// <param name="Year">Year in the header.</param>
internal sealed record ReadColumn(ColumnKind Kind, int First, int Last, string Header, int? Year);

/// <summary>The columns of a table in printed order, each of the kinds that hold one value only once.</summary>
internal sealed class ColumnMap
{
    private static readonly string[][] SelfScored = [["tu", "danh", "gia"], ["tu", "cham"]];

    private static readonly string[][] Settled = [["tham", "dinh"], ["dat", "duoc"], ["ket", "qua"], ["tong"], ["diem", "dat"]];

    private readonly Dictionary<int, int> _indexOfGridColumn = [];

    private ColumnMap(IReadOnlyList<ReadColumn> columns)
    {
        Columns = columns;
        for (var i = 0; i < columns.Count; i++)
        {
            for (var column = columns[i].First; column <= columns[i].Last; column++)
            {
                _indexOfGridColumn.TryAdd(column, i);
            }
        }
    }

    public IReadOnlyList<ReadColumn> Columns { get; }

    /// <summary>Last grid column a header covers.</summary>
    public int Width => Columns.Count == 0 ? 0 : Columns[^1].Last;

    public bool Has(ColumnKind kind) => Columns.Any(column => column.Kind == kind);

    /// <summary>Position in <see cref="Columns"/> of the grid column, or -1 beyond the headers.</summary>
    public int IndexAt(int gridColumn) => _indexOfGridColumn.GetValueOrDefault(gridColumn, -1);

    public ColumnKind? KindAt(int gridColumn) => IndexAt(gridColumn) is >= 0 and var index ? Columns[index].Kind : null;

    /// <summary>Makes a map from the kinds the headers name, settling columns that claim the same kind.</summary>
    public static ColumnMap Settle(IReadOnlyList<ReadColumn> named)
    {
        var columns = named.OrderBy(column => column.First).SelectMany(column => Divide(column, named)).ToArray();
        SettlePoints(columns);
        KeepOne(columns, ColumnKind.Target, found => found[0]);
        KeepOne(columns, ColumnKind.Percent, found => found[0]);
        SettleTitle(columns);
        SettleResponsible(columns);
        return new ColumnMap(columns);
    }

    /// <summary>
    /// A header over two grid columns without names below them: "Trách nhiệm thực hiện" is lead and coordinators, and a code column that
    /// also covers the blank header of the titles is code and title.
    /// </summary>
    private static IEnumerable<ReadColumn> Divide(ReadColumn column, IReadOnlyList<ReadColumn> all)
    {
        var hasTitle = all.Any(other => other.Kind is ColumnKind.Title or ColumnKind.Tasks);
        (ColumnKind Left, ColumnKind Right)? kinds = column.Kind switch
        {
            ColumnKind.Responsible when column.Last == column.First + 1 => (ColumnKind.Lead, ColumnKind.Coordinators),
            ColumnKind.Code when column.Last > column.First && !hasTitle => (ColumnKind.Code, ColumnKind.Title),
            _ => null,
        };
        return kinds is { } both
            ? [column with { Kind = both.Left, Last = column.First }, column with { Kind = both.Right, First = column.First + 1 }]
            : [column];
    }

    private static void SettlePoints(ReadColumn[] columns)
    {
        KeepOne(columns, ColumnKind.Max, found => found[0]);
        var scores = Indexes(columns, ColumnKind.Score);
        if (scores.Count > 1 && Indexes(columns, ColumnKind.Max).Count == 0 && columns[scores[0]].Year is null && !Says(columns[scores[0]], Settled))
        {
            columns[scores[0]] = columns[scores[0]] with { Kind = ColumnKind.Max };
        }

        KeepOne(columns, ColumnKind.Score, found => found
            .OrderByDescending(index => columns[index].Year ?? 0)
            .ThenBy(index => Says(columns[index], SelfScored))
            .ThenByDescending(index => Says(columns[index], Settled))
            .First());
        foreach (var index in scores.Where(index => columns[index].Kind == ColumnKind.Other && Says(columns[index], SelfScored)).Take(1))
        {
            columns[index] = columns[index] with { Kind = ColumnKind.SelfScore };
        }
    }

    private static void SettleTitle(ReadColumn[] columns)
    {
        if (Indexes(columns, ColumnKind.Title).Count > 0)
        {
            return;
        }

        var instead = Array.FindIndex(columns, column => column.Kind is ColumnKind.Tasks);
        if (instead < 0)
        {
            instead = Array.FindIndex(columns, column => column.Kind is ColumnKind.Other or ColumnKind.Responsible or ColumnKind.Target);
        }

        if (instead >= 0)
        {
            columns[instead] = columns[instead] with { Kind = ColumnKind.Title };
        }
    }

    /// <summary>"Cơ quan thực hiện" beside "Phối hợp" is the lead; beside "Chủ trì" it adds nothing known.</summary>
    private static void SettleResponsible(ReadColumn[] columns)
    {
        var hasLead = Indexes(columns, ColumnKind.Lead).Count > 0;
        var hasCoordinators = Indexes(columns, ColumnKind.Coordinators).Count > 0;
        foreach (var index in Indexes(columns, ColumnKind.Responsible))
        {
            if (hasCoordinators && !hasLead)
            {
                columns[index] = columns[index] with { Kind = ColumnKind.Lead };
                hasLead = true;
            }
            else if (hasLead)
            {
                columns[index] = columns[index] with { Kind = ColumnKind.Other };
            }
        }

        KeepOne(columns, ColumnKind.Lead, found => found[0]);
        KeepOne(columns, ColumnKind.Coordinators, found => found[0]);
    }

    private static void KeepOne(ReadColumn[] columns, ColumnKind kind, Func<List<int>, int> choose)
    {
        var found = Indexes(columns, kind);
        if (found.Count < 2)
        {
            return;
        }

        var kept = choose(found);
        foreach (var index in found.Where(index => index != kept))
        {
            columns[index] = columns[index] with { Kind = ColumnKind.Other };
        }
    }

    private static List<int> Indexes(ReadColumn[] columns, ColumnKind kind) =>
        [.. Enumerable.Range(0, columns.Length).Where(index => columns[index].Kind == kind)];

    private static bool Says(ReadColumn column, string[][] phrases)
    {
        var words = FoldedWords.Of(column.Header);
        return phrases.Any(phrase => FoldedWords.IndexOf(words, phrase) >= 0);
    }
}
