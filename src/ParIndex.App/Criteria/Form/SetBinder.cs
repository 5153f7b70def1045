using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;

namespace ParIndex.App.Criteria.Form;

/// <summary>From the tree of a file to the criteria set: names, types, defaults and what children inherit.</summary>
internal sealed class SetBinder(FormReport report)
{
    private bool isExample;

    public SetPlaces Places { get; } = new();

    public CriteriaSet Bind(SetMap root)
    {
        var reader = new MapReader(root, report);
        isExample = root["example"]?.Value is SetScalar { Text: "true" };
        var set = new CriteriaSet
        {
            Id = reader.RequiredText("id"),
            Title = reader.RequiredText("title"),
            TitleEnglish = reader.Text("title_en"),
            Edition = reader.RequiredText("edition"),
            Level = Required(reader, "level", SetWords.Levels),
            Years = reader.Integers("years"),
            LegalBasis = reader.Texts("legal_basis"),
            Supersedes = reader.Text("supersedes"),
            SupersededBy = reader.Texts("superseded_by"),
            IsExample = reader.Flag("example"),
            Note = reader.Block("note"),
            Total = reader.Number("total"),
            Digits = reader.Integer("digits") ?? 2,
            Rounding = reader.Parts("rounding", part => new LevelRounding(part.RequiredInteger("level"), part.RequiredInteger("digits")), Places),
            Ties = reader.Word("ties", SetWords.Ties) ?? TiePolicy.Competition,
            NotApplicable = reader.Word("not_applicable", SetWords.NotApplicable) ?? NotApplicablePolicy.FullPoints,
            Bands = reader.Parts("bands", part => new Band(part.RequiredText("name"), part.RequiredNumber("from")), Places),
            Constants = reader.Parts(
                "constants", part => new NamedConstant(part.RequiredText("name"), part.RequiredNumber("value"), part.Text("label")), Places),
            Criteria = reader.Parts("criteria", part => Node(part, SourceKind.Appraised, CriterionKind.Regular), Places),
            Mapping = reader.Parts("mapping", Mapping, Places),
        };
        reader.Finish(set, Places);
        return set;
    }

    /// <summary>A criterion on its own, as a form or a row holds it.</summary>
    public Criterion BindCriterion(SetMap map)
    {
        var reader = new MapReader(map, report);
        var node = Node(reader, SourceKind.Appraised, CriterionKind.Regular);
        reader.Finish(node, Places);
        return node;
    }

    private Criterion Node(MapReader reader, SourceKind source, CriterionKind kind)
    {
        var outer = report.Criterion;
        var code = report.Criterion = reader.RequiredText("code");
        source = reader.Word("source", SetWords.Sources) ?? source;
        kind = reader.Word("kind", SetWords.Kinds) ?? kind;
        var node = new Criterion
        {
            Code = code,
            Key = reader.RequiredText("key"),
            Title = reader.RequiredText("title"),
            TitleEnglish = reader.Text("title_en"),
            Max = reader.RequiredNumber("max"),
            Kind = kind,
            Source = source,
            AppraiserField = reader.Text("field"),
            Lead = reader.Texts("lead"),
            Coordinators = reader.Texts("coordinators"),
            Inputs = reader.Parts("inputs", Input, Places),
            Rule = Rule(reader, "rule", Default(reader)),
            DraftRule = Rule(reader, "draft", RuleStanding.Remembered),
            Evidence = reader.Texts("evidence"),
            NotApplicable = reader.Word("not_applicable", SetWords.NotApplicable),
            Tests = reader.Parts("tests", Test, Places),
            Note = reader.Block("note"),
            Children = reader.Parts("children", part => Node(part, source, kind), Places),
        };
        report.Criterion = outer;
        return node;
    }

    /// <summary>Says so when a rule does not tell where it comes from; it then claims the least.</summary>
    private RuleStanding Default(MapReader reader)
    {
        if (reader.Has("rule") && !reader.Has("rule_standing") && !isExample)
        {
            report.Warning(
                "set-rule-standing", reader.PlaceOf("rule"),
                $"Cách tính điểm của {report.Criterion} chưa ghi căn cứ nên coi là ví dụ: thêm rule_standing (official, stated, inferred hoặc example).",
                $"The rule of {report.Criterion} does not say where it comes from and is taken as an example: add rule_standing (official, stated, inferred or example).");
        }

        return RuleStanding.Example;
    }

    private ScoringRule? Rule(MapReader reader, string name, RuleStanding standing)
    {
        var isDraft = name == "draft";
        var text = reader.Block(isDraft ? "draft_rule" : "rule");
        standing = reader.Word(name + "_standing", SetWords.Standings) ?? standing;
        var reference = reader.Text(name + "_reference");
        if (text is not null)
        {
            return new ScoringRule(text, standing, reference);
        }

        var orphan = reader.PlaceOf(name + "_standing") ?? (reference is null ? null : reader.PlaceOf(name + "_reference"));
        if (orphan is not null)
        {
            var (rule, member) = isDraft ? ("draft_rule", "draft") : ("rule", "rule");
            report.Error(
                "field-missing", orphan,
                $"{report.Criterion} có {member}_standing hoặc {member}_reference nhưng không có {rule}: thêm {rule} hoặc bỏ đi.",
                $"{report.Criterion} has {member}_standing or {member}_reference but no {rule}: add {rule} or drop them.");
        }

        return null;
    }

    private RuleInput Input(MapReader reader) => new()
    {
        Name = reader.RequiredText("name"),
        Label = reader.RequiredText("label"),
        LabelEnglish = reader.Text("label_en"),
        Type = Required(reader, "type", SetWords.InputTypes),
        Unit = reader.Text("unit"),
        Min = reader.Number("min"),
        Max = reader.Number("max"),
        AtMost = reader.Text("at_most"),
        Options = reader.Texts("options"),
        AlsoFor = reader.Texts("also_for"),
    };

    private static RuleTest Test(MapReader reader) => new(
        reader.RequiredText("name"), reader.Pairs("values"), reader.Number("points"), reader.Flag("not_applicable"), reader.Integer("digits"));

    private static EditionMapping Mapping(MapReader reader) => new(
        reader.Texts("from"), reader.Texts("to"), Required(reader, "relation", SetWords.Relations), reader.Numbers("shares"), reader.Block("note"));

    private static T Required<T>(MapReader reader, string name, WordList<T> words)
        where T : struct, Enum
    {
        var value = reader.Word(name, words);
        if (value is null && !reader.Has(name))
        {
            reader.TellMissing(name);
        }

        return value ?? default;
    }
}
