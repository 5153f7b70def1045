using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
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

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>Where the layout finds a plot to be shown alone.</summary>
    internal static readonly object EmbeddedKey = new();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // A series of which nothing is known would only be a name.
        if (Model.Series.Count > 1)
            Model = Model with { Series = [.. Model.Series.Where(series => series.Values.Any(value => value is not null))] };

        var ownId = output.Attributes["id"]?.Value?.ToString();
        if (ownId is not null && Model.EmbedHref is null && View.HttpContext.GetEndpoint()?.Metadata.GetMetadata<EmbeddableAttribute>() is not null)
            Model = Model with { EmbedHref = Address.With(View.HttpContext.Request, ("nhung", "1"), ("hinh", ownId)) };

        var figure = Figure(ownId ?? "hinh-" + context.UniqueId[^6..]);
        output.TagName = null;
        output.Content.SetHtmlContent(figure);
        // Shown in another site, a plot stands alone: the layout takes it from here.
        if (ownId is not null && View.HttpContext.IsEmbedded() && View.HttpContext.Request.Query["hinh"] == ownId)
            View.HttpContext.Items[EmbeddedKey] = figure;
    }

    private TagBuilder Figure(string id)
    {
        var title = Output.Tag("h" + Level.ToString(System.Globalization.CultureInfo.InvariantCulture), "plot-title", Model.Title);
        var words = Output.Tag("figcaption", null, title, Model.Note is null ? null : Output.Tag("p", "plot-note", Model.Note));
        var figure = Output.Tag("figure", "plot plot-" + KindName + (Plain ? " is-plain" : ""),
            Output.Tag("div", "plot-head", words, new PlotTools(texts, bundles).Build(Model)),
            Output.Tag("div", "plot-body", Draw()),
            new HtmlString($"<script type=\"application/json\">{PlotJson.Of(Model)}</script>"));
        // The cells of a heat map are its table.
        if (Model.Kind != PlotKind.Heat)
            figure.InnerHtml.AppendHtml(Output.Tag("details", "plot-table", Output.Tag("summary", null, texts["Bảng số liệu"]), PlotTable.Build(Model, texts)));

        if (Model.Source is not null || Model.Date is not null)
            figure.InnerHtml.AppendHtml(Source());

        return figure.With("id", id).With("data-plot", KindName);
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
        PlotKind.Range => RangeRows.Build(Model),
        PlotKind.Diverging => DivergingRows.Build(Model),
        PlotKind.Tiles => TileGrid.Build(Model),
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
