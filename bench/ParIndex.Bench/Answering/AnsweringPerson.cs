using System.Net;
using System.Text.RegularExpressions;

namespace ParIndex.Bench.Answering;

/// <summary>Somebody with a link and a browser without scripts: reads a page, answers each of its questions, goes on until the receipt comes.</summary>
internal sealed partial class AnsweringPerson(HttpClient client, int number, string token)
{
    private readonly Dictionary<string, string> chosen = [];
    private string page = "";

    /// <summary>Marks sent, by field.</summary>
    public IReadOnlyDictionary<string, string> Chosen => chosen;

    /// <summary>Told by the server; null: not received.</summary>
    public string? Receipt { get; private set; }

    private string Path => "/k/" + token;

    /// <summary>Opens the form.</summary>
    /// <returns>What went wrong; null: the form is there.</returns>
    public async Task<string?> OpenAsync()
    {
        using var answer = await client.GetAsync(Path);
        page = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode && page.Contains("survey-form", StringComparison.Ordinal) ? null : $"open: {(int)answer.StatusCode}";
    }

    /// <summary>Answers the page in hand and sends it.</summary>
    /// <returns>What went wrong; null: the next page, or the receipt, is there.</returns>
    public async Task<string?> NextAsync()
    {
        using var form = new FormUrlEncodedContent(Fill());
        using var answer = await client.PostAsync(Path, form);
        page = await answer.Content.ReadAsStringAsync();
        Receipt = ReceiptCode().Match(page) is { Success: true } told ? told.Groups[1].Value : null;
        return !answer.IsSuccessStatusCode ? $"next: {(int)answer.StatusCode}" : page.Contains("alert-bad", StringComparison.Ordinal) ? "next: told to look again" : null;
    }

    private List<KeyValuePair<string, string>> Fill()
    {
        var values = new List<KeyValuePair<string, string>> { new("tiep", "1") };
        var offered = new Dictionary<string, List<string>>();
        foreach (Match field in Field().Matches(page))
        {
            var name = Name().Match(field.Value).Groups[1].Value;
            var value = WebUtility.HtmlDecode(Value().Match(field.Value).Groups[1].Value);
            if (field.Value.Contains("type=\"hidden\"", StringComparison.Ordinal))
                values.Add(new(name, value));
            else if (field.Value.Contains("type=\"checkbox\"", StringComparison.Ordinal) && values.TrueForAll(one => one.Key != name))
                values.Add(new(name, value));
            else if (field.Value.Contains("inputmode=", StringComparison.Ordinal))
                values.Add(new(name, "40"));
            else if (field.Value.Contains("type=\"radio\"", StringComparison.Ordinal))
                (offered.TryGetValue(name, out var choices) ? choices : offered[name] = []).Add(value);
        }

        foreach (var (name, choices) in offered)
        {
            // Everybody answers something of their own, so that an answer taken for another is seen.
            var choice = choices[(number * 7 + name.Sum(letter => letter)) % choices.Count];
            chosen[name["a.".Length..]] = choice;
            values.Add(new(name, choice));
        }

        return values;
    }

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Field();

    [GeneratedRegex(" name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex("survey-receipt\">([^<]*)<")]
    private static partial Regex ReceiptCode();
}
