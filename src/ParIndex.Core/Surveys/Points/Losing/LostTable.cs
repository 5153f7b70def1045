using ParIndex.Core.Surveys.Points.Scoring;

namespace ParIndex.Core.Surveys.Points.Losing;

/// <summary>
/// Points lost by item and group of respondents: what leaders drill into. All cells sum to the points lost by the criteria, to the last
/// digit. It holds every cell; what may be shown is a <see cref="LostView"/>.
/// </summary>
public sealed class LostTable
{
    private readonly GroupPart?[,] parts;

    private LostTable(IReadOnlyList<LostRow> rows, IReadOnlyList<string> groups, GroupPart?[,] parts)
    {
        Rows = rows;
        Groups = groups;
        this.parts = parts;
    }

    /// <summary>Items of all criteria, in their order.</summary>
    public IReadOnlyList<LostRow> Rows { get; }

    /// <summary>Groups of respondents, by name.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Points lost in all.</summary>
    public decimal Lost => Rows.Sum(row => row.Item.Lost);

    /// <summary>What a group takes from an item; null: nobody of it answered.</summary>
    public GroupPart? this[int row, int group] => parts[row, group];

    /// <summary>The table of some criteria.</summary>
    public static LostTable Of(IReadOnlyList<CriterionScore> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var rows = scores.SelectMany(score => score.Items.Select(item => new LostRow(score.Criterion, item))).ToList();
        string[] groups = [.. rows.SelectMany(row => row.Item.Groups).Select(part => part.Group).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var parts = new GroupPart?[rows.Count, groups.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var part in rows[row].Item.Groups)
            {
                parts[row, Array.IndexOf(groups, part.Group)] = part;
            }
        }

        return new LostTable(rows, groups, parts);
    }

    /// <summary>What may be shown, small cells hidden.</summary>
    /// <param name="least">Fewest people a shown cell stands for, 1 or more.</param>
    public LostView View(int least = LostView.UsualLeast) => LostView.Of(this, least);

    /// <summary>Points of an item that a group could lose at most.</summary>
    internal decimal Cap(int row, int group) => parts[row, group] is { } part ? Rows[row].Item.Max * part.Part : 0;
}

/// <summary>A row of the table.</summary>
/// <param name="Criterion">Code in the criteria set.</param>
/// <param name="Item">The item.</param>
public sealed record LostRow(string Criterion, ItemScore Item);
