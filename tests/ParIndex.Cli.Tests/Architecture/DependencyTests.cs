using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace ParIndex.Cli.Tests.Architecture;

/// <summary>Dependencies point one way, and the core stays pure.</summary>
public class DependencyTests
{
    private static readonly string[] ImpureNamespaces =
        ["System.IO.File", "System.IO.Directory", "System.IO.Path", "System.IO.Pipe", "System.Net", "System.Diagnostics.Process", "System.Data", "System.Threading.Tasks", "Microsoft.", "YamlDotNet", "DocumentFormat", "CsvHelper"];

    [Theory]
    [InlineData("ParIndex.Core", "")]
    [InlineData("ParIndex.Documents", "ParIndex.Core")]
    [InlineData("ParIndex.App", "ParIndex.Core ParIndex.Documents")]
    [InlineData("parindex", "ParIndex.App ParIndex.Core ParIndex.Documents")]
    public void Assembly_ReferencesOnlyWhatLiesBelow(string assembly, string allowed)
    {
        var own = Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("ParIndex", StringComparison.Ordinal));

        Assert.Empty(own.Except(allowed.Split(' ')));
    }

    /// <summary>Streams alone are allowed: the core reads its own embedded tables.</summary>
    [Fact]
    public void Core_UsesNoFilesClockNetworkOrThreads()
    {
        using var file = new PEReader(File.OpenRead(Assembly.Load("ParIndex.Core").Location));
        var metadata = file.GetMetadataReader();
        var used = metadata.TypeReferences
            .Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .ToList();

        Assert.Contains("System.Decimal", used);
        Assert.DoesNotContain(used, type => ImpureNamespaces.Any(name => type.StartsWith(name, StringComparison.Ordinal))
            && !type.StartsWith("Microsoft.CodeAnalysis.EmbeddedAttribute", StringComparison.Ordinal));
        Assert.DoesNotContain(used, type => type is "System.TimeProvider" or "System.Console" or "System.Random");
    }

    [Fact]
    public void OfficeFormats_AreTouchedByDocumentsAlone()
    {
        var others = new[] { "ParIndex.Core", "ParIndex.App", "parindex" }
            .SelectMany(name => Assembly.Load(name).GetReferencedAssemblies())
            .Select(name => name.Name!);

        Assert.DoesNotContain(others, name => name.StartsWith("DocumentFormat.", StringComparison.Ordinal) || name == "CsvHelper");
    }
}
