using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Results;

namespace ParIndex.App.Results.Appendix;

/// <summary>Formulas for parents and the total, where the printed figure is the sum of the rows below it, plain or rounded.</summary>
internal sealed class AppendixSums
{
    private readonly ILookup<string, (OfficialRow Row, int Number)> children;
    private readonly HashSet<string> repeated;

    public AppendixSums(OfficialTable table, int firstRow)
    {
        var rows = table.Rows.Select((row, i) => (Row: row, Number: firstRow + i)).ToList();
        children = rows.Where(row => row.Row.Level > 0).ToLookup(row => row.Row.Parent, StringComparer.Ordinal);
        repeated = rows.GroupBy(row => row.Row.Code, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The formula of a parent's cell; null for a leaf, and for a printed figure that its children do not explain.</summary>
    public string? Formula(OfficialRow row, AppendixColumn column, string letter)
    {
        var below = children[row.Level == 0 ? "" : row.Code].Where(child => child.Row != row).ToList();
        if (below.Count == 0 || repeated.Contains(row.Code) || column.Number(row) is not { } printed
            || below.Any(child => column.Number(child.Row) is null))
        {
            return null;
        }

        var sum = below.Sum(child => column.Number(child.Row)!.Value);
        var cells = string.Join(',', below.Select(child => letter + child.Number.ToString(CultureInfo.InvariantCulture)));
        var plain = $"SUM({cells})";
        if (sum == printed)
        {
            return plain;
        }

        var digits = printed.Scale;
        return Rounding.Round(sum, digits) == printed ? string.Create(CultureInfo.InvariantCulture, $"ROUND({plain},{digits})") : null;
    }
}
