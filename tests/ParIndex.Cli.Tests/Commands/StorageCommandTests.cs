using System.IO.Compression;
using Dapper;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.Cli.Tests.Commands;

/// <summary>migrate, backup, restore and audit verify on private clusters of their own.</summary>
public sealed class StorageCommandTests : IDisposable
{
    private readonly DirectoryInfo top = Directory.CreateTempSubdirectory("parindex-cli-");

    public StorageCommandTests()
    {
        // The server runs as another user when the tests run as root.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(top.FullName, (UnixFileMode)0b111_101_101);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PARINDEX_DATA", null);
        Environment.SetEnvironmentVariable("PARINDEX_DB", null);
        top.Delete(recursive: true);
    }

    [Fact]
    public void Backup_RestoredElsewhere_IsWhole()
    {
        Use("one");
        Assert.Contains("parindex migrate", Ok(2, "audit", "verify").Errors, StringComparison.Ordinal);
        Assert.Contains("2026-11-21-01-audit", Ok(0, "migrate").Output, StringComparison.Ordinal);
        Assert.Contains("mới nhất", Ok(0, "migrate").Output, StringComparison.Ordinal);
        var archive = Path.Combine(top.FullName, "b.zip");
        Ok(0, "backup", archive);
        Assert.Contains("trống", Ok(2, "restore", archive).Errors, StringComparison.Ordinal);

        Use("two");
        Ok(0, "restore", archive, "--check");
        Ok(0, "restore", archive);
        var report = Ok(0, "audit", "verify", "--json").Json;
        Assert.True(report.GetProperty("whole").GetBoolean());
        Assert.Equal(0, report.GetProperty("faults").GetArrayLength());

        File.WriteAllText(archive, "no zip");
        Assert.Contains("bị hỏng", Ok(2, "restore", archive, "--check").Errors, StringComparison.Ordinal);
        Ok(2, "restore", Path.Combine(top.FullName, "none.zip"), "--check");
    }

    [Fact]
    public async Task SurveyExport_GivesOutAnonymousAnswersOfAClosedWave_AndNotesIt()
    {
        var (database, maker) = await WaveMaker.CreateAsync(TimeProvider.System);
        await using var held = database;
        Environment.SetEnvironmentVariable("PARINDEX_DB", database.ConnectionString);
        Use("export");
        var wave = await maker.OpenAsync("u1");
        await SurveyFile.ImportAsync(maker, wave, TimeProvider.System);
        var zip = Path.Combine(top.FullName, "x.zip");
        Assert.Contains("kết thúc nhận phiếu", Ok(2, "survey", "export", "khao sat thu", "--to", zip).Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(zip));
        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave)));
        Assert.Contains(wave.ToString(), Ok(2, "survey", "export", "không có", "--to", zip).Errors, StringComparison.Ordinal);
        Assert.Contains("tuoi", Ok(2, "survey", "export", wave.ToString(), "--to", zip, "--traits", "ten").Errors, StringComparison.Ordinal);

        var told = Ok(0, "survey", "export", "khao sat thu", "--to", zip, "--json").Json;
        Assert.True(told.GetProperty("smallest").GetInt32() >= 5);
        using (var archive = ZipFile.OpenRead(zip))
        {
            Assert.Equal(["codebook.csv", "codebook.docx", "design.yaml", "estimate.R", "labels.sps", "microdata.csv"], archive.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
            using var reader = new StreamReader(archive.GetEntry("microdata.csv")!.Open());
            var data = await reader.ReadToEndAsync();
            Assert.Equal(told.GetProperty("answers").GetInt32() + 1, data.TrimEnd().Split('\n').Length);
            Assert.DoesNotContain("0901", data, StringComparison.Ordinal);
            Assert.DoesNotContain(SurveyFile.SmallArea, data, StringComparison.Ordinal);
        }

        await using var connection = await database.AdministratorAsync();
        Assert.Equal("surveys.export", await connection.ExecuteScalarAsync<string>(
            "select p.kind from surveys.export e join audit.event v on v.table_name = 'surveys.export' join audit.process p on p.id = v.process_id where e.by_name like 'ParIndex: dòng lệnh của %'"));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("x:y")]
    public void AuditVerify_NoHead_IsRefused(string head) => Ok(2, "audit", "verify", "--head", head);

    private void Use(string folder) => Environment.SetEnvironmentVariable("PARINDEX_DATA", Path.Combine(top.FullName, folder));

    private static TestKit.Cli Ok(int exit, params string[] words)
    {
        var run = TestKit.Cli.Run(words);
        Assert.True(run.Exit == exit, $"parindex {string.Join(' ', words)} ended with {run.Exit}: {run.Output}{run.Errors}");
        return run;
    }
}
