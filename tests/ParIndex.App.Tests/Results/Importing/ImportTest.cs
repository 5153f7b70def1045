using Dapper;
using ParIndex.App.Storage.Files;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Results.Importing;

/// <summary>A sample installation with two people at its import desk.</summary>
public abstract class ImportTest : IAsyncLifetime
{
    private readonly FileFolder folder = new(Directory.CreateTempSubdirectory("parindex-files-").FullName);

    private protected TestDatabase Database { get; private set; } = null!;

    private protected ImportDesk An { get; private set; } = null!;

    private protected ImportDesk Binh { get; private set; } = null!;

    private protected string Files => folder.Path;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateSampleAsync();
        An = new ImportDesk(Database.Source, folder);
        Binh = new ImportDesk(Database.Source, folder, "Bình");
    }

    public async ValueTask DisposeAsync()
    {
        An.Dispose();
        Binh.Dispose();
        await Database.DisposeAsync();
        Directory.Delete(folder.Path, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected async Task<T?> ScalarAsync<T>(string sql, object? arguments = null)
    {
        await using var session = Database.System();
        return await (await session.ConnectionAsync()).ExecuteScalarAsync<T>(sql, arguments);
    }

    private protected ImportDesk Desk(string name, string sees) => new(Database.Source, folder, name) { Sees = sees };
}
