namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>Types of rows of the survey sheet in their one spelling.</summary>
internal static class FormTypes
{
    public const string BeginGroup = "begin_group";
    public const string EndGroup = "end_group";
    public const string SelectOne = "select_one";
    public const string SelectMultiple = "select_multiple";

    private static readonly Dictionary<string, string> Spellings = new(StringComparer.Ordinal)
    {
        ["begin group"] = BeginGroup, ["end group"] = EndGroup, ["begin repeat"] = "begin_repeat", ["end repeat"] = "end_repeat",
        ["string"] = "text", ["int"] = "integer", ["add text prompt"] = "text", ["add note prompt"] = "note", ["add integer prompt"] = "integer",
        ["device id"] = "deviceid", ["start time"] = "start", ["end time"] = "end",
    };

    /// <summary>The type; of a select without its list.</summary>
    public static string Of(FormRow row)
    {
        var type = string.Join(' ', row["type"].ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return List(type) is { Type: { } select } ? select : Spellings.GetValueOrDefault(type, type);
    }

    /// <summary>Whether a row is a select, of which list, and with "or_other".</summary>
    public static (string? Type, string List, bool HasOther) List(FormRow row) => List(row["type"]);

    private static (string? Type, string List, bool HasOther) List(string type)
    {
        foreach (var (written, meant) in new[]
        {
            ("select_one ", SelectOne), ("select one from ", SelectOne), ("select one ", SelectOne),
            ("select_multiple ", SelectMultiple), ("select all that apply from ", SelectMultiple), ("select multiple from ", SelectMultiple), ("select multiple ", SelectMultiple),
        })
        {
            if (!type.StartsWith(written, StringComparison.OrdinalIgnoreCase))
                continue;

            var words = type[written.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is > 0 and < 5)
                return (meant, words[0], string.Join(' ', words[1..]).ToLowerInvariant() is "or_other" or "or specify other");
        }

        return (null, "", false);
    }
}
