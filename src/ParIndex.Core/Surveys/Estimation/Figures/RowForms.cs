using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Totals;
using ParIndex.Core.Surveys.Estimation.Variance;

namespace ParIndex.Core.Surveys.Estimation.Figures;

/// <summary>Linearised values row by row.</summary>
internal sealed class RowForms(DomainCells cells, NumberColumn above, NumberColumn? below, LinearForm[] forms)
{
    /// <summary>Spread of the rows of each domain.</summary>
    public SampleSpread[] Spreads()
    {
        var squares = new double[forms.Length + 1];
        EachRow((_, _, domain, weight, value) =>
        {
            var fromCentre = value - forms[domain].Centre;
            squares[domain] += weight * fromCentre * fromCentre;
        });
        var spreads = new SampleSpread[forms.Length];
        for (var domain = 0; domain < spreads.Length; domain++)
        {
            var form = forms[domain];
            double answers = form.Weighing;
            var scale = form.Population / form.Divisor;
            spreads[domain] = new SampleSpread(form.Weighing, form.Population, squares[domain] / form.Population * (answers / (answers - 1)), scale);
        }

        return spreads;
    }

    /// <summary>Figures of a calibrated design: what varies is what calibration left over, in every row of the sample.</summary>
    public SampleFigure[] CalibratedFigures(SampleSpread[] spreads)
    {
        var design = cells.Design;
        var taylor = new TaylorVariance(design);
        var figures = new SampleFigure[forms.Length];
        var all = Enumerable.Range(0, design.Last.Units).ToArray();
        for (var wanted = 0; wanted < figures.Length; wanted++)
        {
            var form = forms[wanted];
            var rows = Enumerable.Range(0, design.Data.Chunks).Select(chunk => new double[design.Data.RowsOf(chunk)]).ToArray();
            var weights = new double[all.Length];
            EachRow((chunk, row, domain, weight, value) =>
            {
                if (domain == wanted)
                {
                    rows[chunk][row] = weight * value / form.Divisor;
                    weights[design.UnitsOf(chunk)[row]] += weight;
                }
            });
            foreach (var step in design.Calibrations)
            {
                step.TakeResiduals(rows);
            }

            var linear = new double[all.Length];
            for (var chunk = 0; chunk < rows.Length; chunk++)
            {
                var units = design.UnitsOf(chunk);
                for (var row = 0; row < units.Length; row++)
                {
                    linear[units[row]] += rows[chunk][row];
                }
            }

            figures[wanted] = new SampleFigure(design, form.Value, new UnitValues(all, linear, weights), form.Answers, spreads[wanted], taylor);
        }

        return figures;
    }

    /// <summary>Gives chunk, row, domain, weight and numerator − ratio × denominator of each row used.</summary>
    private void EachRow(RowUse use)
    {
        for (var chunk = 0; chunk < cells.Design.Data.Chunks; chunk++)
        {
            var domains = cells.Domains.DomainsOf(chunk);
            var weights = cells.Design.WeightsOf(chunk);
            var numbers = above.Chunk(chunk);
            var divisors = below is null ? default : below.Chunk(chunk);
            for (var row = 0; row < domains.Length; row++)
            {
                var divisor = below is null ? 1 : divisors[row];
                if (domains[row] != DomainTable.None && !double.IsNaN(numbers[row]) && !double.IsNaN(divisor))
                {
                    use(chunk, row, domains[row], weights[row], numbers[row] - (forms[domains[row]].Ratio * divisor));
                }
            }
        }
    }

    private delegate void RowUse(int chunk, int row, int domain, double weight, double value);
}
