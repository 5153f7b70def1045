using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ParIndex.Web.Tests.Accounts;

namespace ParIndex.Web.Tests.Surveys;

/// <summary>Somebody who answers whatever form is put before them, page by page, with a browser without scripts.</summary>
/// <param name="number">Decides the marks: everybody answers something of their own.</param>
internal sealed class Citizen(string address, int number) : IDisposable
{
    private const int MostPages = 20;

    private readonly SignedIn browser = new(address);

    /// <summary>Answers at a link until the receipt comes.</summary>
    /// <returns>The page with the receipt, or the one nobody gets beyond.</returns>
    public async Task<IHtmlDocument> AnswerAsync(string path)
    {
        var page = await browser.GetAsync(path);
        for (var pages = 0; pages < MostPages && page.QuerySelector(".survey-receipt") is null; pages++)
        {
            using var answer = await browser.Client.PostAsync(path, new FormUrlEncodedContent(Fill(page).Append(new("tiep", "1"))));
            page = await SignedIn.ReadAsync(answer, path);
        }

        return page;
    }

    /// <summary>What this person answers to the questions of a page, with all that travels in its form.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fill(IHtmlDocument page)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in page.QuerySelectorAll("form.survey-form input, form.survey-form textarea"))
        {
            var name = input.GetAttribute("name") ?? "";
            switch (input)
            {
                case IHtmlInputElement { Type: "hidden" } hidden:
                    yield return new(name, hidden.Value);
                    break;
                case IHtmlInputElement { Type: "radio" } when chosen.Add(name):
                    var marks = page.QuerySelectorAll<IHtmlInputElement>($"form.survey-form input[name='{name}']").ToList();
                    yield return new(name, marks[Choice(name, marks.Count)].Value);
                    break;
                case IHtmlInputElement { Type: "checkbox" } box when chosen.Add(name):
                    yield return new(name, box.Value);
                    break;
                case IHtmlInputElement { Type: "text" } when name.StartsWith("a.", StringComparison.Ordinal):
                    yield return new(name, (20 + (number % 60)).ToString(CultureInfo.InvariantCulture));
                    break;
                case IHtmlTextAreaElement:
                    yield return new(name, "Chờ lâu");
                    break;
            }
        }
    }

    public void Dispose() => browser.Dispose();

    /// <summary>The better marks more often, as people are; of question and person alone.</summary>
    private int Choice(string name, int count) => Math.Min(count - 1, name.Aggregate(number * 7919, (sum, letter) => ((sum * 31) + letter) % 1_000_003) % (count + 2));
}
