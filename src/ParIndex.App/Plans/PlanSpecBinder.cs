using System.Globalization;
using ParIndex.App.Analysis;
using ParIndex.App.Criteria;
using ParIndex.App.Criteria.Form;
using ParIndex.App.Results;
using ParIndex.Core.Criteria;
using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans;

/// <summary>From the members of the file to the improvement problem.</summary>
internal sealed class PlanSpecBinder(FormReport report, string folder)
{
    private readonly List<Message> notes = [];

    public SetPlaces Places { get; } = new();

    /// <returns>Null: too little is given to go on; the report says what.</returns>
    public PlanSpec? Bind(SetMap root)
    {
        var reader = new MapReader(root, report);
        var year = reader.RequiredInteger("year");
        var years = reader.Integer("years") ?? 1;
        var money = reader.Text("money") ?? "triệu đồng";
        var source = Source(reader);
        var points = reader.Numbers("points");
        var max = reader.Number("max") ?? source?.Draft.Max ?? 100;
        if (points.Count == 0 && source is null) reader.TellMissing("points");
        if (max <= 0) report.Error("plan", reader.PlaceOf("max"), "max phải lớn hơn 0.", "max must be above 0.");
        if (year is < 1900 or > 9000) report.Error("plan", reader.PlaceOf("year"), "year phải là một năm.", "year must be a year.");
        var leaves = reader.Parts("leaves", Leaf, Places);
        var limits = reader.Parts("limits", new PlanLimitReader(report).Read, Places);
        var goals = new PlanGoalReader(report, folder, Places) { FirstYear = year, Years = years, Max = max, Set = source?.Scorer.Set, Unit = source?.Card.Unit };
        var goal = goals.Read(reader);
        var (costs, history) = (Path(reader.Text("costs")), Path(reader.Text("history")));
        if (source is not null) leaves = WithRuleSteps(leaves, source, costs, history);
        else if (costs is not null) report.Error("plan", reader.PlaceOf("costs"), "costs chỉ dùng cùng set và inputs.", "costs go with set and inputs only.");
        var problem = new ImprovementProblem
        {
            FirstYear = year,
            Years = years,
            Money = money,
            Base = points.Count > 0 ? points : [source?.Draft.Points ?? 0],
            Leaves = leaves,
            Limits = limits,
            Goal = goal ?? new MostPoints(),
            Rounded = points.Count == 0 && source is not null ? source.Draft.Rounded : [],
        };
        reader.Finish(problem, Places);
        return goal is null || max <= 0 || report.Problems.Any(found => found.IsError) ? null : new PlanSpec(problem, notes, source);
    }

    private ScoredSource? Source(MapReader reader)
    {
        var (set, inputs, unit) = (reader.Text("set"), reader.Text("inputs"), reader.Text("unit"));
        if (set is null || inputs is null)
        {
            if (set is not null || inputs is not null) reader.TellMissing(set is null ? "set" : "inputs");
            return null;
        }

        var scorer = SetScorer.Compile(CriteriaSetFile.Load(File.Exists(Path(set)) ? Path(set)! : set), out var problems);
        foreach (var (code, problem) in problems.Where(found => found.Problem.IsError).DistinctBy(found => found.Code))
        {
            notes.Add(new(
                $"Cách tính điểm của {code} sai nên không suy ra bước: {problem.Message.Vietnamese}",
                $"The rule of {code} is wrong, so no steps follow from it: {problem.Message.English}"));
        }

        var cards = ScorecardFile.Read(Path(inputs)!);
        var card = unit is null && cards.Count == 1 ? cards[0] : cards.FirstOrDefault(card => card.Unit == unit);
        if (card is null)
        {
            var known = string.Join(", ", cards.Take(5).Select(found => found.Unit));
            report.Error("plan", reader.PlaceOf("unit") ?? reader.PlaceOf("inputs"), $"Chọn một đơn vị bằng unit: {known} …", $"Choose a unit by unit: {known} …");
            return null;
        }

        var draft = StepDraft.Of(scorer, card);
        if (!draft.IsRoundingWhole)
        {
            notes.Add(new(
                "Bộ tiêu chí làm tròn ở nhiều cấp: kế hoạch cộng điểm không làm tròn; xem tổng điểm chấm lại.",
                "The set rounds at several levels: the plan adds points unrounded; see the total scored anew."));
        }

        return new ScoredSource(scorer, card, draft);
    }

    private IReadOnlyList<ImprovementLeaf> WithRuleSteps(IReadOnlyList<ImprovementLeaf> written, ScoredSource source, string? costs, string? history)
    {
        var table = costs is null ? StepTable.Empty : StepTable.Read(costs);
        var past = history is null ? [] : StepTable.ReadHistory(history);
        var fromRules = new RuleSteps(source.Draft, table, past, notes).Leaves();
        var codes = written.Select(leaf => leaf.Code).ToHashSet(StringComparer.Ordinal);
        return [.. fromRules.Where(leaf => !codes.Contains(leaf.Code)), .. written];
    }

    private ImprovementLeaf Leaf(MapReader reader)
    {
        var code = reader.RequiredText("code");
        var number = 0;
        return new ImprovementLeaf(code, reader.Text("title") ?? code, reader.Parts("steps", part => Step(part, code, ++number), Places));
    }

    private ImprovementStep Step(MapReader reader, string code, int number)
    {
        var id = reader.Text("id") ?? StepDraft.StepId(code, number);
        var change = reader.Text("change") ?? id;
        return new ImprovementStep
        {
            Id = id,
            Change = new Message(change, reader.Text("change_en") ?? change),
            Gain = reader.RequiredNumber("gain"),
            Cost = reader.RequiredNumber("cost"),
            Upkeep = reader.Number("upkeep") ?? 0,
            Effort = Effort(reader),
            Chance = reader.Number("chance") ?? 1,
            Owner = reader.Text("owner"),
            IsBig = reader.Flag("big"),
            IsReal = !reader.Flag("paper_only"),
            MayLapse = reader.Flag("may_lapse"),
            Earliest = reader.Integer("earliest"),
            Latest = reader.Integer("latest"),
        };
    }

    private Dictionary<string, decimal> Effort(MapReader reader)
    {
        var effort = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (agency, text) in reader.Pairs("effort"))
        {
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days <= PlanProblems.Largest)
            {
                effort[agency] = days;
                continue;
            }

            report.Error("plan", reader.PlaceOf("effort"), $"công của {agency} là “{CellNumber.Short(text)}”: ghi số ngày công như 12.5.", $"effort of {agency} is “{CellNumber.Short(text)}”: write person-days like 12.5.");
        }

        return effort;
    }

    private string? Path(string? name) => name is null ? null : System.IO.Path.Combine(folder, name);
}
