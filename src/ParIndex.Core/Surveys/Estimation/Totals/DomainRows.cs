using System.Buffers;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Design;

namespace ParIndex.Core.Surveys.Estimation.Totals;

/// <summary>
/// People in the order of their domains, with their unit, weight and index: for cross tables of so many domains that pairs of domain
/// and unit are hardly fewer than the rows.
/// </summary>
internal sealed class DomainRows
{
    private readonly int[] starts;
    private readonly int[] units;
    private readonly double[] weights;
    private readonly double[] persons;

    private DomainRows(int[] starts)
    {
        this.starts = starts;
        units = GC.AllocateUninitializedArray<int>(starts[^1]);
        weights = GC.AllocateUninitializedArray<double>(starts[^1]);
        persons = GC.AllocateUninitializedArray<double>(starts[^1]);
    }

    /// <summary>Units of a domain's people.</summary>
    public ReadOnlySpan<int> Units(int domain) => units.AsSpan(starts[domain]..starts[domain + 1]);

    /// <summary>Weights of a domain's people.</summary>
    public ReadOnlySpan<double> Weights(int domain) => weights.AsSpan(starts[domain]..starts[domain + 1]);

    /// <summary>The index of a domain's people, 0 to 100.</summary>
    public ReadOnlySpan<double> Persons(int domain) => persons.AsSpan(starts[domain]..starts[domain + 1]);

    /// <summary>Sorts the people. Right only where every person answered every question.</summary>
    public static DomainRows Of(SurveyDesign design, DomainTable domains, IndexSpec index, PieceRunner runner)
    {
        var chunks = design.Data.Chunks;
        // By chunk, then domain: first how many people, then where the next of them goes.
        var next = new int[chunks][];
        runner(chunks, chunk =>
        {
            var counts = next[chunk] = new int[domains.Count + 1];
            foreach (var domain in domains.DomainsOf(chunk))
            {
                counts[domain == DomainTable.None ? domains.Count : domain]++;
            }
        });
        var rows = new DomainRows(Starts(next, domains.Count));
        var questions = index.Questions.Select(design.Data.Scale).ToArray();
        runner(chunks, chunk =>
        {
            var own = domains.DomainsOf(chunk);
            var unit = design.UnitsOf(chunk);
            var weight = design.WeightsOf(chunk);
            var rented = ArrayPool<double>.Shared.Rent(own.Length);
            var person = rented.AsSpan(0, own.Length);
            PersonIndex.Read(questions, index, chunk, person);
            for (var row = 0; row < own.Length; row++)
            {
                if (own[row] != DomainTable.None)
                {
                    var place = next[chunk][own[row]]++;
                    rows.units[place] = unit[row];
                    rows.weights[place] = weight[row];
                    rows.persons[place] = person[row];
                }
            }

            ArrayPool<double>.Shared.Return(rented);
        });
        return rows;
    }

    /// <summary>Turns counts into places; people of a domain keep the order of the file.</summary>
    private static int[] Starts(int[][] counts, int domains)
    {
        var starts = new int[domains + 1];
        for (var domain = 0; domain < domains; domain++)
        {
            var at = starts[domain];
            foreach (var chunk in counts)
            {
                (chunk[domain], at) = (at, at + chunk[domain]);
            }

            starts[domain + 1] = at;
        }

        return starts;
    }
}
