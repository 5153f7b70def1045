using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.Web.Pages.Surveys.Editing;

/// <summary>
/// The fields of a form of the editor: what was typed, else what stands. What cannot be read is told by field and is shown again as it was typed.
/// </summary>
/// <param name="typed">What was sent; null: nothing was.</param>
public sealed class TypedFields(IFormCollection? typed)
{
    private const int LongestText = 4000;

    private readonly Dictionary<string, Message> problems = new(StringComparer.Ordinal);

    private static readonly Message NoNumber = new("Không phải số: ghi như 3 hoặc 2,5.", "Not a number: write 3 or 2.5.");
    private static readonly Message NoWhole = new("Không phải số nguyên: ghi như 3.", "Not a whole number: write 3.");

    /// <summary>What cannot be read, by field.</summary>
    public IReadOnlyDictionary<string, Message> Problems => problems;

    /// <summary>Text to show in a field.</summary>
    /// <param name="name">Of the field.</param>
    /// <param name="stands">Shown when nothing was sent.</param>
    public string Show(string name, string? stands) => typed is null ? stands ?? "" : typed[name].ToString();

    /// <summary>Whether a box is ticked.</summary>
    public bool IsTicked(string name, bool stands = false) => typed is null ? stands : typed.ContainsKey(name);

    /// <summary>A line or text, cleaned.</summary>
    public string Text(string name) => Clean(typed?[name].ToString() ?? "");

    /// <summary>The text in each language: fields "name.vi", "name.en" …; other languages stay.</summary>
    public Wording Wording(string name, IEnumerable<string> languages, Wording stands)
    {
        ArgumentNullException.ThrowIfNull(languages);
        ArgumentNullException.ThrowIfNull(stands);
        return languages.Aggregate(stands, (wording, language) => wording.With(language, Text($"{name}.{language}")));
    }

    /// <summary>A number, or nothing.</summary>
    public decimal? Number(string name)
    {
        var text = Text(name);
        if (text.Length == 0)
            return null;

        if (PrintedNumber.TryParse(text, out var number))
            return number.Value;

        problems[name] = NoNumber;
        return null;
    }

    /// <summary>A whole number, or nothing.</summary>
    public int? Whole(string name)
    {
        var text = Text(name);
        if (text.Length == 0)
            return null;

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;

        problems[name] = NoWhole;
        return null;
    }

    /// <summary>A condition, or none.</summary>
    public Condition? Condition(string name)
    {
        var text = Text(name);
        if (text.Length == 0)
            return null;

        var reading = ConditionParser.Read(text);
        if (reading.Problem is { } problem)
            problems[name] = problem.Text;

        return reading.Condition;
    }

    /// <summary>One of a list of words; else the given one.</summary>
    public T Word<T>(string name, T otherwise)
        where T : struct, Enum => Enum.TryParse<T>(Text(name), out var word) && Enum.IsDefined(word) ? word : otherwise;

    /// <summary>Numbers of the rows of a table whose first column holds something: fields "name.0.column", "name.1.column" …</summary>
    /// <param name="name">Of the table.</param>
    /// <param name="column">Its first column.</param>
    /// <param name="most">Rows read at most.</param>
    public IEnumerable<int> Rows(string name, string column, int most) =>
        Enumerable.Range(0, most).Where(row => Text(string.Create(CultureInfo.InvariantCulture, $"{name}.{row}.{column}")).Length > 0);

    private static string Clean(string text)
    {
        var lines = text[..Math.Min(text.Length, LongestText)].ReplaceLineEndings("\n").Split('\n').Select(VietnameseText.Clean);
        return string.Join('\n', lines).Trim('\n');
    }
}
