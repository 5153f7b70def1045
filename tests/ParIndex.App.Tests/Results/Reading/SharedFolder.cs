using Xunit;

namespace ParIndex.App.Tests.Results.Reading;

/// <summary>The folder "shared" beside a working copy, with the full sample documents and their clean data. A public clone has none.</summary>
internal static class SharedFolder
{
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared");
            if (File.Exists(Path.Combine(folder.FullName, "ParIndex.slnx")))
            {
                return Directory.Exists(Path.Combine(shared, "golden", "official")) && Directory.Exists(Path.Combine(shared, "seeds")) ? shared : null;
            }
        }

        return null;
    }

    /// <summary>Path of a sample document; skips the test where there is none.</summary>
    public static string Seed(string name) => Require("seeds", name);

    /// <summary>Path of a clean table; skips the test where there is none.</summary>
    public static string Golden(string name) => Require("golden", "official", name);

    private static string Require(params string[] parts)
    {
        var shared = Find();
        Assert.SkipWhen(shared is null, "Không có thư mục shared cạnh kho mã: bỏ qua so sánh với tài liệu mẫu đầy đủ / no folder 'shared' beside the repository.");
        var path = Path.Combine([shared!, .. parts]);
        Assert.SkipUnless(File.Exists(path), $"Không có tệp {path} / no such sample file.");
        return path;
    }
}
