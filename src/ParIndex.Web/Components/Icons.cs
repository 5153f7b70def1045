using Microsoft.AspNetCore.Html;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Components;

/// <summary>Icons for components written in code.</summary>
internal static class Icons
{
    public static IHtmlContent Svg(FrontEnd bundles, string name) =>
        new HtmlString($"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"{bundles["icons.svg"]}#{name}\"/></svg>");
}
