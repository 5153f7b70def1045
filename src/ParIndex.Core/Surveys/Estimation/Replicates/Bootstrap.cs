using ParIndex.Core.Analysis.Drawing;
using ParIndex.Core.Surveys.Estimation.Design;

namespace ParIndex.Core.Surveys.Estimation.Replicates;

/// <summary>Bootstrap replicates. Draws are numbers by counter: the same seed gives the same weights on every machine.</summary>
public static class Bootstrap
{
    /// <summary>
    /// Rao and Wu's (1988) rescaled bootstrap: of the n clusters of a stratum n − 1 are drawn with replacement and weigh n/(n − 1) for
    /// each time. Population sizes do not count.
    /// </summary>
    /// <param name="design">The draw.</param>
    /// <param name="replicates">Number of replicates, 2 or more; 200 give the error to about 5 %, 500 to 3 %.</param>
    /// <param name="seed">Of the recipe.</param>
    /// <exception cref="DesignException">A lone cluster under the policy to refuse; under any other it stays in every replicate and adds nothing.</exception>
    public static ReplicateSet RaoWu(SurveyDesign design, int replicates, ulong seed) =>
        Of(design, replicates, seed, 1.0 / (replicates - 1), (clusters, counts, key, stratum) =>
        {
            var n = clusters.Length;
            for (var draw = 0; draw < n - 1; draw++)
            {
                counts[(int)(CounterRandom.Uniform(key, stratum, draw) * n)]++;
            }

            return n / (n - 1.0);
        });

    /// <summary>
    /// Canty and Davison's (1999) bootstrap: n clusters are drawn anew from the stratum, repeated to the size of its population where
    /// that is told. The scale is n/(n − 1) for the harmonic mean of n over strata, so that it is exact for strata of one size.
    /// </summary>
    /// <inheritdoc cref="RaoWu"/>
    public static ReplicateSet CantyDavison(SurveyDesign design, int replicates, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(design);
        var first = design.Stages[0];
        var size = 1 / first.Drawn.Average(drawn => 1.0 / drawn);
        return Of(design, replicates, seed, size / ((size - 1) * (replicates - 1)), (clusters, counts, key, stratum) =>
        {
            var population = first.Population[stratum];
            if (double.IsPositiveInfinity(population))
            {
                for (var draw = 0; draw < clusters.Length; draw++)
                {
                    counts[(int)(CounterRandom.Uniform(key, stratum, draw) * clusters.Length)]++;
                }
            }
            else
            {
                DrawFrom((int)Math.Round(population), counts, key, stratum);
            }

            return 1;
        });
    }

    /// <summary>n of a population made by repeating the clusters, without replacement; which of them are repeated once more changes with the replicate.</summary>
    private static void DrawFrom(int population, int[] counts, ulong key, int stratum)
    {
        var (n, column) = (counts.Length, 0);
        var moved = new Dictionary<int, int>();
        var shuffled = Enumerable.Range(0, n).ToArray();
        for (var place = n - 1; place > 0; place--)
        {
            var other = (int)(CounterRandom.Uniform(key, stratum, column++) * (place + 1));
            (shuffled[place], shuffled[other]) = (shuffled[other], shuffled[place]);
        }

        for (var draw = 0; draw < n; draw++)
        {
            var taken = draw + (int)(CounterRandom.Uniform(key, stratum, column++) * (population - draw));
            counts[shuffled[moved.GetValueOrDefault(taken, taken) % n]]++;
            moved[taken] = moved.GetValueOrDefault(draw, draw);
        }
    }

    private static DenseReplicates Of(SurveyDesign design, int replicates, ulong seed, double scale, StratumDraw draw)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 2);
        var factors = new double[checked(design.Clusters * replicates)];
        var stream = CounterRandom.Stream("bootstrap");
        var strata = Enumerable.Range(0, design.Clusters).GroupBy(cluster => design.Stages[0].Stratum[cluster]);
        foreach (var group in strata)
        {
            var clusters = group.ToArray();
            if (clusters.Length == 1 && design.Spec.Lone == LoneCluster.Fail)
            {
                throw ReplicateProblems.Alone(clusters[0]);
            }

            var counts = new int[clusters.Length];
            for (var replicate = 0; replicate < replicates; replicate++)
            {
                Array.Clear(counts);
                var factor = clusters.Length == 1 ? 1 : draw(clusters, counts, CounterRandom.Key(seed, stream, replicate), group.Key);
                for (var place = 0; place < clusters.Length; place++)
                {
                    factors[(clusters[place] * replicates) + replicate] = clusters.Length == 1 ? 1 : counts[place] * factor;
                }
            }
        }

        return new DenseReplicates(design, ReplicateScales.Equal(scale, replicates), factors);
    }

    /// <summary>Counts how often each cluster of a stratum is drawn and gives the weight of once.</summary>
    private delegate double StratumDraw(int[] clusters, int[] counts, ulong key, int stratum);
}
