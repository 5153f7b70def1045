using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Components;

/// <summary>A plot with caption, drawing, table, source and downloads: <c>&lt;plot model="Model.Fields" /&gt;</c>.</summary>
[HtmlTargetElement("plot", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PlotTagHelper(Texts texts, FrontEnd bundles) : TagHelper
{
    public required Plot Model { get; set; }

    /// <summary>Level of the title among the headings of the page.</summary>
    public int Level { get; set; } = 2;

    /// <summary>Without frame, inside a card.</summary>
    public bool Plain { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // A series of which nothing is known would only be a name.
        if (Model.Series.Count > 1)
            Model = Model with { Series = [.. Model.Series.Where(series => series.Values.Any(value => value is not null))] };

        var id = output.Attributes["id"]?.Value?.ToString() ?? "hinh-" + context.UniqueId[^6..];
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("plot plot-" + KindName + (Plain ? " is-plain" : ""));
        output.Attributes.SetAttribute("id", id);
        output.Attributes.SetAttribute("data-plot", KindName);

        var title = Output.Tag("h" + Level.ToString(System.Globalization.CultureInfo.InvariantCulture), "plot-title", Model.Title);
        var words = Output.Tag("figcaption", null, title, Model.Note is null ? null : Output.Tag("p", "plot-note", Model.Note));
        var table = PlotTable.Build(Model, texts);
        output.Content
            .Part(Output.Tag("div", "plot-head", words, new PlotTools(texts, bundles).Build(Model)))
            .Part(Output.Tag("div", "plot-body", Draw()).With("data-plot-body", ""))
            .Part(new HtmlString($"<script type=\"application/json\">{PlotJson.Of(Model)}</script>"));
        // The cells of a heat map are its table.
        if (Model.Kind != PlotKind.Heat)
            output.Content.Part(Output.Tag("details", "plot-table", Output.Tag("summary", null, texts["Bảng số liệu"]), table));

        if (Model.Source is not null || Model.Date is not null)
            output.Content.Part(Source());
    }

    private string KindName => Model.Kind.ToString().ToLowerInvariant();

    private IHtmlContent Draw() => Model.Kind switch
    {
        PlotKind.Bar => BarRows.Bars(Model),
        PlotKind.Waterfall => BarRows.Waterfall(Model, texts),
        PlotKind.Pareto => BarRows.Pareto(Model, texts),
        PlotKind.Line => LineDrawing.Build(Model),
        PlotKind.Radar => RadarDrawing.Build(Model),
        PlotKind.Sunburst => SunburstDrawing.Build(Model, texts),
        PlotKind.Heat => HeatTable.Build(Model, texts),
        _ => Multiples.Build(Model),
    };

    private TagBuilder Source()
    {
        var line = Output.Tag("p", "plot-source");
        if (Model.Source is not null)
            line.InnerHtml.Append(texts["Nguồn: {0}", Model.Source]);

        if (Model.Date is not null)
            line.InnerHtml.Append((Model.Source is null ? "" : " · ") + texts["Số liệu đến {0}", Model.Date]);

        return line;
    }
}
