using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Workbook;
using ParIndex.Core.Criteria;

namespace ParIndex.App.Criteria.Drafts;

/// <summary>The settings of a set as people type them; short lists one a line: bands "A = 90", rounding "1 = 3" (level = digits), constants "name = value".</summary>
public sealed class SetForm
{
    public string? Title { get; set; }

    public string? TitleEnglish { get; set; }

    public string? Edition { get; set; }

    public string? Level { get; set; }

    public string? Years { get; set; }

    public string? LegalBasis { get; set; }

    public string? Supersedes { get; set; }

    public string? SupersededBy { get; set; }

    public bool Example { get; set; }

    public string? Note { get; set; }

    public string? Total { get; set; }

    public string? Digits { get; set; }

    public string? Ties { get; set; }

    public string? NotApplicable { get; set; }

    public string? Bands { get; set; }

    public string? Rounding { get; set; }

    public string? Constants { get; set; }

    public static SetForm Of(CriteriaSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var map = SetTree.Of(set);
        string? Text(string member) => FormMembers.Text(map, member);
        return new SetForm
        {
            Title = Text("title"),
            TitleEnglish = Text("title_en"),
            Edition = Text("edition"),
            Level = Text("level"),
            Years = Text("years")?.Replace("\n", ", ", StringComparison.Ordinal),
            LegalBasis = Text("legal_basis"),
            Supersedes = Text("supersedes"),
            SupersededBy = Text("superseded_by"),
            Example = set.IsExample,
            Note = Text("note"),
            Total = Text("total"),
            Digits = Text("digits"),
            Ties = Text("ties"),
            NotApplicable = Text("not_applicable"),
            Bands = Pairs(set.Bands.Select(band => (band.Name, SetText.Number(band.From)))),
            Rounding = Pairs(set.Rounding.Select(rounding => (SetText.Number(rounding.Level), SetText.Number(rounding.Digits)))),
            Constants = Pairs(set.Constants.Select(constant => (constant.Name, SetText.Number(constant.Value)))),
        };
    }

    /// <summary>The set with these settings and the criteria and mapping of the one it was; problems name their field.</summary>
    public (CriteriaSet? Set, IReadOnlyList<SetProblem> Problems) Read(CriteriaSet before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var report = new FormReport(SetSheets.Labels);
        var members = FormMembers.Of(
            SetSheets.SettingItems,
            [
                ("title", nameof(Title), Title), ("title_en", nameof(TitleEnglish), TitleEnglish), ("edition", nameof(Edition), Edition), ("level", nameof(Level), Level),
                ("years", nameof(Years), Years?.Replace(',', '\n').Replace(';', '\n')), ("legal_basis", nameof(LegalBasis), LegalBasis),
                ("supersedes", nameof(Supersedes), Supersedes), ("superseded_by", nameof(SupersededBy), SupersededBy), ("example", nameof(Example), Example ? "true" : null),
                ("note", nameof(Note), Note), ("total", nameof(Total), Total), ("digits", nameof(Digits), Digits), ("ties", nameof(Ties), Ties),
                ("not_applicable", nameof(NotApplicable), NotApplicable),
            ],
            report);
        members.Add(new SetMember("id", new SetScalar(before.Id, ScalarStyle.Text)));
        AddPairs(members, "bands", nameof(Bands), Bands, "name", "from", report);
        AddPairs(members, "rounding", nameof(Rounding), Rounding, "level", "digits", report);
        AddPairs(members, "constants", nameof(Constants), Constants, "name", "value", report);
        var set = new SetBinder(report).Bind(new SetMap(members, Core.Text.SourcePlace.InField(nameof(Title))));
        if (report.Problems.Any(problem => problem.IsError))
            return (null, report.Problems);

        var labels = before.Constants.ToDictionary(constant => constant.Name, constant => constant.Label, StringComparer.Ordinal);
        return (set with
        {
            Criteria = before.Criteria,
            Mapping = before.Mapping,
            Constants = [.. set.Constants.Select(constant => constant with { Label = labels.GetValueOrDefault(constant.Name) })],
        }, report.Problems);
    }

    private static void AddPairs(List<SetMember> members, string name, string field, string? text, string left, string right, FormReport report)
    {
        var pairs = FormMembers.Of([new SetColumn(name, name, 0, CellForm.Pairs)], [(name, field, text)], report);
        FormMembers.AddParts(members, name, pairs.SelectMany(member => ((SetMap)member.Value).Members).Select(pair =>
        {
            var place = Core.Text.SourcePlace.InField(field);
            var number = ((SetScalar)pair.Value).Text.Replace(',', '.');
            return new SetMap([new SetMember(left, new SetScalar(pair.Name, ScalarStyle.Text, place), place), new SetMember(right, new SetScalar(number, ScalarStyle.Bare, place), place)], place);
        }));
    }

    private static string? Pairs(IEnumerable<(string Name, string Value)> pairs) =>
        string.Join('\n', pairs.Select(pair => $"{pair.Name} = {pair.Value}")) is { Length: > 0 } text ? text : null;
}
