using System.Diagnostics;
using Xunit;

namespace ParIndex.App.Tests.Results.Appendix;

/// <summary>LibreOffice as a second opinion: opens files and saves them again.</summary>
internal static class LibreOffice
{
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>Saves files again in a format; skips the test where LibreOffice is not installed.</summary>
    /// <returns>The saved files, in the order of <paramref name="files"/>.</returns>
    public static IReadOnlyList<string> SaveAgain(IReadOnlyList<string> files, string format, string folder)
    {
        Assert.SkipWhen(Program is null, "LibreOffice chưa cài (apt-get install libreoffice-writer libreoffice-calc): bỏ qua / LibreOffice is not installed.");
        var target = Directory.CreateDirectory(Path.Combine(folder, "saved")).FullName;
        using var office = Process.Start(new ProcessStartInfo(Program!,
            [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--headless", "--convert-to", format, "--outdir", target, .. files])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = office.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        office.StandardOutput.ReadToEnd();
        if (!office.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            office.Kill(entireProcessTree: true);
            Assert.Fail("LibreOffice did not end.");
        }

        var saved = files.Select(file => Path.Combine(target, Path.ChangeExtension(Path.GetFileName(file), format))).ToList();
        Assert.All(saved, file => Assert.True(File.Exists(file), $"{file}: {errors.Result}"));
        return saved;
    }
}
