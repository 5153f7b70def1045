using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Workbook;
using ParIndex.Core.Criteria;

namespace ParIndex.App.Criteria.Drafts;

/// <summary>
/// A criterion as people type it: texts, lists one a line, figures as "name = value" a line, decimals with comma or point, words or their labels; the
/// same that cells of the workbook hold.
/// </summary>
public sealed class CriterionForm
{
    /// <summary>Members of a criterion by name in the set file; the key and what stands below it are not edited here.</summary>
    internal static readonly (string Member, string Property, Func<CriterionForm, string?> Get, Action<CriterionForm, string?> Set)[] Members =
    [
        ("code", nameof(Code), form => form.Code, (form, text) => form.Code = text),
        ("title", nameof(Title), form => form.Title, (form, text) => form.Title = text),
        ("title_en", nameof(TitleEnglish), form => form.TitleEnglish, (form, text) => form.TitleEnglish = text),
        ("max", nameof(Max), form => form.Max, (form, text) => form.Max = text),
        ("kind", nameof(Kind), form => form.Kind, (form, text) => form.Kind = text),
        ("source", nameof(Source), form => form.Source, (form, text) => form.Source = text),
        ("field", nameof(AppraiserField), form => form.AppraiserField, (form, text) => form.AppraiserField = text),
        ("lead", nameof(Lead), form => form.Lead, (form, text) => form.Lead = text),
        ("coordinators", nameof(Coordinators), form => form.Coordinators, (form, text) => form.Coordinators = text),
        ("rule", nameof(Rule), form => form.Rule, (form, text) => form.Rule = text),
        ("rule_standing", nameof(RuleStanding), form => form.RuleStanding, (form, text) => form.RuleStanding = text),
        ("rule_reference", nameof(RuleReference), form => form.RuleReference, (form, text) => form.RuleReference = text),
        ("draft_rule", nameof(DraftRule), form => form.DraftRule, (form, text) => form.DraftRule = text),
        ("draft_reference", nameof(DraftReference), form => form.DraftReference, (form, text) => form.DraftReference = text),
        ("evidence", nameof(Evidence), form => form.Evidence, (form, text) => form.Evidence = text),
        ("not_applicable", nameof(NotApplicable), form => form.NotApplicable, (form, text) => form.NotApplicable = text),
        ("note", nameof(Note), form => form.Note, (form, text) => form.Note = text),
    ];

    public string? Code { get; set; }

    public string? Title { get; set; }

    public string? TitleEnglish { get; set; }

    public string? Max { get; set; }

    public string? Kind { get; set; }

    public string? Source { get; set; }

    public string? AppraiserField { get; set; }

    public string? Lead { get; set; }

    public string? Coordinators { get; set; }

    public string? Rule { get; set; }

    public string? RuleStanding { get; set; }

    public string? RuleReference { get; set; }

    public string? DraftRule { get; set; }

    public string? DraftReference { get; set; }

    public string? Evidence { get; set; }

    public string? NotApplicable { get; set; }

    public string? Note { get; set; }

    public List<InputForm> Inputs { get; set; } = [];

    public List<TestForm> Tests { get; set; } = [];

    /// <summary>The form filled with a criterion.</summary>
    public static CriterionForm Of(Criterion node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var map = SetTree.Alone(node, source: null, kind: null).Map();
        var form = new CriterionForm { Inputs = [.. node.Inputs.Select(InputForm.Of)], Tests = [.. node.Tests.Select(TestForm.Of)] };
        foreach (var (member, _, _, set) in Members)
            set(form, FormMembers.Text(map, member));

        return form;
    }

    /// <summary>
    /// The criterion typed, with the key and children of the one it was. What cannot be read is told with the field it stands in
    /// (<see cref="Core.Text.SourcePlace.Field"/>, as "Rule" or "Inputs[0].Name"); then there is no criterion.
    /// </summary>
    public CriterionReading Read(Criterion before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var report = new FormReport(SetSheets.Labels);
        var members = FormMembers.Of(SetSheets.CriteriaColumns, Members.Select(member => (member.Member, member.Property, member.Get(this))), report);
        members.Add(new SetMember("key", new SetScalar(before.Key, ScalarStyle.Text)));
        FormMembers.AddParts(members, "inputs", Inputs.Select((row, index) => row.Read($"{nameof(Inputs)}[{SetText.Number(index)}].", report)));
        FormMembers.AddParts(members, "tests", Tests.Select((row, index) => row.Read($"{nameof(Tests)}[{SetText.Number(index)}].", report)));
        var binder = new SetBinder(report);
        var node = binder.BindCriterion(new SetMap(members));
        var isSound = !report.Problems.Any(problem => problem.IsError);
        return new CriterionReading(isSound ? node with { Children = before.Children } : null, report.Problems);
    }
}

/// <summary>A criterion read from a form, or what stands against it.</summary>
public sealed record CriterionReading(Criterion? Node, IReadOnlyList<SetProblem> Problems);
