using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;

namespace ParIndex.App.Criteria.Form;

/// <summary>From a criteria set to the tree of a file: names in their fixed order, defaults and inherited values left out.</summary>
internal static class SetTree
{
    public static SetMap Of(CriteriaSet set) => new Members()
        .Text("id", set.Id)
        .Text("title", set.Title)
        .Text("title_en", set.TitleEnglish)
        .Text("edition", set.Edition)
        .Word("level", SetWords.Levels.Word(set.Level))
        .Bare("years", set.Years.Select(SetText.Number))
        .Texts("legal_basis", set.LegalBasis)
        .Text("supersedes", set.Supersedes)
        .Texts("superseded_by", set.SupersededBy)
        .Word("example", set.IsExample ? "true" : null)
        .Block("note", set.Note)
        .Number("total", set.Total)
        .Word("digits", SetText.Number(set.Digits))
        .Parts("rounding", set.Rounding, rounding => new Members()
            .Word("level", SetText.Number(rounding.Level))
            .Word("digits", SetText.Number(rounding.Digits)))
        .Word("ties", SetWords.Ties.Word(set.Ties))
        .Word("not_applicable", SetWords.NotApplicable.Word(set.NotApplicable))
        .Parts("bands", set.Bands, band => new Members().Text("name", band.Name).Number("from", band.From))
        .Parts("constants", set.Constants, constant => new Members()
            .Text("name", constant.Name).Number("value", constant.Value).Text("label", constant.Label))
        .Parts("criteria", set.Criteria, node => Node(node, SourceKind.Appraised, CriterionKind.Regular))
        .Parts("mapping", set.Mapping, Mapping)
        .Map();

    /// <summary>A criterion with its children, without what it inherits.</summary>
    private static Members Node(Criterion node, SourceKind source, CriterionKind kind) => Alone(node, source, kind)
        .Parts("children", node.Children, child => Node(child, node.Source, node.Kind));

    /// <summary>A criterion without its children.</summary>
    /// <param name="node">The criterion.</param>
    /// <param name="source">Source it inherits; null writes it always.</param>
    /// <param name="kind">Kind it inherits; null writes it always.</param>
    public static Members Alone(Criterion node, SourceKind? source, CriterionKind? kind) => new Members()
        .Text("code", node.Code)
        .Text("key", node.Key)
        .Text("title", node.Title)
        .Text("title_en", node.TitleEnglish)
        .Number("max", node.Max)
        .Word("kind", node.Kind == kind ? null : SetWords.Kinds.Word(node.Kind))
        .Word("source", node.Source == source ? null : SetWords.Sources.Word(node.Source))
        .Text("field", node.AppraiserField)
        .Texts("lead", node.Lead)
        .Texts("coordinators", node.Coordinators)
        .Parts("inputs", node.Inputs, Input)
        .Rule("rule", "rule", node.Rule, standing: null)
        .Rule("draft_rule", "draft", node.DraftRule, RuleStanding.Remembered)
        .Texts("evidence", node.Evidence)
        .Word("not_applicable", node.NotApplicable is { } policy ? SetWords.NotApplicable.Word(policy) : null)
        .Parts("tests", node.Tests, Test)
        .Block("note", node.Note);

    public static Members Input(RuleInput input) => new Members()
        .Text("name", input.Name)
        .Text("label", input.Label)
        .Text("label_en", input.LabelEnglish)
        .Word("type", SetWords.InputTypes.Word(input.Type))
        .Text("unit", input.Unit)
        .Number("min", input.Min)
        .Number("max", input.Max)
        .Text("at_most", input.AtMost)
        .Texts("options", input.Options)
        .Texts("also_for", input.AlsoFor);

    public static Members Test(RuleTest test) => new Members()
        .Text("name", test.Name)
        .Pairs("values", test.Values)
        .Number("points", test.Points)
        .Word("not_applicable", test.NotApplicable ? "true" : null)
        .Word("digits", test.Digits is { } digits ? SetText.Number(digits) : null);

    public static Members Mapping(EditionMapping mapping) => new Members()
        .Texts("from", mapping.FromKeys)
        .Texts("to", mapping.ToKeys)
        .Word("relation", SetWords.Relations.Word(mapping.Relation))
        .Bare("shares", mapping.Shares.Select(SetText.Number))
        .Block("note", mapping.Note);
}
