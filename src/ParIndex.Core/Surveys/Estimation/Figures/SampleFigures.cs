using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.Core.Surveys.Estimation.Figures;

/// <summary>
/// Means, shares, totals and ratios of any numbers by row (see <see cref="RowValues"/>) in every domain. A row without the number (NaN)
/// is left out, as if it belonged to no domain.
/// </summary>
public static class SampleFigures
{
    /// <summary>Mean of the population by domain; of a column of 0 and 1 a share.</summary>
    /// <param name="cells">Design and domains.</param>
    /// <param name="values">Numbers by row.</param>
    /// <param name="runner">Spreads the work over threads; null: one after another. The result is the same to the last bit.</param>
    /// <exception cref="DesignException">See <see cref="LoneCluster"/>.</exception>
    public static IReadOnlyList<SampleFigure> Means(DomainCells cells, NumberColumn values, PieceRunner? runner = null) =>
        Of(cells, values, null, isTotal: false, runner);

    /// <summary>Total of the population by domain: Σ weight × number.</summary>
    /// <inheritdoc cref="Means"/>
    public static IReadOnlyList<SampleFigure> Totals(DomainCells cells, NumberColumn values, PieceRunner? runner = null) =>
        Of(cells, values, null, isTotal: true, runner);

    /// <summary>Ratio of two totals of the population by domain; rows must have both numbers.</summary>
    /// <param name="cells">Design and domains.</param>
    /// <param name="above">Numerator by row.</param>
    /// <param name="below">Denominator by row.</param>
    /// <param name="runner">Spreads the work over threads; null: one after another.</param>
    /// <exception cref="DesignException">See <see cref="LoneCluster"/>.</exception>
    public static IReadOnlyList<SampleFigure> Ratios(DomainCells cells, NumberColumn above, NumberColumn below, PieceRunner? runner = null) =>
        Of(cells, above, below, isTotal: false, runner);

    /// <summary>Mean of the whole population.</summary>
    public static SampleFigure Mean(SurveyDesign design, NumberColumn values) => Means(Whole(design), values)[0];

    /// <summary>Total of the whole population.</summary>
    public static SampleFigure Total(SurveyDesign design, NumberColumn values) => Totals(Whole(design), values)[0];

    /// <summary>Ratio of two totals of the whole population.</summary>
    public static SampleFigure Ratio(SurveyDesign design, NumberColumn above, NumberColumn below) => Ratios(Whole(design), above, below)[0];

    private static DomainCells Whole(SurveyDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return DomainCells.Of(design, DomainTable.Of(design.Data, []));
    }

    private static SampleFigure[] Of(DomainCells cells, NumberColumn above, NumberColumn? below, bool isTotal, PieceRunner? runner)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(above);
        var sums = RowSums.Of(cells, above, below, runner ?? OneByOne.Run);
        var forms = new LinearForm[cells.Domains.Count];
        for (var domain = 0; domain < forms.Length; domain++)
        {
            forms[domain] = LinearForm.Of(cells, sums, domain, isTotal);
        }

        var rows = new RowForms(cells, above, below, forms);
        var spreads = rows.Spreads();
        return cells.Design.Calibrations.Count == 0
            ? CellFigures.Of(cells, sums, forms, spreads)
            : rows.CalibratedFigures(spreads);
    }
}
