using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.Core.Surveys.Estimation.Variance;

/// <summary>
/// Variance by Taylor linearisation: of the total, over a stratified sample of several stages, of the linearised value of each unit.
/// After the first stage each stage adds the variance within the units of the stage before times the share drawn there (Särndal,
/// Swensson and Wretman 1992, 4.3; the recursion of R's survey). One for each thread.
/// </summary>
internal sealed class TaylorVariance
{
    private readonly SurveyDesign design;
    private readonly DomainCells? cells;
    private readonly StageVariance[] stages;
    private readonly double[][] totals;

    public TaylorVariance(DomainCells cells)
        : this(cells.Design) => this.cells = cells;

    public TaylorVariance(SurveyDesign design)
    {
        this.design = design;
        stages = [.. design.Stages.Select(stage => new StageVariance(stage, design.Spec.Lone))];
        totals = [.. design.Stages.Take(design.Stages.Count - 1).Select(stage => new double[stage.Units])];
    }

    /// <summary>Variance of the sum of a domain's values.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="values">By cell of the domain: the linearised value of its unit.</param>
    /// <exception cref="DesignException">See <see cref="StageVariance.Take"/>.</exception>
    public double Of(int domain, ReadOnlySpan<double> values) => Of(cells!.Units.AsSpan(cells.Start(domain), values.Length), values);

    /// <summary>Variance of the sum of values of units of the last stage.</summary>
    /// <param name="units">Units that have members in the domain, each once.</param>
    /// <param name="values">Their linearised values.</param>
    /// <exception cref="DesignException">See <see cref="StageVariance.Take"/>.</exception>
    public double Of(ReadOnlySpan<int> units, ReadOnlySpan<double> values)
    {
        if (units.Length == 0)
        {
            return 0;
        }

        var last = stages.Length - 1;
        if (last == 0)
        {
            stages[0].Take(units, values);
            return stages[0][0];
        }

        // From the last stage up: totals of the stage before, and what lies within its units.
        for (var stage = last; stage > 0; stage--)
        {
            stages[stage].Take(units, values);
            var above = totals[stage - 1];
            var present = stages[stage].Parents.ToArray();
            foreach (var unit in present)
            {
                above[unit] = 0;
            }

            var parent = design.Stages[stage].Parent;
            for (var place = 0; place < units.Length; place++)
            {
                above[parent[units[place]]] += values[place];
            }

            Array.Sort(present);
            units = present;
            values = Array.ConvertAll(present, unit => above[unit]);
        }

        stages[0].Take(units, values);
        return stages[0][0] + Within();
    }

    /// <summary>What the later stages add: each the variance within a unit, times the shares drawn at every stage before it.</summary>
    private double Within()
    {
        var added = 0.0;
        for (var at = 1; at < stages.Length; at++)
        {
            foreach (var unit in stages[at].Parents)
            {
                added += stages[at][unit] * ShareDrawn(at - 1, unit);
            }
        }

        return added;
    }

    private double ShareDrawn(int stage, int unit)
    {
        var share = 1.0;
        for (var at = stage; at >= 0; at--)
        {
            var of = design.Stages[at];
            share *= of.DrawnShare(of.Stratum[unit]);
            unit = of.Parent[unit];
        }

        return share;
    }
}
