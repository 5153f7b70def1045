using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Workbook;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Documents.Writing;
using SheetRow = ParIndex.Documents.Writing.SheetRow;

namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>From a questionnaire to the sheets of an XLSForm.</summary>
internal sealed class FormWriter(Questionnaire form)
{
    private static readonly CellStyle HeaderStyle = new() { Bold = true, Wrapped = true, Shaded = true, Size = 11 };

    public IReadOnlyList<Sheet> Sheets()
    {
        var sheets = new List<Sheet>
        {
            Sheet(FormColumns.Survey, FormColumns.SurveyPlain, FormColumns.SurveyTexts, new FormRows(form).All()),
            Sheet(FormColumns.Choices, ["list_name", "name", FormColumns.Kind, FormColumns.Weight], ["label"], form.Lists.SelectMany(Choices)),
            Sheet(FormColumns.Settings, ["form_title", "form_id", "version", "default_language", "style", .. FormColumns.OwnSettings], [FormColumns.Title], [Settings()]),
        };
        if (form.Criteria.Count > 0)
        {
            sheets.Add(Sheet(FormColumns.Criteria, ["criterion", "points"], [], form.Criteria.Select(scored => new OutRow()
                .Put("criterion", scored.Criterion).Put("points", SetText.Number(scored.Points)))));
        }

        if (form.Factors.Count > 0)
        {
            sheets.Add(Sheet(FormColumns.Factors, ["code", "parent"], ["title"], form.Factors.Select(factor => new OutRow()
                .Put("code", factor.Code).Put("parent", factor.Parent).Put("title", factor.Title))));
        }

        return sheets;
    }

    private static IEnumerable<OutRow> Choices(ChoiceList list) => list.Choices.Select(choice => new OutRow()
        .Put("list_name", list.Name)
        .Put("name", choice.Code)
        .Put("label", choice.Label)
        .Put(FormColumns.Kind, choice.Kind == ChoiceKind.Ordinary ? null : QuestionnaireWords.Choices.Word(choice.Kind))
        .Put(FormColumns.Weight, choice.Weight is { } weight ? SetText.Number(weight) : null));

    private OutRow Settings() => new OutRow()
        .Put("form_title", form.Title.In(form.Languages[0]))
        .Put("form_id", form.Code)
        .Put("version", form.Version)
        .Put("default_language", FormLanguages.Header(form.Languages[0]))
        .Put("style", "theme-grid")
        .Put(FormColumns.Title, form.Title)
        .Put("parindex::minutes", form.Minutes is { } minutes ? SetText.Number(minutes) : null)
        .Put("parindex::basis", form.Basis)
        .Put("parindex::note", form.Note)
        .Put("parindex::official", form.IsOfficial ? "yes" : null)
        .Put("parindex::extends", form.Extends)
        .Put("parindex::criteria_set", form.CriteriaSet);

    /// <summary>Plain columns without any value are left out, so that the sheet stays readable; translated ones are there for each language.</summary>
    private Sheet Sheet(string name, IReadOnlyList<string> plain, IReadOnlyList<string> translated, IEnumerable<OutRow> rows)
    {
        var filled = rows.ToList();
        var columns = new List<(string Name, string? Language)>();
        foreach (var column in plain.Take(2))
            columns.Add((column, null));
        foreach (var column in translated.Where(column => column == "label" || filled.Any(row => row.Has(column))))
            columns.AddRange(form.Languages.Select(language => (column, (string?)language)));
        columns.AddRange(plain.Skip(2).Where(column => filled.Any(row => row.Has(column))).Select(column => (column, (string?)null)));
        SheetRow header = new([.. columns.Select(column => SheetCell.Of(column.Language is null ? column.Name : $"{column.Name}::{FormLanguages.Header(column.Language)}", HeaderStyle))]);
        return new Sheet(name, filled.Select(row => new SheetRow([.. columns.Select(column => row[column.Name, column.Language] is { Length: > 0 } text ? SetCells.Text(text) : null)])).Prepend(header))
        {
            HeaderRows = 1,
            ColumnWidths = [.. columns.Select(column => column.Language is not null ? 50.0 : column.Name is "relevant" or "constraint" ? 30.0 : 18.0)],
        };
    }
}

/// <summary>A row to write: values by column, and by language.</summary>
internal sealed class OutRow
{
    private readonly Dictionary<(string Column, string? Language), string> cells = [];

    public string? this[string column, string? language] => cells.GetValueOrDefault((column, language));

    public bool Has(string column) => cells.Keys.Any(key => key.Column == column);

    public OutRow Put(string column, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            cells[(column, null)] = value;
        return this;
    }

    public OutRow Put(string column, Wording wording)
    {
        foreach (var (language, text) in wording.Texts)
            cells[(column, language)] = text;
        return this;
    }

    public OutRow Put(IEnumerable<(string Column, string Value)> values)
    {
        foreach (var (column, value) in values)
            Put(column, value);
        return this;
    }
}
