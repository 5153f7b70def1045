using System.Text.Encodings.Web;
using System.Text.Json;
using ParIndex.App.Results.Published.OpenData;
using ParIndex.Web.Api.Answers;

namespace ParIndex.Web.Pages.Portal.Files;

/// <summary>What there is for programs: the tables as a Frictionless Data Package, and as a schema.org Dataset for search engines.</summary>
internal static class DataPackage
{
    public const string LicenceUrl = "https://creativecommons.org/licenses/by/4.0/";

    private static readonly string[] Missing = [""];
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static IResult Write(HttpRequest request) => TypedResults.Text(JsonSerializer.Serialize(
        new
        {
            name = "parindex",
            title = "Chỉ số cải cách hành chính / Public administration reform index",
            homepage = Root(request) + "/du-lieu",
            licenses = new[] { new { name = "CC-BY-4.0", path = LicenceUrl, title = "Creative Commons Attribution 4.0" } },
            resources = OpenTables.All.Select(table => new
            {
                name = table.Name,
                title = table.Title.Vietnamese,
                description = table.About.Vietnamese + " / " + table.About.English,
                path = $"{Root(request)}/du-lieu/{table.Name}.csv",
                format = "csv",
                mediatype = "text/csv",
                encoding = "utf-8",
                schema = new
                {
                    fields = table.Columns.Select(column => new { name = column.Name, type = column.Kind == OpenKind.Text ? "string" : ApiNames.Of(column.Kind), description = column.Meaning.Vietnamese + " / " + column.Meaning.English }),
                    missingValues = Missing,
                },
            }),
        },
        Form), "application/json");

    /// <summary>The schema.org description of the open data; safe inside a script element, as "&lt;" is escaped.</summary>
    public static string Dataset(HttpRequest request, string title, string description) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["@context"] = "https://schema.org/",
        ["@type"] = "Dataset",
        ["name"] = title,
        ["description"] = description,
        ["url"] = Root(request) + "/du-lieu",
        ["license"] = LicenceUrl,
        ["isAccessibleForFree"] = true,
        ["inLanguage"] = "vi",
        ["spatialCoverage"] = "Việt Nam",
        ["creator"] = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = "ParIndex" },
        ["distribution"] = OpenTables.All.SelectMany(table => OpenDataFiles.Forms.Select(form => new Dictionary<string, object>
        {
            ["@type"] = "DataDownload",
            ["name"] = table.Title.Vietnamese,
            ["encodingFormat"] = form.Type.Split(';')[0],
            ["contentUrl"] = $"{Root(request)}/du-lieu/{table.Name}.{form.Form}",
        })).ToArray(),
    });

    /// <summary>"https://example.vn", with the base of the installation and without the language.</summary>
    public static string Root(HttpRequest request) => $"{request.Scheme}://{request.Host}{Languages.PagePlace.Of(request.HttpContext).Root}";
}
