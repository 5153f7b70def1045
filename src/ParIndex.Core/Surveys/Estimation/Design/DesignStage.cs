namespace ParIndex.Core.Surveys.Estimation.Design;

/// <summary>One stage of the draw: the units drawn (clusters, or people at the last), and the strata they were drawn from.</summary>
/// <param name="Parent">By unit: the unit of the stage before that it lies in; 0 at the first stage.</param>
/// <param name="Stratum">By unit: its stratum.</param>
/// <param name="StratumParent">By stratum: the unit of the stage before that it lies in; 0 at the first stage.</param>
/// <param name="Drawn">By stratum: number of units in the sample, whether or not they have members in a domain.</param>
/// <param name="Population">By stratum: number of units in the population; infinity when not told.</param>
internal sealed record DesignStage(int[] Parent, int[] Stratum, int[] StratumParent, int[] Drawn, double[] Population)
{
    /// <summary>Number of units.</summary>
    public int Units => Parent.Length;

    /// <summary>Number of strata.</summary>
    public int Strata => StratumParent.Length;

    /// <summary>Share of the stratum that was not drawn: the finite population correction, 1 when the population is endless.</summary>
    public double Undrawn(int stratum) =>
        double.IsPositiveInfinity(Population[stratum]) ? 1 : (Population[stratum] - Drawn[stratum]) / Population[stratum];

    /// <summary>Share of the stratum that was drawn, 0 when the population is endless.</summary>
    public double DrawnShare(int stratum) => Drawn[stratum] / Population[stratum];
}
