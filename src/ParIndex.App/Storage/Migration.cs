using System.Security.Cryptography;
using System.Text;

namespace ParIndex.App.Storage;

/// <summary>One dated step of the schema.</summary>
/// <param name="Name">As "2026-11-21-01-audit"; the order of names is the order of steps.</param>
/// <param name="Text">SQL, run in one transaction.</param>
internal sealed record Migration(string Name, string Text)
{
    private const string Folder = "migration/";

    /// <summary>Hash of the text, whatever line ends a checkout gave it.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    /// <summary>The migrations of this program, in order.</summary>
    public static IReadOnlyList<Migration> Shipped { get; } = [.. typeof(Migration).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name => new Migration(name[Folder.Length..], Read(name)))];

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
