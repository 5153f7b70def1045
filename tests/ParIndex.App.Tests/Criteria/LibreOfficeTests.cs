using System.Diagnostics;
using ParIndex.App.Criteria;
using Xunit;

namespace ParIndex.App.Tests.Criteria;

/// <summary>A workbook that LibreOffice has opened and saved again is still the same set.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    private const int Sets = 8;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parindex-sets-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Workbook_SavedByLibreOffice_GivesTheSameSet()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(path => Path.Combine(path, "soffice")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "LibreOffice (soffice) is not installed.");
        var sets = Enumerable.Range(1, Sets).Select(RandomSets.Make).ToList();
        for (var i = 0; i < Sets; i++)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"set{i}.xlsx"), CriteriaSetWorkbook.Write(sets[i]), TestContext.Current.CancellationToken);
        }

        await Resave(program!);

        for (var i = 0; i < Sets; i++)
        {
            var saved = Path.Combine(folder.FullName, "saved", $"set{i}.xlsx");
            var reading = CriteriaSetWorkbook.Read(await File.ReadAllBytesAsync(saved, TestContext.Current.CancellationToken));
            Assert.Empty(reading.Problems);
            Assert.Equal(RandomSets.Dump(sets[i]), RandomSets.Dump(reading.Set));
            Assert.Equal(CriteriaSetYaml.Write(sets[i]), CriteriaSetYaml.Write(reading.Set!));
        }
    }

    private async Task Resave(string program)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var files = Directory.GetFiles(folder.FullName, "*.xlsx");
        string[] arguments =
        [
            $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
            "--outdir", Path.Combine(folder.FullName, "saved"), .. files,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await output + await errors);
    }
}
