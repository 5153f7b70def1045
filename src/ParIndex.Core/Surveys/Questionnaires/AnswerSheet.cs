namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>Answers of one respondent: field to values. Immutable. A field without values is not answered.</summary>
public sealed class AnswerSheet
{
    private readonly Dictionary<string, IReadOnlyList<string>> values;

    private AnswerSheet(Dictionary<string, IReadOnlyList<string>> values) => this.values = values;

    public static AnswerSheet Empty { get; } = new(new(StringComparer.Ordinal));

    /// <param name="answers">Field and its values; blank values and fields without values are left out, values of a repeated field are joined.</param>
    public static AnswerSheet Of(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (field, given) in answers)
        {
            IReadOnlyList<string> kept = [.. given.Where(value => !string.IsNullOrWhiteSpace(value))];
            if (kept.Count > 0)
                values[field] = values.TryGetValue(field, out var before) ? [.. before, .. kept] : kept;
        }

        return new AnswerSheet(values);
    }

    /// <summary>One value a field; for tests and small imports.</summary>
    public static AnswerSheet Of(params (string Field, string Value)[] answers) =>
        Of(answers.Select(answer => new KeyValuePair<string, IReadOnlyList<string>>(answer.Field, [answer.Value])));

    /// <summary>A view over values somebody else still adds to.</summary>
    internal static AnswerSheet Over(Dictionary<string, IReadOnlyList<string>> values) => new(values);

    /// <summary>Values of a field; empty when it is not answered.</summary>
    public IReadOnlyList<string> this[string field] => values.GetValueOrDefault(field) ?? [];

    /// <summary>The value of a field, several with blanks between; empty when it is not answered.</summary>
    public string Text(string field) => string.Join(' ', this[field]);

    public bool Has(string field) => values.ContainsKey(field);

    /// <summary>Answered fields.</summary>
    public IReadOnlyCollection<string> Fields => values.Keys;

    /// <summary>The same with other values at one field; none takes the answer away.</summary>
    public AnswerSheet With(string field, params IReadOnlyList<string> given) =>
        Of(values.Where(pair => pair.Key != field).Append(new(field, given)));
}
