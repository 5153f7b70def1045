using ParIndex.Core.Surveys.Estimation.Totals;
using ParIndex.Core.Surveys.Estimation.Variance;

namespace ParIndex.Core.Surveys.Estimation.Figures;

/// <summary>Figures from sums of cells, where weights are those of the draw.</summary>
internal static class CellFigures
{
    /// <summary>Figures by domain.</summary>
    public static SampleFigure[] Of(DomainCells cells, RowSums sums, LinearForm[] forms, SampleSpread[] spreads)
    {
        var taylor = new TaylorVariance(cells.Design);
        var figures = new SampleFigure[forms.Length];
        for (var domain = 0; domain < figures.Length; domain++)
        {
            var form = forms[domain];
            var (units, linear, weights) = (new List<int>(), new List<double>(), new List<double>());
            for (var cell = cells.Start(domain); cell < cells.Start(domain + 1); cell++)
            {
                // A unit nobody of whom answered does not count as present in the domain.
                if (sums.Rows[cell] > 0)
                {
                    units.Add(cells.Units[cell]);
                    linear.Add((sums.Above[cell] - (form.Ratio * sums.Below[cell])) / form.Divisor);
                    weights.Add(sums.Weights[cell]);
                }
            }

            var own = UnitValues.Of([.. units], [.. linear], [.. weights]);
            figures[domain] = new SampleFigure(cells.Design, form.Value, own, form.Answers, spreads[domain], taylor);
        }

        return figures;
    }
}
