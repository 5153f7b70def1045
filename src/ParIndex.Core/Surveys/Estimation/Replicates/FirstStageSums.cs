using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.Core.Surveys.Estimation.Replicates;

/// <summary>Sums of the cells of a domain by cluster of the first stage. Not for use by two threads at once.</summary>
internal sealed class FirstStageSums(SurveyDesign design)
{
    private readonly double[] sums = new double[design.Clusters];
    private readonly bool[] seen = new bool[design.Clusters];
    private int[] clusters = [];
    private double[] values = [];

    /// <summary>Clusters of the domain.</summary>
    public ReadOnlySpan<int> Clusters => clusters;

    /// <summary>Their sums.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Sum of all.</summary>
    public double Whole { get; private set; }

    /// <summary>Sums numbers given by cell.</summary>
    public void Take(DomainCells cells, int domain, double[] byCell)
    {
        var found = new List<int>();
        Whole = 0;
        for (var cell = cells.Start(domain); cell < cells.Start(domain + 1); cell++)
        {
            var cluster = design.FirstUnit(cells.Units[cell]);
            if (!seen[cluster])
            {
                seen[cluster] = true;
                found.Add(cluster);
            }

            sums[cluster] += byCell[cell];
            Whole += byCell[cell];
        }

        clusters = [.. found];
        values = Array.ConvertAll(clusters, cluster => sums[cluster]);
        foreach (var cluster in clusters)
        {
            (sums[cluster], seen[cluster]) = (0, false);
        }
    }
}
