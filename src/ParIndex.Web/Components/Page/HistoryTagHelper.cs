using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParIndex.Web.Components;

/// <summary>One deed in a history.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Name of the person or task; null: not told to who reads.</param>
/// <param name="What">In words of the reader: "sửa điểm tiêu chí 2.1.3".</param>
/// <param name="Reason">As given by who did it.</param>
/// <param name="Changes">Fields with their values before and after.</param>
public sealed record HistoryEntry(DateTimeOffset At, string? Who, string What, string? Reason, IReadOnlyList<HistoryChange> Changes);

/// <summary>One field that changed; null where there was or is nothing.</summary>
public sealed record HistoryChange(string Field, string? Before, string? After);

/// <summary>
/// Who changed what and why, latest first: <c>&lt;history-list entries="Model.History" /&gt;</c>. With a <c>summary</c> it is folded under it, as the
/// place of the page "#lich-su".
/// </summary>
[HtmlTargetElement("history-list", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HistoryTagHelper(Texts texts) : TagHelper
{
    public IReadOnlyList<HistoryEntry> Entries { get; set; } = [];

    /// <summary>What it is folded under; null: it stands open.</summary>
    public string? Summary { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var list = Output.Tag("ol", "history", [.. Entries.Select(Item)]);
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Summary is null)
        {
            output.TagName = null;
            output.Content.AppendHtml(list);
            return;
        }

        output.TagName = "details";
        output.AddClass("disclosure");
        output.Attributes.SetAttribute("id", "lich-su");
        output.Content.AppendHtml(Output.Tag("summary", null, Summary)).AppendHtml(list);
    }

    private TagBuilder Item(HistoryEntry entry)
    {
        var item = Output.Tag("li", null,
            Output.Tag("p", "history-head", Output.Tag("strong", null, entry.Who ?? entry.What), " ", entry.Who is null ? null : entry.What),
            Output.Tag("p", "history-time", Output.Tag("time", null, Show.Time(entry.At)).With("datetime", entry.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture))));
        if (entry.Changes.Count > 0)
        {
            var list = Output.Tag("ul", "history-changes");
            foreach (var change in entry.Changes)
            {
                list.InnerHtml.AppendHtml(Output.Tag("li", null, Output.Tag("span", "muted", change.Field + ":"),
                    change.Before is null ? null : Output.Tag("del", null, Output.Tag("span", "sr", texts["trước"] + " "), change.Before),
                    change.After is null ? null : Output.Tag("ins", null, Output.Tag("span", "sr", texts["sau"] + " "), change.After)));
            }

            item.InnerHtml.AppendHtml(list);
        }

        if (!string.IsNullOrEmpty(entry.Reason))
            item.InnerHtml.AppendHtml(Output.Tag("p", "history-reason", texts["Lý do: {0}", entry.Reason]));

        return item;
    }
}
