using System.Globalization;
using System.Text.Json;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collecting.Tablets;

/// <summary>A questionnaire as a tablet reads it (<c>Assets/ts/tablet/form.ts</c>): all it takes to ask page by page and to check answers by the rules of <see cref="AnswerChecker"/>.</summary>
public static class FormJson
{
    /// <summary>Writes a form.</summary>
    public static void Write(Utf8JsonWriter json, AskedForm form)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(form);
        var asked = form.Questionnaire;
        json.WriteStartObject();
        Text(json, "title", asked.Title);
        Text(json, "intro", asked.Intro);
        Text(json, "consent", asked.Consent);
        Array(json, "languages", asked.Languages, json.WriteStringValue);
        if (asked.Minutes is { } minutes)
            json.WriteNumber("minutes", minutes);

        Array(json, "lists", asked.Lists, list => List(json, list));
        Array(json, "sections", asked.Sections, section => Section(json, section));
        Array(json, "fields", form.Checker.Fields, field => Field(json, asked, field));
        var steps = new FormSteps(form);
        Array(json, "steps", Enumerable.Range(0, steps.Count), step => Array(json, null, steps[step], section => json.WriteNumberValue(Place(asked.Sections, section))));
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, ChoiceList list)
    {
        json.WriteStartObject();
        json.WriteString("name", list.Name);
        Array(json, "choices", list.Choices, choice =>
        {
            json.WriteStartObject();
            json.WriteString("code", choice.Code);
            Text(json, "label", choice.Label);
            Flag(json, "alone", choice.Kind != ChoiceKind.Ordinary);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Section(Utf8JsonWriter json, Section section)
    {
        json.WriteStartObject();
        json.WriteString("code", section.Code);
        Text(json, "title", section.Title);
        Text(json, "intro", section.Intro);
        When(json, "when", section.ShownWhen);
        Array(json, "questions", section.Questions, question => Question(json, question));
        json.WriteEndObject();
    }

    private static void Question(Utf8JsonWriter json, Question question)
    {
        json.WriteStartObject();
        json.WriteString("code", question.Code);
        json.WriteString("kind", question.Kind.ToString());
        Text(json, "text", question.Text);
        Text(json, "hint", question.Hint);
        When(json, "when", question.ShownWhen);
        if (question.Limits is var limits && limits != AnswerLimits.None)
            Limits(json, limits);

        json.WriteEndObject();
    }

    private static void Limits(Utf8JsonWriter json, AnswerLimits limits)
    {
        json.WriteStartObject("limits");
        Number(json, "min", limits.Min);
        Number(json, "max", limits.Max);
        Flag(json, "whole", limits.IsWhole);
        Number(json, "length", limits.MaxLength);
        Number(json, "fewest", limits.MinChoices);
        Number(json, "most", limits.MaxChoices);
        When(json, "rule", limits.Constraint);
        Text(json, "ruleText", limits.ConstraintText);
        json.WriteEndObject();
    }

    private static void Field(Utf8JsonWriter json, Questionnaire asked, Field field)
    {
        json.WriteStartObject();
        json.WriteString("code", field.Code);
        json.WriteString("type", field.Type.ToString());
        json.WriteNumber("section", Place(asked.Sections, field.Section));
        json.WriteNumber("question", Place(field.Section.Questions, field.Question));
        Text(json, "text", field.Text);
        Flag(json, "required", field.IsRequired);
        if (field.List is { } list)
            json.WriteString("list", list.Name);

        if (field.IsReason)
            Array(json, "after", field.AskedAfter, json.WriteStringValue);

        json.WriteEndObject();
    }

    // By itself, not by what it says: two may say the same.
    private static int Place<T>(IReadOnlyList<T> all, T one)
        where T : class => Enumerable.Range(0, all.Count).First(place => ReferenceEquals(all[place], one));

    private static void Text(Utf8JsonWriter json, string name, Wording text)
    {
        if (text.IsEmpty)
            return;

        json.WriteStartObject(name);
        foreach (var (language, wording) in text.Texts)
            json.WriteString(language, wording);

        json.WriteEndObject();
    }

    private static void When(Utf8JsonWriter json, string name, Condition? condition)
    {
        if (condition is null)
            return;

        json.WritePropertyName(name);
        ConditionJson.Write(json, condition);
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } value)
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
    }

    private static void Flag(Utf8JsonWriter json, string name, bool isSet)
    {
        if (isSet)
            json.WriteBoolean(name, true);
    }

    private static void Array<T>(Utf8JsonWriter json, string? name, IEnumerable<T> items, Action<T> write)
    {
        if (name is null)
            json.WriteStartArray();
        else
            json.WriteStartArray(name);

        foreach (var item in items)
            write(item);

        json.WriteEndArray();
    }
}
