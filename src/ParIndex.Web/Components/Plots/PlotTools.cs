using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Components;

/// <summary>The menu of a plot: pictures (by script), figures (links), a way to show it elsewhere.</summary>
internal sealed class PlotTools(Texts texts, FrontEnd bundles)
{
    public IHtmlContent Build(Plot plot)
    {
        var panel = Output.Tag("div", "drop-panel",
            Picture("png", texts["Ảnh PNG"]), Picture("svg", texts["Hình SVG"]),
            Link(plot.CsvHref, "table", texts["Số liệu CSV"]), Link(plot.XlsxHref, "file-spreadsheet", texts["Số liệu XLSX"]));
        if (plot.EmbedHref is not null)
        {
            panel.InnerHtml.AppendHtml(Output.Tag("button", "drop-item only-script", Icons.Svg(bundles, "code"), texts["Chép mã nhúng"])
                .With("type", "button").With("data-plot-embed", plot.EmbedHref).With("data-done", texts["Đã chép"]));
        }

        var hasLinks = plot.CsvHref is not null || plot.XlsxHref is not null;
        var summary = Output.Tag("summary", "button button-small button-quiet", Icons.Svg(bundles, "download"), Output.Tag("span", null, texts["Tải"]),
            Output.Tag("span", "sr", ": ", plot.Title));
        return Output.Tag("details", "drop plot-tools" + (hasLinks ? "" : " only-script"), summary, panel).With("data-drop", "");
    }

    private TagBuilder Picture(string kind, string text) =>
        Output.Tag("button", "drop-item only-script", Icons.Svg(bundles, "photo"), text).With("type", "button").With("data-plot-picture", kind);

    private TagBuilder? Link(string? href, string icon, string text) =>
        href is null ? null : Output.Tag("a", "drop-item", Icons.Svg(bundles, icon), text).With("href", href).With("download", "");
}
