using System.Globalization;
using System.Text;
using ParIndex.App.Analysis.Simulating;
using ParIndex.App.Criteria;
using ParIndex.App.Criteria.Form;
using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Scoring;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Plans.Cheapest;

/// <summary>The question as files for <c>parindex plan optimise ke-hoach.yaml</c>: the same steps, the same answer; the place to add what a page does not ask, such as several years.</summary>
public static class CheapestPackage
{
    public const string SpecFile = "ke-hoach.yaml";
    private const string SetFile = "bo-tieu-chi.yaml";
    private const string InputsFile = "so-lieu.csv";
    private const string ResultsFile = "ket-qua.csv";


    /// <summary>Writes the ZIP.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="question">The steps.</param>
    /// <param name="choice">What was said of them.</param>
    /// <param name="problem">What this made.</param>
    public static void Write(Stream stream, CheapestQuestion question, CheapestChoice choice, ImprovementProblem problem)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(problem);
        using var package = new Package(stream);
        package.Add(SpecFile, Spec(question, choice, problem));
        package.Add(SetFile, CriteriaSetYaml.Write(question.Case.Scorer.Set));
        package.Add(InputsFile, ["unit", "code", "input", "value"], Inputs(question.Case.Card));
        package.Add(CheapestTable.File, ["code", "step", "cost", "effort", "chance", "owner", "big", "paper_only", "gain", "change"], CheapestTable.Of(question, choice).Rows.Select(Cost));
        if (choice.Goal == CheapestGoal.Rank)
            package.Add(ResultsFile, ["unit", "points"], question.Case.Others.Select(row => (IEnumerable<CsvCell>)[CsvCell.Of(row.Unit), CsvCell.Of(row.Points)]));
    }

    private static string Spec(CheapestQuestion question, CheapestChoice choice, ImprovementProblem problem)
    {
        var text = new StringBuilder();
        Line($"# parindex plan optimise {SpecFile} --alternatives 2");
        Line($"year: {problem.FirstYear}");
        Line($"money: {YamlWord.Quoted(problem.Money)}");
        Line($"set: {SetFile}");
        Line($"inputs: {InputsFile}");
        Line($"unit: {YamlWord.Quoted(question.Case.Card.Unit)}");
        Line($"costs: {CheapestTable.File}");
        var counting = choice.Counting == PointsCounting.Expected ? ", counting: expected" : "";
        switch (choice.Goal)
        {
            case CheapestGoal.Rank:
                Line($"goal: {{ rank: {choice.Rank}, results: {ResultsFile}, ties: {SetWords.Ties.Word(question.Case.Ties)}{counting} }}");
                break;
            case CheapestGoal.Band:
                Line($"goal: {{ band: {YamlWord.Quoted(choice.Band ?? "")}{counting} }}");
                break;
            case CheapestGoal.Points:
                Line($"goal: {{ points: {SetText.Number(choice.Points ?? 0)}{counting} }}");
                break;
            default:
                Line($"goal: {{ most: points{counting} }}");
                break;
        }

        if (problem.Limits.Count > 0)
            Line($"limits:");

        foreach (var limit in problem.Limits)
            Line($"  - {Limit(limit)}");

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Limit(PlanLimit limit) => limit switch
    {
        BudgetLimit budget => $"{{ budget: {SetText.Number(budget.Most)} }}",
        BigChangeLimit big => $"{{ big_changes: {SetText.Number(big.Most)} }}",
        CapacityLimit capacity => $"{{ agency: {YamlWord.Quoted(capacity.Agency)}, days: {SetText.Number(capacity.Days)} }}",
        ForcedLimit forced => $"{{ {(forced.IsIn ? "in" : "out")}: {YamlWord.Quoted(forced.Step)} }}",
        _ => throw new InvalidOperationException(limit.GetType().Name),
    };

    private static IEnumerable<IEnumerable<CsvCell>> Inputs(Scorecard card)
    {
        foreach (var (code, entry) in card.Entries)
        {
            foreach (var (slot, value) in entry.Values)
                yield return Cells(card, code, slot, CsvCell.Of(value));

            if (entry.Points is { } points)
                yield return Cells(card, code, InputTable.PointsSlot, CsvCell.Of(points));

            if (entry.NotApplicable)
                yield return Cells(card, code, InputTable.NotApplicableSlot, CsvCell.Of("yes"));
        }
    }

    private static IEnumerable<CsvCell> Cells(Scorecard card, string code, string input, CsvCell value) => [CsvCell.Of(card.Unit), CsvCell.Of(code), CsvCell.Of(input), value];

    private static IEnumerable<CsvCell> Cost(StepRow row) =>
    [
        CsvCell.Of(row.Code), CsvCell.Of(row.Step), CsvCell.Of(row.Cost), CsvCell.Of(string.Join("; ", row.Effort.Select(one => $"{one.Key}: {SetText.Number(one.Value)}"))),
        row.Chance is { } chance ? CsvCell.Of(chance) : CsvCell.Of(""), CsvCell.Of(row.Owner ?? ""), CsvCell.Of(row.IsBig ? "yes" : ""), CsvCell.Of(row.IsPaperOnly ? "yes" : ""),
        row.Gain is { } gain ? CsvCell.Of(gain) : CsvCell.Of(""), CsvCell.Of(row.Change ?? ""),
    ];
}
