using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ParIndex.App.Plans.Tracking;

namespace ParIndex.Web.Components;

/// <summary>The time of a task in the time of its plan, with its progress and today: <c>&lt;gantt-bar board task label /&gt;</c>.</summary>
[HtmlTargetElement("gantt-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class GanttBarTagHelper : TagHelper
{
    private const double Width = 360;
    private const double Height = 18;

    public TaskBoard Board { get; set; } = null!;

    public BoardTask Task { get; set; } = null!;

    /// <summary>What it says, for who does not see it.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (from, to) = (Board.Plan.From, Board.Plan.To);
        double At(DateOnly day) => Width * Math.Clamp(day.DayNumber - from.DayNumber, 0, to.DayNumber - from.DayNumber) / Math.Max(1, to.DayNumber - from.DayNumber);
        var (x, end) = (At(Task.From), At(Task.Task.DueOn ?? to));
        var width = Math.Max(3, end - x);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}"));
        output.Attributes.SetAttribute("class", "gantt light-" + Task.Light.ToString().ToLowerInvariant());
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Content.AppendHtml(Rect("gantt-time", x, width)).AppendHtml(Rect("gantt-done", x, width * Task.Percent / 100));
        if (Board.Today >= from && Board.Today <= to)
            output.Content.AppendHtml(Rect("gantt-today", At(Board.Today), 1.5));
    }

    private static Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Rect(string css, double x, double width) => Output.Tag("rect", css)
        .With("x", x.ToString("0.#", CultureInfo.InvariantCulture)).With("y", "2").With("width", width.ToString("0.#", CultureInfo.InvariantCulture)).With("height", "14").With("rx", "3");
}
