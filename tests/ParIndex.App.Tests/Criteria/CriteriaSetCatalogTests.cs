using ParIndex.App.Criteria;
using Xunit;

namespace ParIndex.App.Tests.Criteria;

public sealed class CriteriaSetCatalogTests : IDisposable
{
    private const string Later = "id: b\ntitle: B\nedition: 2\nlevel: office\nsupersedes: a\ncriteria:\n  - { code: \"1\", key: y, title: Y, max: 100 }\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parindex-catalog-");
    private readonly CriteriaSetCatalog catalog;

    public CriteriaSetCatalogTests()
    {
        catalog = new CriteriaSetCatalog([Path.Combine(folder.FullName, "none"), folder.FullName]);
        Put("a.yaml", "id: a\ntitle: A\nedition: 1\nlevel: office\ncriteria:\n  - { code: \"1\", key: x, title: X, max: 100 }\n");
        Put("b.yaml", Later);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Load_ByIdOrPath_YamlOrWorkbook()
    {
        var set = catalog.Load("b").Set!;
        File.WriteAllBytes(Path.Combine(folder.FullName, "c.xlsx"), CriteriaSetWorkbook.Write(set));

        Assert.Equal(["a", "b", "c"], catalog.Ids());
        Assert.Equal("b", catalog.Load(Path.Combine(folder.FullName, "b.yaml")).Set!.Id);
        Assert.Equal(RandomSets.Dump(set), RandomSets.Dump(catalog.Load("c").Set));
    }

    [Fact]
    public void Check_UsesTheEditionBefore()
    {
        var codes = catalog.Check("b").Problems.Select(problem => problem.Code);

        Assert.Equal(["set-mapping-forgotten", "set-mapping-unnamed", "set-direct-points"], codes);
    }

    [Fact]
    public void Check_PartsThatCouldNotBeRead_AreNotToldTwice()
    {
        Put("d.yaml", Later.Replace("max: 100", "max: many", StringComparison.Ordinal).Replace("id: b", "id: B d", StringComparison.Ordinal));

        var problems = catalog.Check("d").Problems.Where(problem => problem.IsError).Select(problem => problem.Code);

        Assert.Equal(["field-number", "set-id"], problems);
    }

    [Theory]
    [InlineData("aa", "set-unknown", "“a”")]
    [InlineData("xyz", "set-unknown", "a, b")]
    [InlineData("nowhere/x.yaml", "file-missing", "nowhere/x.yaml")]
    public void Load_Unknown_SaysWhatThereIs(string name, string code, string part)
    {
        var problem = Assert.Single(catalog.Load(name).Problems);

        Assert.Equal(code, problem.Code);
        Assert.Contains(part, problem.Message.Vietnamese, StringComparison.Ordinal);
    }

    private void Put(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
