using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Totals;
using ParIndex.Core.Surveys.Estimation.Variance;

namespace ParIndex.Core.Surveys.Estimation;

/// <summary>An index over several questions in every domain, with its standard error. Each question counts by those who answered it.</summary>
public static class IndexEstimates
{
    /// <summary>Pairs of domain and unit above which people are sorted by domain instead of summed by pair.</summary>
    private const long MostPairs = 1 << 22;

    /// <summary>Estimates.</summary>
    /// <param name="design">The design and the answers.</param>
    /// <param name="domains">The domains.</param>
    /// <param name="index">The index.</param>
    /// <param name="runner">Spreads the work over threads; null: one after another. The result is the same to the last bit.</param>
    /// <exception cref="DesignException">See <see cref="LoneCluster"/>.</exception>
    public static IndexEstimate[] Of(SurveyDesign design, DomainTable domains, IndexSpec index, PieceRunner? runner = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(domains);
        ArgumentNullException.ThrowIfNull(index);
        var run = runner ?? OneByOne.Run;
        design.RequireUncalibrated();
        var isComplete = !index.Questions.Any(name => design.Data.Scale(name).HasMissing);
        return isComplete && (long)domains.Count * design.Last.Units > MostPairs
            ? OfSorted(design, domains, index, run)
            : Of(DomainCells.Of(design, domains, run), index, run);
    }

    /// <summary>Estimates in domains whose cells are already placed.</summary>
    /// <inheritdoc cref="Of(SurveyDesign, DomainTable, IndexSpec, PieceRunner?)"/>
    public static IndexEstimate[] Of(DomainCells cells, IndexSpec index, PieceRunner? runner = null)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(index);
        cells.Design.RequireUncalibrated();
        var run = runner ?? OneByOne.Run;
        return index.Questions.Any(name => cells.Design.Data.Scale(name).HasMissing) ? OfAnswers(cells, index, run) : OfPersons(cells, index, run);
    }

    /// <summary>Everybody answered everything: the index is the mean of each person's own.</summary>
    private static IndexEstimate[] OfPersons(DomainCells cells, IndexSpec index, PieceRunner runner)
    {
        var totals = PersonTotals.Of(cells, index, runner);
        var variance = new TaylorVariance(cells.Design);
        var results = new IndexEstimate[cells.Domains.Count];
        for (var domain = 0; domain < results.Length; domain++)
        {
            var range = cells.Start(domain)..cells.Start(domain + 1);
            results[domain] = Estimate(cells.Units.AsSpan(range), totals.AsSpan(range), variance);
        }

        return results;
    }

    /// <summary>The same for very many domains: each is summed by unit on its own.</summary>
    private static IndexEstimate[] OfSorted(SurveyDesign design, DomainTable domains, IndexSpec index, PieceRunner runner)
    {
        const int domainsAPiece = 32;
        var rows = DomainRows.Of(design, domains, index, runner);
        var results = new IndexEstimate[domains.Count];
        runner((domains.Count + domainsAPiece - 1) / domainsAPiece, piece =>
        {
            var variance = new TaylorVariance(design);
            var sums = new UnitSums(design.Last.Units);
            for (var domain = piece * domainsAPiece; domain < Math.Min(results.Length, (piece + 1) * domainsAPiece); domain++)
            {
                sums.Take(rows.Units(domain), rows.Weights(domain), rows.Persons(domain));
                results[domain] = Estimate(sums.Units, sums.Totals, variance);
            }
        });
        return results;
    }

    private static IndexEstimate Estimate(ReadOnlySpan<int> units, ReadOnlySpan<PersonTotals> totals, TaylorVariance variance)
    {
        var all = default(PersonTotals);
        foreach (ref readonly var unit in totals)
        {
            all.Add(unit);
        }

        var mean = all.Sum / all.Weight;
        var values = new double[totals.Length];
        for (var unit = 0; unit < values.Length; unit++)
        {
            values[unit] = (totals[unit].Sum - (mean * totals[unit].Weight)) / all.Weight;
        }

        var spread = (all.Square / all.Weight) - ((mean - PersonTotals.Middle) * (mean - PersonTotals.Middle));
        var found = variance.Of(units, values);
        return new IndexEstimate(all.People, all.Weight, new Estimate(mean, Math.Sqrt(found)), DesignEffect(found, spread, all.People, all.Weight));
    }

    /// <summary>Some left questions out: figures of the questions first, then what each person adds to them.</summary>
    private static IndexEstimate[] OfAnswers(DomainCells cells, IndexSpec index, PieceRunner runner)
    {
        var domains = DomainCells.OfDomains(cells.Design, cells.Domains);
        var whole = CellWeights.Of(domains, runner);
        var figures = NewTable(cells.Domains.Count, index.Questions.Count);
        var answered = NewTable(cells.Domains.Count, index.Questions.Count);
        ScaleTotals.Sum(domains, whole, [.. index.Questions.Select(cells.Design.Data.Scale)], index.Satisfied, runner, (first, count, sums) =>
        {
            for (var domain = 0; domain < figures.Length; domain++)
            {
                for (var lane = 0; lane < count; lane++)
                {
                    var weight = answered[domain][first + lane] = sums.WeightedAnswers(domain, lane);
                    figures[domain][first + lane] = index.Total(sums.WeightedMarks(domain, lane), sums.WeightedSatisfied(domain, lane), weight) / weight;
                }
            }
        });

        var values = IndexTotals.Linearised(cells, index, figures, answered, runner);
        var variance = new TaylorVariance(cells);
        var results = new IndexEstimate[figures.Length];
        for (var domain = 0; domain < results.Length; domain++)
        {
            var (from, to) = (cells.Start(domain), cells.Start(domain + 1));
            var value = index.Weights.Zip(figures[domain], (weight, figure) => weight * figure).Sum();
            var found = variance.Of(domain, values.AsSpan(from, to - from));
            results[domain] = new IndexEstimate(whole.Rows[domain], whole.Weights[domain], new Estimate(value, Math.Sqrt(found)), double.NaN);
        }

        return results;
    }

    /// <summary>Variance over that of as many people drawn one by one without replacement.</summary>
    private static double DesignEffect(double variance, double spread, long people, double population)
    {
        var ofPeople = spread * people / (people - 1);
        return population <= people ? double.NaN : variance / (ofPeople * (population - people) / (population * people));
    }

    private static double[][] NewTable(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new double[columns])];
}
