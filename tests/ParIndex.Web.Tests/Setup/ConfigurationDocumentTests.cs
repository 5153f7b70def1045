using System.Text.RegularExpressions;
using Xunit;

namespace ParIndex.Web.Tests.Setup;

public sealed partial class ConfigurationDocumentTests
{
    [Fact]
    public void EverySetting_StandsInTheDocument_AndNoOther()
    {
        var root = Repository.Root;
        var document = File.ReadAllText(Path.Combine(root, "docs", "configuration.md"));
        var files = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Append(Path.Combine(root, "run"));
        var used = files.SelectMany(file => Names().Matches(File.ReadAllText(file))).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var told = Rows().Matches(document).Select(match => match.Groups[1].Value).Where(name => name.StartsWith("PARINDEX_", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(told, used);
    }

    [GeneratedRegex("PARINDEX_[A-Z0-9_]*[A-Z0-9]")]
    private static partial Regex Names();

    [GeneratedRegex("^\\| `([A-Za-z0-9_]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
