using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;

namespace ParIndex.Core.Surveys.Estimation.Weighting;

/// <summary>Adjusts weights so that groups have their known totals (people by sex and age of the census). Variances then know of it.</summary>
public static class PostStratification
{
    /// <summary>Adjusts.</summary>
    /// <param name="design">The draw with its weights so far.</param>
    /// <param name="groups">Group of each row.</param>
    /// <param name="population">People of each group.</param>
    /// <exception cref="DesignException">A row without group, a group without total or without answers.</exception>
    public static SurveyDesign Of(SurveyDesign design, CodeColumn groups, IReadOnlyDictionary<string, double> population)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(population);
        var found = new RowGroups(design.Data, groups);
        var before = design.WeightsByRow();
        var after = found.Adjusted(before, found.Totals(population));
        return design.With(new NumberColumn("", after), new ToGroups(new GroupMargin(found.Codes, found.Count, before, after)));
    }

    private sealed class ToGroups(GroupMargin margin) : CalibrationStep
    {
        public override void TakeResiduals(double[][] values) => margin.TakeResiduals(values);
    }
}
