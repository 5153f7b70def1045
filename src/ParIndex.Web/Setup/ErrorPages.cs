namespace ParIndex.Web.Setup;

/// <summary>Refusals and faults are told on a page of the product; the interface for programs tells them in its own way.</summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication web) => web.UseWhen(
        context => !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
        pages =>
        {
            if (!web.Environment.IsDevelopment())
                pages.UseExceptionHandler("/loi/500");

            pages.UseStatusCodePagesWithReExecute("/loi/{0}");
        });
}
