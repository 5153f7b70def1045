using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Components;

/// <summary>A column head that sorts by a link: <c>?sap=diem</c> upwards, <c>?sap=-diem</c> downwards; the page reads <c>sap</c> and orders its query.</summary>
[HtmlTargetElement("th", Attributes = "sort-by")]
public sealed class SortTagHelper(FrontEnd bundles) : TagHelper
{
    /// <summary>Name of the column in the address.</summary>
    public string SortBy { get; set; } = "";

    /// <summary>Highest first on the first click, as for points.</summary>
    public bool Downwards { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var table = context.Items.TryGetValue(typeof(DataTableTagHelper), out var found) ? (DataTableTagHelper)found : null;
        var asked = View.HttpContext.Request.Query["sap"].ToString();
        var now = asked.Length > 0 ? asked : table?.Sorted ?? "";
        bool? isUp = now == SortBy ? true : now == "-" + SortBy ? false : null;
        var next = isUp switch { null => Downwards, true => true, false => false } ? "-" + SortBy : SortBy;

        if (isUp is { } up)
            output.Attributes.SetAttribute("aria-sort", up ? "ascending" : "descending");

        output.Attributes.SetAttribute("scope", "col");
        var icon = isUp switch { null => "arrows-sort", true => "arrow-up", false => "arrow-down" };
        // Over figures the arrow stands before the words, so that these end where the figures end.
        var isFigure = output.Attributes["class"]?.Value?.ToString()?.Contains("num", StringComparison.Ordinal) == true;
        var arrow = Icons.Svg(bundles, icon);
        output.Content.SetHtmlContent(Output.Tag("a", "sort", isFigure ? arrow : content, isFigure ? content : arrow)
            .With("href", Address.With(View.HttpContext.Request, ("sap", next), ("trang", null))));
    }
}
