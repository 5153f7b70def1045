using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;

namespace ParIndex.Core.Surveys.Estimation.Weighting;

/// <summary>One margin of raking.</summary>
/// <param name="Groups">Group of each row.</param>
/// <param name="Population">People of each group.</param>
public sealed record RakingMargin(CodeColumn Groups, IReadOnlyDictionary<string, double> Population);

/// <summary>Outcome of raking.</summary>
/// <param name="Design">The draw with the new weights.</param>
/// <param name="HasConverged">Whether all margins are met.</param>
/// <param name="Rounds">Rounds over all margins.</param>
/// <param name="LargestGap">Largest distance of a group from its total, as a share of the population.</param>
public sealed record Raked(SurveyDesign Design, bool HasConverged, int Rounds, double LargestGap);

/// <summary>
/// Adjusts weights to several margins whose crossing is not known, one after the other until all are met (Deming and Stephan 1940).
/// </summary>
public static class Raking
{
    /// <summary>Rounds of taking residuals; R's survey does as many.</summary>
    private const int ResidualRounds = 10;

    /// <summary>Adjusts.</summary>
    /// <param name="design">The draw with its weights so far.</param>
    /// <param name="margins">Margins; their totals should have one sum, or raking cannot converge.</param>
    /// <param name="mostRounds">Rounds after which it gives up.</param>
    /// <param name="tolerance">Largest gap that counts as met, as a share of the population.</param>
    /// <exception cref="DesignException">A row without group, a group without total or without answers.</exception>
    public static Raked Of(SurveyDesign design, IReadOnlyList<RakingMargin> margins, int mostRounds = 200, double tolerance = 1e-12)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(margins);
        ArgumentOutOfRangeException.ThrowIfZero(margins.Count);
        var groups = margins.Select(margin => new RowGroups(design.Data, margin.Groups)).ToArray();
        var totals = margins.Select((margin, place) => groups[place].Totals(margin.Population)).ToArray();
        var weights = design.WeightsByRow();
        var after = new GroupMargin[groups.Length];
        var (round, gap) = (0, double.PositiveInfinity);
        while (round < mostRounds && !(gap <= tolerance))
        {
            for (var margin = 0; margin < groups.Length; margin++)
            {
                weights = groups[margin].Adjusted(weights, totals[margin]);
                after[margin] = new GroupMargin(groups[margin].Codes, groups[margin].Count, null, weights);
            }

            round++;
            gap = groups.Select((one, margin) => Gap(one.Sums(weights), totals[margin])).Max();
        }

        return new Raked(design.With(new NumberColumn("", weights), new ToMargins(after)), gap <= tolerance, round, gap);
    }

    private static double Gap(double[] sums, double[] totals) => sums.Zip(totals, (sum, total) => Math.Abs(sum - total)).Max() / totals.Sum();

    private sealed class ToMargins(GroupMargin[] margins) : CalibrationStep
    {
        public override void TakeResiduals(double[][] values)
        {
            for (var round = 0; round < ResidualRounds; round++)
            {
                foreach (var margin in margins)
                {
                    margin.TakeResiduals(values);
                }
            }
        }
    }
}
