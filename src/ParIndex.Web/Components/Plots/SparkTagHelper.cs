using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParIndex.Web.Components;

/// <summary>A line as small as a word, for a cell of a table: <c>&lt;spark values="row.Years" /&gt;</c>. The figures must stand elsewhere on the page.</summary>
[HtmlTargetElement("spark", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SparkTagHelper : TagHelper
{
    public IReadOnlyList<decimal?> Values { get; set; } = [];

    /// <summary>Scale shared by all lines of a column; from the values when null.</summary>
    public decimal? Min { get; set; }

    public decimal? Max { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Multiples.Line(Values, Scale.Of(Values.OfType<decimal>(), Min, Max)));
    }
}
