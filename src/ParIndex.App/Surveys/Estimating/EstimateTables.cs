using ParIndex.App.Analysis;
using ParIndex.Core.Surveys.Estimation;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
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
        return new EstimateTables(spec, Cells(design, spec.Domain));
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
                var (low, high) = Intervals.OfShare(one.Share, one.Answers, cells.Design.DegreesOfFreedom, spec.Confidence);
                rows.Add([
                    .. EstimateTable.Labels(labels), CsvCell.Of(spec.Questions[question]), EstimateTable.Number(one.Answers),
                    EstimateTable.Number(one.Mean.Value), EstimateTable.Number(one.Mean.StandardError), EstimateTable.Number(one.Share.Value),
                    EstimateTable.Number(one.Share.StandardError), EstimateTable.Number(low), EstimateTable.Number(high),
                    EstimateTable.Number(one.PlainMean), EstimateTable.Number(one.PlainShare),
                ]);
            }
        }

        return new EstimateTable(
            QuestionsTable, [.. spec.Domain, "question", "n", "mean", "mean_se", "share", "share_se", "lo", "hi", "plain_mean", "plain_share"], rows);
    }

    /// <summary>The index in each domain.</summary>
    public EstimateTable Index() => Indices(IndexTable, spec.Domain, cells);

    /// <summary>The index in each cell of the cross table.</summary>
    public EstimateTable Crosstab() =>
        spec.Crosstab.Count == 0 ? Indices(CrosstabTable, spec.Domain, cells) : Indices(CrosstabTable, spec.Crosstab, Cells(cells.Design, spec.Crosstab));

    private EstimateTable Indices(string name, IReadOnlyList<string> columns, DomainCells within)
    {
        var estimates = IndexEstimates.Of(within, spec.Index, AllCores.Run);
        return new EstimateTable(name, [.. columns, "n", "index", "se", "lo", "hi", "deff"], [.. estimates.Select((one, domain) => (IReadOnlyList<CsvCell>)[
            .. EstimateTable.Labels(within.Domains.Labels(domain)), EstimateTable.Number(one.People), EstimateTable.Number(one.Index.Value),
            EstimateTable.Number(one.Index.StandardError), .. Interval(one), EstimateTable.Number(one.DesignEffect),
        ])]);
    }

    private CsvCell[] Interval(IndexEstimate one)
    {
        var (low, high) = Intervals.OfMean(one.Index, cells.Design.DegreesOfFreedom, spec.Confidence);
        return [EstimateTable.Number(Math.Max(0, low)), EstimateTable.Number(Math.Min(100, high))];
    }

    private static DomainCells Cells(SurveyDesign design, IReadOnlyList<string> names) =>
        DomainCells.Of(design, DomainTable.Of(design.Data, names, AllCores.Run), AllCores.Run);
}
