using ParIndex.App.Criteria;
using ParIndex.App.Criteria.Library;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Criteria.Library;

public sealed class LibraryQueryTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateSampleAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Versions_OfTheSample_AreSignedWithTheirCounts()
    {
        await using var session = database.Public();
        var versions = await new LibraryQuery(session).VersionsAsync(withDrafts: false);
        Assert.Equal(5, versions.Count);
        Assert.Equal(["province-876", "province-1149"], versions.Take(2).Select(version => version.Key));
        Assert.All(versions, version => Assert.False(version.IsDraft));
        var newest = versions[0];
        Assert.Equal((100m, 1, CriteriaSetFile.Load("province-876").Leaves().Count()), (newest.Max, newest.Results, newest.Leaves));
    }

    [Fact]
    public async Task Search_WithoutToneMarks_InAnyOrder_FindsTheCriterionInBothEditions()
    {
        await using var session = database.Public();
        var found = await new LibraryQuery(session).SearchAsync("CCHC ke hoach", withDrafts: false);
        Assert.Contains(found, leaf => leaf is { Key: "ke-hoach-cchc", SetKey: "province-876" });
        Assert.Contains(found, leaf => leaf is { Key: "ke-hoach-cchc", SetKey: "province-1149" });
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("không có gì như thế này")]
    [InlineData("  ")]
    public async Task Search_ForSignsOrNonsense_FindsNothing(string words)
    {
        await using var session = database.Public();
        Assert.DoesNotContain(await new LibraryQuery(session).SearchAsync(words, withDrafts: false), leaf => !leaf.Title.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Drafts_AreToldOnlyToThoseWhoWorkOnThem()
    {
        var set = CriteriaSetFile.Load("commune-example") with { Id = "xa-thu" };
        await using (var writer = database.System())
        {
            await writer.BeginAsync("test");
            await new SetLibrary(writer, TimeProvider.System).AddVersionAsync(set);
            await writer.CommitAsync();
        }

        await using var session = database.Public();
        var library = new LibraryQuery(session);
        Assert.Null(await library.FindAsync("xa-thu", null, withDrafts: false));
        Assert.DoesNotContain(await library.SearchAsync("phong hop", withDrafts: false), leaf => leaf.SetKey == "xa-thu");
        await using var worker = database.System();
        Assert.True((await new LibraryQuery(worker).FindAsync("xa-thu", null, withDrafts: true))!.IsDraft);
        // The database tells it to nobody else, whatever is asked.
        Assert.Null(await library.FindAsync("xa-thu", null, withDrafts: true));
    }
}
