using ParIndex.App.Analysis;
using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Estimation;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Intervals;
using ParIndex.Core.Surveys.Estimation.Replicates;
using ParIndex.Core.Surveys.Estimation.Totals;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Estimating;

/// <summary>The tables that can be asked of a survey. The rows are placed once and serve all of them.</summary>
public sealed class EstimateTables
{
    /// <summary>Name of the table of <see cref="Questions"/>.</summary>
    public const string QuestionsTable = "questions";

    /// <summary>Name of the table of <see cref="Index"/>.</summary>
    public const string IndexTable = "index";

    /// <summary>Name of the table of <see cref="Crosstab"/>.</summary>
    public const string CrosstabTable = "crosstab";

    private readonly EstimationSpec spec;
    private readonly DomainCells cells;

    private EstimateTables(EstimationSpec spec, DomainCells cells)
    {
        this.spec = spec;
        this.cells = cells;
    }

    /// <summary>The design as the answers show it.</summary>
    public SurveyDesign Design => cells.Design;

    /// <summary>Places the answers in their strata, clusters and domains.</summary>
    /// <exception cref="DesignException">The answers contradict the design.</exception>
    public static EstimateTables Of(Microdata data, EstimationSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var design = SurveyDesign.Of(data, spec.Design, AllCores.Run);
        return new EstimateTables(spec, DomainCells.Of(design, DomainTable.Of(data, spec.Domain, AllCores.Run), AllCores.Run));
    }

    /// <summary>Mean mark and share satisfied of each question in each domain; the interval is that of the share.</summary>
    public EstimateTable Questions()
    {
        var estimates = QuestionEstimates.Of(cells, [.. spec.Questions.Select(cells.Design.Data.Scale)], spec.Satisfied, AllCores.Run);
        var rows = new List<IReadOnlyList<CsvCell>>();
        for (var domain = 0; domain < estimates.Length; domain++)
        {
            var labels = cells.Domains.Labels(domain);
            for (var question = 0; question < spec.Questions.Count; question++)
            {
                var one = estimates[domain][question];
                var interval = ShareIntervals.Of(one.Share, ShareMethod.Logit, cells.Design.DegreesOfFreedom, one.Answers, spec.Confidence, one.Units);
                rows.Add([
                    .. EstimateTable.Labels(labels), CsvCell.Of(spec.Questions[question]), EstimateTable.Number(one.Answers),
                    EstimateTable.Number(one.Mean.Value), EstimateTable.Number(one.Mean.StandardError), EstimateTable.Number(one.Share.Value),
                    EstimateTable.Number(one.Share.StandardError), EstimateTable.Number(interval.Lower), EstimateTable.Number(interval.Upper),
                    EstimateTable.Number(one.PlainMean), EstimateTable.Number(one.PlainShare),
                ]);
            }
        }

        return new EstimateTable(
            QuestionsTable, [.. spec.Domain, "question", "n", "mean", "mean_se", "share", "share_se", "lo", "hi", "plain_mean", "plain_share"], rows);
    }

    /// <summary>The index in each domain.</summary>
    /// <param name="replicates">Also the error and the interval of percentiles from so many bootstrap replicates (Rao and Wu); 0: none.</param>
    /// <param name="seed">Of the replicates.</param>
    public EstimateTable Index(int replicates = 0, ulong seed = 1)
    {
        var table = Indices(IndexTable, cells.Domains, IndexEstimates.Of(cells, spec.Index, AllCores.Run));
        if (replicates == 0)
        {
            return table;
        }

        var estimates = IndexReplicates.Of(cells, spec.Index, Bootstrap.RaoWu(cells.Design, replicates, seed), AllCores.Run);
        var tail = (1 - spec.Confidence) / 2;
        return table with
        {
            Columns = [.. table.Columns, "replicate_se", "replicate_lo", "replicate_hi"],
            Rows = [.. table.Rows.Zip(estimates, (row, one) => (IReadOnlyList<CsvCell>)[
                .. row, EstimateTable.Number(one.StandardError), .. Percentiles(one.Results, tail),
            ])],
        };
    }

    /// <summary>The index in each cell of the cross table.</summary>
    public EstimateTable Crosstab()
    {
        var domains = spec.Crosstab.Count == 0 ? cells.Domains : DomainTable.Of(cells.Design.Data, spec.Crosstab, AllCores.Run);
        return Indices(CrosstabTable, domains, IndexEstimates.Of(cells.Design, domains, spec.Index, AllCores.Run));
    }

    private EstimateTable Indices(string name, DomainTable domains, IndexEstimate[] estimates)
    {
        var rows = new List<IReadOnlyList<CsvCell>>(estimates.Length);
        for (var domain = 0; domain < estimates.Length; domain++)
        {
            var one = estimates[domain];
            rows.Add([
                .. EstimateTable.Labels(domains.Labels(domain)), EstimateTable.Number(one.People), EstimateTable.Number(one.Index.Value),
                EstimateTable.Number(one.Index.StandardError), .. Limits(one), EstimateTable.Number(one.DesignEffect),
            ]);
        }

        return new(name, [.. domains.Names, "n", "index", "se", "lo", "hi", "deff"], rows);
    }

    private CsvCell[] Limits(IndexEstimate one)
    {
        var interval = MeanIntervals.Student(one.Index, cells.Design.DegreesOfFreedom, spec.Confidence);
        return [EstimateTable.Number(Math.Max(0, interval.Lower)), EstimateTable.Number(Math.Min(100, interval.Upper))];
    }

    private static CsvCell[] Percentiles(double[] results, double tail)
    {
        var ordered = Array.FindAll(results, result => !double.IsNaN(result));
        Array.Sort(ordered);
        return Array.ConvertAll([tail, 1 - tail], share => EstimateTable.Number(ordered.Length == 0 ? double.NaN : SampleQuantile.Of(ordered, share)));
    }
}
