using ParIndex.App.Criteria.Form;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>A row of an XLSForm sheet.</summary>
/// <param name="Place">Its first cell.</param>
/// <param name="Cells">Cells that hold anything, by column name.</param>
/// <param name="Texts">Cells in languages: column and language.</param>
internal sealed record FormRow(
    SourcePlace Place, IReadOnlyDictionary<string, TableCell> Cells, IReadOnlyDictionary<(string Column, string Language), TableCell> Texts)
{
    /// <summary>The cell as one line; empty when blank.</summary>
    public string this[string column] => Cells.TryGetValue(column, out var cell) ? SetText.Line(cell.Text) : "";

    public SourcePlace PlaceOf(string column) => Cells.TryGetValue(column, out var cell) ? cell.Source : Place;

    public Wording Wording(string column) => QuestionnaireWords.Wording(
        Texts.Where(pair => pair.Key.Column == column).Select(pair => new KeyValuePair<string, string>(pair.Key.Language, pair.Value.Text)));
}

/// <summary>A sheet of an XLSForm with its header understood. Header names are read without case, blanks and underscores alike.</summary>
internal sealed class FormSheet
{
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["list name"] = "list_name", ["id_string"] = "form_id", ["title"] = "form_title", ["relevance"] = "relevant", ["constraint message"] = "constraint_message",
        ["required message"] = "required_message", ["choice filter"] = "choice_filter", ["default language"] = "default_language", ["value"] = "name", ["command"] = "type",
    };

    private readonly List<FormRow> rows = [];
    private readonly List<string> languages = [];

    private FormSheet()
    {
    }

    public IReadOnlyList<FormRow> Rows => rows;

    /// <summary>Languages of its columns in order, without the default one of plain columns.</summary>
    public IReadOnlyList<string> Languages => languages;

    /// <summary>Reads a sheet; null when the workbook has none of this name.</summary>
    /// <param name="document">The workbook.</param>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="known">Columns understood; the others are told.</param>
    /// <param name="translated">Columns among them that have languages.</param>
    /// <param name="plain">Language of a translated column that names none.</param>
    /// <param name="report">Collects.</param>
    public static FormSheet? Read(
        DocumentContent document, string name, IReadOnlyCollection<string> known, IReadOnlyCollection<string> translated, string plain, FormReport report)
    {
        var table = document.Blocks.OfType<TableBlock>().FirstOrDefault(
            block => string.Equals(block.Source.Sheet?.Trim(), name, StringComparison.OrdinalIgnoreCase));
        if (table is null)
            return null;

        var sheet = new FormSheet();
        var columns = sheet.Header(table.Rows[0], known, translated, plain, report);
        foreach (var row in table.Rows.Skip(1))
            sheet.Add(row, columns);

        TellUnused(table, columns, name, report);
        return sheet;
    }

    private Dictionary<int, (string Name, string? Language)> Header(
        TableRow header, IReadOnlyCollection<string> known, IReadOnlyCollection<string> translated, string plain, FormReport report)
    {
        var columns = new Dictionary<int, (string Name, string? Language)>();
        foreach (var cell in header.Cells)
        {
            var (name, language) = Split(SetText.Line(cell.Text), translated);
            if (!known.Contains(name))
                continue;

            string? tag = null;
            if (translated.Contains(name))
            {
                tag = language is null ? plain : FormLanguages.Tag(language);
                if (tag is null)
                {
                    report.Error(
                        "language", cell.Source, $"Cột “{cell.Text}”: ghi mã ngôn ngữ trong ngoặc, ví dụ “{name}::English (en)”.",
                        $"Column “{cell.Text}”: put the language tag in brackets, as in “{name}::English (en)”.");
                    continue;
                }

                if (language is not null && !languages.Contains(tag))
                    languages.Add(tag);
            }

            if (columns.ContainsValue((name, tag)))
                report.Error("column-duplicate", cell.Source, $"Có hai cột “{cell.Text}”: bỏ một.", $"There are two columns “{cell.Text}”: drop one.");
            else
                columns[cell.Column] = (name, tag);
        }

        return columns;
    }

    /// <summary>"label::English (en)" to name and language; also the old single colon.</summary>
    private static (string Name, string? Language) Split(string text, IReadOnlyCollection<string> translated)
    {
        foreach (var mark in new[] { "::", ":" })
        {
            foreach (var name in translated)
            {
                if (text.StartsWith(name + mark, StringComparison.OrdinalIgnoreCase) && text.Length > name.Length + mark.Length)
                    return (name, text[(name.Length + mark.Length)..].Trim());
            }
        }

        var lower = text.ToLowerInvariant();
        return (Aliases.GetValueOrDefault(lower, lower), null);
    }

    private void Add(TableRow row, Dictionary<int, (string Name, string? Language)> columns)
    {
        var cells = new Dictionary<string, TableCell>(StringComparer.Ordinal);
        var texts = new Dictionary<(string, string), TableCell>();
        foreach (var cell in row.Cells.Where(cell => cell.Text.Trim().Length > 0))
        {
            if (!columns.TryGetValue(cell.Column, out var column))
                continue;

            if (column.Language is { } language)
                texts[(column.Name, language)] = cell;
            else
                cells[column.Name] = cell;
        }

        if (cells.Count + texts.Count > 0)
            rows.Add(new FormRow(row.Source, cells, texts));
    }

    /// <summary>A column that is not understood is told once, with how many cells of it hold anything.</summary>
    private static void TellUnused(TableBlock table, Dictionary<int, (string Name, string? Language)> columns, string sheet, FormReport report)
    {
        var cells = table.Rows.Skip(1).SelectMany(row => row.Cells).Where(cell => !columns.ContainsKey(cell.Column) && cell.Text.Trim().Length > 0);
        foreach (var column in cells.GroupBy(cell => cell.Column).OrderBy(group => group.Key))
        {
            var header = table.Rows[0].Cells.FirstOrDefault(cell => cell.Column == column.Key);
            var name = header is null ? "?" : SetText.Line(header.Text);
            report.Warning(
                "column-ignored", header?.Source ?? column.First().Source,
                $"Trang {sheet}, cột “{name}”: không dùng ở đây, bỏ qua {column.Count()} ô (đầu tiên {column.First().Source.Cell}).",
                $"Sheet {sheet}, column “{name}”: not used here, {column.Count()} cells left out (first {column.First().Source.Cell}).");
        }
    }
}
