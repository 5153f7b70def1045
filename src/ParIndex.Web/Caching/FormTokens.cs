using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;

namespace ParIndex.Web.Caching;

/// <summary>Puts a mark in place of the token into every form of a page that is rendered for many.</summary>
internal sealed class FormTokens(
    IAntiforgery antiforgery, IOptions<MvcViewOptions> options, IModelMetadataProvider metadata, IUrlHelperFactory urls, HtmlEncoder encoder, ValidationHtmlAttributeProvider attributes)
    : DefaultHtmlGenerator(antiforgery, options, metadata, urls, encoder, attributes)
{
    private static readonly HtmlString Marked = new($"""<input name="__RequestVerificationToken" type="hidden" value="{PersonalParts.Token}">""");

    public override IHtmlContent? GenerateAntiforgery(ViewContext viewContext)
    {
        ArgumentNullException.ThrowIfNull(viewContext);
        if (!PersonalParts.AreLeftOut(viewContext.HttpContext))
            return base.GenerateAntiforgery(viewContext);

        // One in each form, as the base has it.
        if (viewContext.FormContext is { CanRenderAtEndOfForm: true } form)
        {
            if (form.HasAntiforgeryToken)
                return null;

            form.HasAntiforgeryToken = true;
        }

        return Marked;
    }
}
