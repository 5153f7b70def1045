namespace ParIndex.Web.Setup;

/// <summary>Refusals and faults are told on a page of the product; the interface for programs tells them in its own way.</summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication web) => web.UseWhen(
        context => !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
        pages =>
        {
            if (!web.Environment.IsDevelopment())
            {
                pages.UseExceptionHandler(new ExceptionHandlerOptions
                {
                    ExceptionHandlingPath = "/loi/500",
                    // What a browser sends wrongly or too large is no fault of the program, and no entry of the log about one.
                    StatusCodeSelector = fault => fault is BadHttpRequestException wrong ? wrong.StatusCode : StatusCodes.Status500InternalServerError,
                    SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
                });
            }

            pages.UseStatusCodePagesWithReExecute("/loi/{0}");
        });
}
