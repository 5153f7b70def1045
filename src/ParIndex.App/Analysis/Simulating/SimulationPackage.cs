using System.Globalization;
using System.Text;
using ParIndex.App.Criteria;
using ParIndex.App.Criteria.Form;
using ParIndex.Core.Scoring;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Analysis.Simulating;

/// <summary>A simulation as files for <c>parindex simulate mo-phong.yaml</c>: specification, results, set, errors, history, in one ZIP.</summary>
public static class SimulationPackage
{
    public const string SpecFile = "mo-phong.yaml";
    private const string ResultsFile = "ket-qua.csv";
    private const string SetFile = "bo-tieu-chi.yaml";
    private const string ErrorsFile = "sai-so.csv";
    private const string HistoryFile = "lich-su.csv";


    /// <summary>Writes the ZIP.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="simulation">What is simulated.</param>
    /// <param name="title">What it is about.</param>
    public static void Write(Stream stream, GroupSimulation simulation, string title)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        var (group, choice) = (simulation.Group, simulation.Choice);
        using var package = new Package(stream);
        package.Add(SpecFile, Spec(simulation, title));
        if (group.Scorer is { } scorer)
        {
            package.Add(SetFile, CriteriaSetYaml.Write(scorer.Set));
            package.Add(ResultsFile, ["unit", "code", "input", "value"], group.Cards.SelectMany(card => card.Entries.Select(entry => (IEnumerable<CsvCell>)(entry.Value.NotApplicable
                ? [CsvCell.Of(card.Unit), CsvCell.Of(entry.Key), CsvCell.Of(InputTable.NotApplicableSlot), CsvCell.Of("yes")]
                : [CsvCell.Of(card.Unit), CsvCell.Of(entry.Key), CsvCell.Of(InputTable.PointsSlot), CsvCell.Of(entry.Value.Points ?? 0)]))));
        }
        else
        {
            package.Add(ResultsFile, ["unit", "points"], group.Units.Select(unit => (IEnumerable<CsvCell>)[CsvCell.Of(unit.Name), CsvCell.Of(unit.Percent)]));
        }

        if (Has(simulation, GroupSimulation.SurveyName))
        {
            package.Add(ErrorsFile, ["code", "se"], simulation.Simulation.Data.Leaves.Where(leaf => group.SurveyLeaves.Contains(leaf.Code))
                .Select(leaf => (IEnumerable<CsvCell>)[CsvCell.Of(leaf.Code), CsvCell.Of(GroupSimulation.ErrorOf(leaf.Max, choice))]));
        }

        if (Learns(simulation))
        {
            package.Add(HistoryFile, ["unit", "code", "year", "points", "max"], group.History.Select(row =>
                (IEnumerable<CsvCell>)[CsvCell.Of(row.Unit), CsvCell.Of(row.Code), CsvCell.Of(row.Year), CsvCell.Of(row.Points), CsvCell.Of(row.Max)]));
        }
    }

    private static string Spec(GroupSimulation simulation, string title)
    {
        var (group, choice) = (simulation.Group, simulation.Choice);
        var text = new StringBuilder();
        Line($"# parindex simulate {SpecFile}");
        Line($"# sha256: {simulation.Simulation.Digest}");
        Line($"title: {YamlWord.Quoted(title)}");
        Line($"results: {ResultsFile}");
        if (group.Scorer is not null)
            Line($"set: {SetFile}");
        else if (group.Ranking.Bands.Count > 0)
            Line($"bands: [{string.Join(", ", group.Ranking.Bands.Select(band => $"{{ name: {YamlWord.Quoted(band.Name)}, from: {SetText.Number(band.From)} }}"))}]");

        Line($"seed: {choice.Seed}");
        Line($"draws: {choice.Draws}");
        Line($"rank_at_most: [{choice.RankAtMost}]");
        if (simulation.Simulation.Sources.Count > 0)
            Line($"sources:");

        if (Has(simulation, GroupSimulation.SurveyName))
            Line($"  - {{ kind: survey_error, name: {YamlWord.Quoted(GroupSimulation.SurveyName)}, table: {ErrorsFile} }}");

        if (Has(simulation, GroupSimulation.CutName))
        {
            var codes = string.Join(", ", simulation.Simulation.Data.Leaves.Where(leaf => !group.SurveyLeaves.Contains(leaf.Code)).Select(leaf => YamlWord.Quoted(leaf.Code)));
            Line($"  - {{ kind: appraiser_cut, name: {YamlWord.Quoted(GroupSimulation.CutName)}, chance: {Share(choice.CutChance)}, cut: {Share(choice.Cut)}, spread: {Share(choice.CutSpread)}, leaves: [{codes}] }}");
        }

        if (Learns(simulation))
            Line($"  - {{ kind: yearly_change, name: {YamlWord.Quoted(GroupSimulation.ChangeName)}, history: {HistoryFile} }}");
        else if (Has(simulation, GroupSimulation.ChangeName))
            Line($"  - {{ kind: yearly_change, name: {YamlWord.Quoted(GroupSimulation.ChangeName)}, mean: {Share(choice.ChangeMean)}, spread: {Share(choice.ChangeSpread)} }}");

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Share(decimal percent) => SetText.Number(percent / 100);

    private static bool Has(GroupSimulation simulation, string source) => simulation.Simulation.Sources.Any(one => one.Name == source);

    private static bool Learns(GroupSimulation simulation) => simulation.Choice.Change == ChangeKind.Learnt && Has(simulation, GroupSimulation.ChangeName);
}
