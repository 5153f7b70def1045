using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Storage;

public sealed class SchemaDocumentTests
{
    [Fact]
    public async Task MigratedSchema_IsWhatTheDocumentSays()
    {
        await using var database = await TestDatabase.CreateAsync();
        var schema = await SchemaDocument.DescribeAsync(database.Source);
        var document = await File.ReadAllTextAsync(Path.Combine(Repository(), "docs", "database.md"));
        Assert.True(schema == document.ReplaceLineEndings("\n"), "docs/database.md differs from the migrated schema. Run: ./parindex migrate --describe docs/database.md\n" + FirstDifference(document, schema));
    }

    [Fact]
    public async Task EveryAuditedTable_HasItsFourTriggers()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var connection = await database.Source.OpenAsAsync(Actor.System("test"));
        Assert.Empty(await Dapper.SqlMapper.QueryAsync<string>(connection,
            "select tgrelid::regclass::text from pg_trigger where tgname like 'audit\\_%' and not tgisinternal group by tgrelid having count(*) <> 4"));
    }

    private static string FirstDifference(string document, string schema)
    {
        var (old, now) = (document.Split('\n'), schema.Split('\n'));
        var at = Enumerable.Range(0, Math.Min(old.Length, now.Length)).FirstOrDefault(i => old[i] != now[i], Math.Min(old.Length, now.Length));
        return $"line {at + 1}: document “{old.ElementAtOrDefault(at)}”, schema “{now.ElementAtOrDefault(at)}”";
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ParIndex.slnx")))
            folder = folder.Parent!;

        return folder.FullName;
    }
}
