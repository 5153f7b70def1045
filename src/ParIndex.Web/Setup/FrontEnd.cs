using System.Text.Json;

namespace ParIndex.Web.Setup;

/// <summary>Where the bundled style, scripts, fonts and icons are: logical name → address with a hash of the content.</summary>
public sealed class FrontEnd
{
    private readonly Dictionary<string, string> addresses;

    public FrontEnd(IWebHostEnvironment environment)
    {
        var manifest = environment.WebRootFileProvider.GetFileInfo("dist/manifest.json");
        if (!manifest.Exists)
            throw new InvalidOperationException("The bundled user interface is missing beside the program (wwwroot/dist): build ParIndex.Web first.");

        using var stream = manifest.CreateReadStream();
        addresses = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    /// <summary>Address of a bundle such as "site.css", from the root of the server.</summary>
    public string this[string name] => addresses.TryGetValue(name, out var address)
        ? address
        : throw new InvalidOperationException($"No bundle is named {name}.");

    /// <summary>Addresses of all fonts.</summary>
    public IEnumerable<string> Fonts => addresses.Values.Where(address => address.EndsWith(".woff2", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
