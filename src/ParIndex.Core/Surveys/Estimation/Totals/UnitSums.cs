using System.Runtime.InteropServices;

namespace ParIndex.Core.Surveys.Estimation.Totals;

/// <summary>Sums of one domain after another by unit; only the units that have people are touched. One for each thread.</summary>
/// <param name="units">Number of units of the last stage.</param>
internal sealed class UnitSums(int units)
{
    private readonly int[] places = new int[units];
    private readonly List<int> present = [];
    private readonly List<PersonTotals> totals = [];

    /// <summary>Units with people, in the order in which they were met.</summary>
    public ReadOnlySpan<int> Units => CollectionsMarshal.AsSpan(present);

    /// <summary>Their sums.</summary>
    public ReadOnlySpan<PersonTotals> Totals => CollectionsMarshal.AsSpan(totals);

    /// <summary>Sums the people of a domain.</summary>
    public void Take(ReadOnlySpan<int> unitOf, ReadOnlySpan<double> weights, ReadOnlySpan<double> persons)
    {
        foreach (var unit in present)
        {
            places[unit] = 0;
        }

        present.Clear();
        totals.Clear();
        for (var row = 0; row < unitOf.Length; row++)
        {
            ref var place = ref places[unitOf[row]];
            if (place == 0)
            {
                present.Add(unitOf[row]);
                totals.Add(default);
                place = totals.Count;
            }

            CollectionsMarshal.AsSpan(totals)[place - 1].Add(weights[row], persons[row]);
        }
    }
}
