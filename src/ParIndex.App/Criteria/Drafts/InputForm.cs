using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Workbook;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;

namespace ParIndex.App.Criteria.Drafts;

/// <summary>An input of a rule as typed; a row left blank is none.</summary>
public sealed class InputForm
{
    public string? Name { get; set; }

    public string? Label { get; set; }

    public string? LabelEnglish { get; set; }

    public string? Type { get; set; }

    public string? Unit { get; set; }

    public string? Min { get; set; }

    public string? Max { get; set; }

    public string? AtMost { get; set; }

    public string? Options { get; set; }

    public string? AlsoFor { get; set; }

    internal static InputForm Of(RuleInput input)
    {
        var map = SetTree.Input(input).Map();
        return new InputForm
        {
            Name = FormMembers.Text(map, "name"),
            Label = FormMembers.Text(map, "label"),
            LabelEnglish = FormMembers.Text(map, "label_en"),
            Type = FormMembers.Text(map, "type"),
            Unit = FormMembers.Text(map, "unit"),
            Min = FormMembers.Text(map, "min"),
            Max = FormMembers.Text(map, "max"),
            AtMost = FormMembers.Text(map, "at_most"),
            Options = FormMembers.Text(map, "options"),
            AlsoFor = FormMembers.Text(map, "also_for"),
        };
    }

    // The kind has always some value: a row is blank when nothing else was typed.
    internal SetMap? Read(string prefix, FormReport report) => FormMembers.IsBlank(Name, Label, LabelEnglish, Unit, Min, Max, AtMost, Options, AlsoFor)
        ? null
        : FormMembers.Part(
            SetSheets.InputColumns, prefix + nameof(Name),
            [
                ("name", prefix + nameof(Name), Name), ("label", prefix + nameof(Label), Label), ("label_en", prefix + nameof(LabelEnglish), LabelEnglish),
                ("type", prefix + nameof(Type), Type), ("unit", prefix + nameof(Unit), Unit), ("min", prefix + nameof(Min), Min), ("max", prefix + nameof(Max), Max),
                ("at_most", prefix + nameof(AtMost), AtMost), ("options", prefix + nameof(Options), Options), ("also_for", prefix + nameof(AlsoFor), AlsoFor),
            ],
            report);
}

/// <summary>A test case of a rule as typed; a row left blank is none.</summary>
public sealed class TestForm
{
    public string? Name { get; set; }

    /// <summary>"name = value", one a line.</summary>
    public string? Values { get; set; }

    public string? Points { get; set; }

    public bool NotApplicable { get; set; }

    public string? Digits { get; set; }

    internal static TestForm Of(RuleTest test)
    {
        var map = SetTree.Test(test).Map();
        return new TestForm
        {
            Name = FormMembers.Text(map, "name"),
            Values = FormMembers.Text(map, "values"),
            Points = FormMembers.Text(map, "points"),
            NotApplicable = test.NotApplicable,
            Digits = FormMembers.Text(map, "digits"),
        };
    }

    internal SetMap? Read(string prefix, FormReport report) => FormMembers.IsBlank(Name, Values, Points, Digits) && !NotApplicable
        ? null
        : FormMembers.Part(
            SetSheets.TestColumns, prefix + nameof(Name),
            [
                ("name", prefix + nameof(Name), Name), ("values", prefix + nameof(Values), Values), ("points", prefix + nameof(Points), Points),
                ("not_applicable", prefix + nameof(NotApplicable), NotApplicable ? "true" : null), ("digits", prefix + nameof(Digits), Digits),
            ],
            report);
}
