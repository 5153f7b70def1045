using System.Net;
using AngleSharp.Html.Dom;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Plans;

/// <summary>A form of an open page, sent as a browser without scripts would: what stands in it, and what somebody typed.</summary>
internal static class PageForm
{
    /// <summary>Opens a page, fills in a form of it and sends it.</summary>
    public static async Task<HttpResponseMessage> FillAsync(this SignedIn person, string path, string selector, Dictionary<string, string> typed)
    {
        var page = await person.GetAsync(path);
        var form = page.QuerySelector(selector) as IHtmlFormElement;
        Assert.True(form is not null, $"{path} has no form {selector}: {page.QuerySelector("main")!.TextContent.Trim()[..Math.Min(300, page.QuerySelector("main")!.TextContent.Trim().Length)]}");
        var values = new List<KeyValuePair<string, string>>();
        var left = new Dictionary<string, string>(typed);
        foreach (var element in form!.Elements)
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" } => ("", ""),
                IHtmlInputElement input => (input.Name ?? "", input.Value),
                IHtmlTextAreaElement area => (area.Name ?? "", area.Value),
                IHtmlSelectElement select => (select.Name ?? "", select.Value ?? ""),
                _ => ("", ""),
            };
            // A name that stands several times is typed into its first place.
            if (name.Length > 0)
                values.Add(new(name, left.Remove(name, out var own) ? own : value));
        }

        values.AddRange(left);
        var token = page.QuerySelector("input[name=__RequestVerificationToken]") as IHtmlInputElement;
        if (token is not null && values.TrueForAll(pair => pair.Key != "__RequestVerificationToken"))
            values.Add(new("__RequestVerificationToken", token.Value));

        var action = form.GetAttribute("action") ?? "";
        var to = action.Length == 0 ? path : action.StartsWith('?') ? path.Split('?')[0] + action : action;
        return await person.Client.PostAsync(to, new FormUrlEncodedContent(values));
    }

    /// <summary>The same, and it must have been taken.</summary>
    /// <returns>Where it leads.</returns>
    public static async Task<string> SubmitAsync(this SignedIn person, string path, string selector, Dictionary<string, string> typed)
    {
        using var answer = await person.FillAsync(path, selector, typed);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{path} {selector} answered {(int)answer.StatusCode}: {(text.IndexOf("alert", StringComparison.Ordinal) is > 0 and var at ? text[at..Math.Min(text.Length, at + 600)] : text[..Math.Min(200, text.Length)])}");
        return answer.Headers.Location!.OriginalString;
    }
}
