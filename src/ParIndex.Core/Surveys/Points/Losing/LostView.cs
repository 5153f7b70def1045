using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Points.Losing;

/// <summary>Why a figure is shown or not.</summary>
public enum Showing
{
    Shown,

    /// <summary>Nobody answered: there is nothing to show.</summary>
    Nobody,

    /// <summary>Too few people.</summary>
    TooFew,

    /// <summary>Hidden so that others cannot be computed from the sums.</summary>
    Cover,
}

/// <summary>A figure of the drill-down; figures are null unless shown.</summary>
/// <param name="Showing">Whether it is shown, and if not why.</param>
/// <param name="People">People behind it.</param>
/// <param name="Share">Share of full marks, 0 to 1; null for sums over items.</param>
/// <param name="Lost">Points lost.</param>
/// <param name="Step">Points that one better option in every ballot would bring.</param>
public sealed record LostCell(Showing Showing, int? People, decimal? Share, decimal? Lost, decimal? Step)
{
    internal static LostCell Hidden(Showing showing) => new(showing, null, null, null, null);

    /// <summary>What stands in place of a hidden figure; null when it is shown.</summary>
    public Message? Note => Showing switch
    {
        Showing.TooFew => new("Ẩn: quá ít người trả lời", "Hidden: too few answered"),
        Showing.Cover => new("Ẩn để không suy ra được ô có ít người", "Hidden so that small cells cannot be computed"),
        Showing.Nobody => new("Không ai trả lời", "Nobody answered"),
        _ => null,
    };
}

/// <summary>
/// The drill-down as it may be shown: cells of fewer than a number of people are hidden, and as many others that no hidden figure follows
/// from the sums of rows and columns. Sums over some items or groups beyond those here must not be shown unless all their cells are.
/// </summary>
public sealed class LostView
{
    /// <summary>Fewest people of a shown cell when nobody says otherwise.</summary>
    public const int UsualLeast = 5;

    private readonly LostCell[,] cells;

    private LostView(LostTable table, int least, LostCell[,] cells)
    {
        Rows = [.. table.Rows.Select(row => (row.Criterion, row.Item.Item))];
        Groups = table.Groups;
        Least = least;
        Lost = table.Lost;
        this.cells = cells;
    }

    /// <summary>Criterion and item of each row.</summary>
    public IReadOnlyList<(string Criterion, string Item)> Rows { get; }

    public IReadOnlyList<string> Groups { get; }

    /// <summary>Fewest people of a shown cell.</summary>
    public int Least { get; }

    /// <summary>Points lost in all: always shown, the points of the criteria are no secret.</summary>
    public decimal Lost { get; }

    /// <summary>An item by a group.</summary>
    public LostCell this[int row, int group] => cells[row, group];

    /// <summary>An item over all groups.</summary>
    public LostCell RowSum(int row) => cells[row, Groups.Count];

    /// <summary>A group over all items. People: the most who answered one item.</summary>
    public LostCell GroupSum(int group) => cells[Rows.Count, group];

    internal static LostView Of(LostTable table, int least)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 1);
        var (rows, groups) = (table.Rows.Count, table.Groups.Count);
        var guard = CellGuard.Of(table, least);
        var cells = new LostCell[rows + 1, groups + 1];
        for (var row = 0; row <= rows; row++)
        {
            for (var group = 0; group <= groups; group++)
            {
                cells[row, group] = guard.IsHidden(row, group)
                    ? LostCell.Hidden(guard.IsSmall(row, group) ? Showing.TooFew : Showing.Cover)
                    : Shown(table, guard, row, group);
            }
        }

        return new LostView(table, least, cells);
    }

    private static LostCell Shown(LostTable table, CellGuard guard, int row, int group)
    {
        var people = guard.People(row, group);
        if (people == 0) return LostCell.Hidden(Showing.Nobody);
        var isRowSum = group == table.Groups.Count;
        if (row < table.Rows.Count)
        {
            var item = table.Rows[row].Item;
            return isRowSum
                ? new LostCell(Showing.Shown, people, item.Share, item.Lost, item.Step)
                : new LostCell(Showing.Shown, people, table[row, group]!.Share, table[row, group]!.Lost, table[row, group]!.Step);
        }

        var own = Enumerable.Range(0, table.Rows.Count).ToList();
        return isRowSum
            ? new LostCell(Showing.Shown, people, null, table.Lost, table.Rows.Sum(any => any.Item.Step))
            : new LostCell(Showing.Shown, people, null, own.Sum(any => table[any, group]?.Lost ?? 0), own.Sum(any => table[any, group]?.Step ?? 0));
    }
}
