using System.Net;
using AngleSharp.Html.Dom;
using ParIndex.App.Accounts;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Criteria;

/// <summary>Somebody who works on drafts, by plain forms.</summary>
internal static class DraftDesk
{
    public static Task<SignedIn> CoordinatorAsync(this AccountFixture web) => web.SignInAsync(new Assignment(Role.Coordinator));

    /// <summary>Copies the set of communes to a draft of a new edition; the address of the draft comes back.</summary>
    public static async Task<string> DraftAsync(this SignedIn person)
    {
        var id = "thu-" + Guid.CreateVersion7().ToString("N")[^12..];
        using var answer = await person.PostAsync("/bo-tieu-chi/soan", "Copy", ("From", "commune-example:1"), ("Way", "moi"), ("NewId", id), ("Edition", "Thử " + id));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Everything the form of a page would send.</summary>
    public static (string Name, string Value)[] FieldsOf(IHtmlDocument page, string form = "form#sua")
    {
        var found = (IHtmlFormElement)page.QuerySelector(form)!;
        return [.. found.Elements.SelectMany(Field).Where(field => field.Name is { Length: > 0 } and not "__RequestVerificationToken")];

        static IEnumerable<(string Name, string Value)> Field(AngleSharp.Dom.IElement element) => element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } input => input.IsChecked ? [(input.Name!, input.Value)] : [],
            IHtmlInputElement { Type: not "submit" } input => [(input.Name!, input.Value)],
            IHtmlTextAreaElement text => [(text.Name!, text.Value)],
            IHtmlSelectElement select => [(select.Name!, select.Value ?? "")],
            _ => [],
        };
    }

    public static (string Name, string Value)[] With(this (string Name, string Value)[] fields, string name, string value) =>
        [.. fields.Where(field => field.Name != name), (name, value)];

    public static string ErrorsOf(IHtmlDocument page) => string.Join("\n", page.QuerySelectorAll(".alert-bad, .field-error").Select(node => node.Id + " " + node.TextContent.Trim()));
}
