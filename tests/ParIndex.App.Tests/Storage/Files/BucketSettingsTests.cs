using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using Xunit;

namespace ParIndex.App.Tests.Storage.Files;

public sealed class BucketSettingsTests
{
    [Fact]
    public void NotSet_FilesLastOnTheDisk() => Assert.Null(Of(null));

    [Theory]
    [InlineData("https://s3.lamdong.gov.vn/parindex", "https://s3.lamdong.gov.vn/", "parindex", "")]
    [InlineData("http://10.0.0.5:9000/par.index/kho-1/tep/", "http://10.0.0.5:9000/", "par.index", "kho-1/tep/")]
    public void Address_IsServiceBucketAndFolder(string text, string service, string bucket, string folder)
    {
        var settings = Of(text)!;
        Assert.Equal((service, bucket, folder, "us-east-1", true), (settings.Service.ToString(), settings.Bucket, settings.Folder, settings.Region, settings.IsPathStyle));
    }

    [Theory]
    [InlineData("s3.lamdong.gov.vn/parindex")]
    [InlineData("https://s3.lamdong.gov.vn")]
    [InlineData("https://s3.lamdong.gov.vn/")]
    [InlineData("https://s3.lamdong.gov.vn/ParIndex")]
    [InlineData("https://s3.lamdong.gov.vn/pa")]
    [InlineData("https://s3.lamdong.gov.vn/parindex?versioning")]
    [InlineData("https://s3.lamdong.gov.vn/parindex/tệp")]
    [InlineData("ftp://s3.lamdong.gov.vn/parindex")]
    public void MalformedAddress_IsToldWithARemedy(string text)
    {
        var problem = Assert.Throws<StorageException>(() => Of(text)).Problem;
        Assert.StartsWith($"PARINDEX_S3 = “{text}”", problem.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("Hãy", problem.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void KeysInTheAddress_AreRefusedAndNotTold()
    {
        var problem = Assert.Throws<StorageException>(() => Of("https://id:bimat@s3.lamdong.gov.vn/parindex")).Problem;
        Assert.DoesNotContain("bimat", problem.Vietnamese + problem.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PARINDEX_S3_KEY", null)]
    [InlineData("PARINDEX_S3_SECRET", " ")]
    [InlineData("PARINDEX_S3_STYLE", "đường dẫn")]
    [InlineData("PARINDEX_S3_REGION", "a/b")]
    public void OtherSettings_MalformedOrMissing_AreNamed(string name, string? value)
    {
        var problem = Assert.Throws<StorageException>(() => Of("https://s3.vn/parindex", (name, value))).Problem;
        Assert.StartsWith(name, problem.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("Hãy", problem.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void AsText_HoldsNoKeys() => Assert.Equal("https://s3.vn/parindex/", Of("https://s3.vn/parindex")!.ToString());

    private static BucketSettings? Of(string? address, params (string Name, string? Value)[] others)
    {
        var settings = new Dictionary<string, string?> { ["PARINDEX_S3"] = address, ["PARINDEX_S3_KEY"] = "id", ["PARINDEX_S3_SECRET"] = "bimat" };
        foreach (var (name, value) in others)
            settings[name] = value;

        return BucketSettings.Of(settings.GetValueOrDefault);
    }
}
