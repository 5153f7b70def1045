namespace ParIndex.Core.Results.Checking;

/// <summary>One parent of a column with its parts, every figure printed.</summary>
internal sealed class PrintedSum
{
    /// <summary>With this many other sums that could have shown rounded parts and do not, a small difference is no rounding.</summary>
    public const int ExactToTrust = 6;

    private readonly IReadOnlyList<(string Code, decimal Value)> _parts;

    private readonly decimal _tolerance;

    private PrintedSum(OfficialRow parent, decimal printed, IReadOnlyList<(string Code, decimal Value)> parts, decimal leafSum, bool mayRound, int least)
    {
        Parent = parent;
        Printed = printed;
        _parts = parts;
        Sum = parts.Sum(part => part.Value);
        Exact = Sum;
        Agreement = Sum == printed ? Agreement.Exact : Agreement.None;
        if (mayRound && Agreement == Agreement.None)
        {
            Agreement = Figures.Compare(Sum, printed, least);
            if (Agreement == Agreement.None && leafSum != Sum)
            {
                Exact = leafSum;
                Agreement = Figures.Compare(leafSum, printed, least);
            }
        }

        _tolerance = mayRound ? Tolerance() : 0;
    }

    public OfficialRow Parent { get; }

    public decimal Printed { get; }

    /// <summary>Of the printed parts.</summary>
    public decimal Sum { get; }

    /// <summary>What the printed figure is compared with: the sum of parts, or of leaves where that explains it.</summary>
    public decimal Exact { get; }

    public Agreement Agreement { get; }

    public bool IsExplained => Agreement != Agreement.None;

    /// <summary>Exact, though parts printed to their last digit could have shown a difference.</summary>
    public bool IsTellingExact => Agreement == Agreement.Exact && _tolerance > 0;

    /// <summary>Off by no more than what rounding of the parts themselves can do.</summary>
    public bool IsWithinRoundedParts => Math.Abs(Printed - Sum) <= _tolerance;

    public (string Vietnamese, string English) How => Agreement switch
    {
        Agreement.Rounded => ($"{Source.Vietnamese} làm tròn còn {Figures.Vi(Printed)}", $"{Source.English} rounds to {Figures.En(Printed)}"),
        Agreement.Cut => ($"{Source.Vietnamese} bị cắt bớt chữ số còn {Figures.Vi(Printed)} (không làm tròn)", $"{Source.English} was cut to {Figures.En(Printed)}, not rounded"),
        _ => ("chênh lệch nằm trong mức làm tròn của các mục con", "the difference is within the rounding of the parts"),
    };

    private (string Vietnamese, string English) Source => Exact == Sum
        ? (Figures.Vi(Figures.Trim(Exact)), Figures.En(Figures.Trim(Exact)))
        : ($"tổng các mục cấp cuối {Figures.Vi(Figures.Trim(Exact))}", $"the sum of the leaves, {Figures.En(Figures.Trim(Exact))},");

    /// <summary>Every sum of a column that has all its figures.</summary>
    public static IReadOnlyList<PrintedSum> Of(TableView table, PointColumn column)
    {
        var parents = table.Rows.Where(row => !table.IsLeaf(row)).DistinctBy(row => row.Code);
        if (table.Total is not null)
        {
            parents = parents.Append(table.Total);
        }

        var figures = parents.Where(row => column.Of(row) is not null).Select(row => (Row: row, Printed: column.Of(row)!.Value)).ToList();
        var least = Math.Clamp(figures.Select(figure => Figures.Digits(figure.Printed)).DefaultIfEmpty().Max(), 1, 2);
        var leafSums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var sums = new List<PrintedSum>();
        foreach (var (row, printed) in figures)
        {
            var parts = table.ChildrenOf(row).Select(child => (child.Code, Value: column.Of(child))).ToList();
            if (parts.Count > 0 && parts.TrueForAll(part => part.Value is not null))
            {
                sums.Add(new PrintedSum(
                    row, printed, parts.Select(part => (part.Code, part.Value!.Value)).ToList(), LeafSum(table, column, row, leafSums, 0), column != PointColumn.Max, least));
            }
        }

        return sums;
    }

    /// <summary>Whether putting right the wrong parts makes this sum fit.</summary>
    public bool IsRepairedBy(IReadOnlyDictionary<string, PrintedSum> wrong)
    {
        var repaired = Sum + _parts.Sum(part => wrong.TryGetValue(part.Code, out var sum) ? sum.Sum - sum.Printed : 0);
        return repaired != Sum && Figures.Compare(repaired, Printed, 2) != Agreement.None;
    }

    public string InWords(Func<decimal, string> number)
    {
        var shown = _parts.Take(12).Select(part => number(part.Value));
        return string.Join(" + ", _parts.Count > 12 ? shown.Append("…") : shown);
    }

    private static decimal LeafSum(TableView table, PointColumn column, OfficialRow row, Dictionary<string, decimal> known, int depth)
    {
        if (known.TryGetValue(row.Code, out var sum))
        {
            return sum;
        }

        sum = depth > TableView.MostLevels || table.IsLeaf(row)
            ? column.Of(row) ?? 0
            : table.ChildrenOf(row).Sum(child => LeafSum(table, column, child, known, depth + 1));
        return known[row.Code] = sum;
    }

    private decimal Tolerance()
    {
        // Parts with fewer digits than their neighbours are exact figures, such as 0.5; only the others may have lost digits.
        var digits = _parts.Max(part => Figures.Digits(part.Value));
        var rounded = _parts.Count(part => Figures.Digits(part.Value) == digits);
        return digits is < 2 or > 20 || rounded < 2 || Figures.Digits(Printed) > digits ? 0 : rounded * 0.5m * new decimal(1, 0, 0, false, (byte)digits);
    }
}
