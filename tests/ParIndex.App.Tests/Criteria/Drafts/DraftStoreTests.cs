using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Criteria;
using ParIndex.App.Criteria.Drafts;
using ParIndex.App.Criteria.Library;
using ParIndex.App.Storage;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Criteria.Drafts;

public sealed class DraftStoreTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Session session = null!;
    private DraftStore drafts = null!;
    private Draft draft = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateSampleAsync();
        session = new Session(database.Source, new Actor(Guid.CreateVersion7(), "Nguyễn Thị Thử", "all") { May = "drafts criteria" }, TimeProvider.System);
        drafts = new DraftStore(session, new SetLibrary(session, TimeProvider.System));
        var (id, _) = await drafts.AddAsync(CriteriaSetFile.Load("commune-example"), null, "Thử nghiệm");
        draft = (await drafts.FindAsync(id!.Value))!;
    }

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Add_OfAKnownSet_IsItsNextVersion_WithTheReasonInTheLog()
    {
        Assert.Equal(("commune-example", 2), (draft.Key, draft.Number));
        var change = (await new History(session).OfRowAsync("criteria.version", draft.Id.ToString())).Items.Single();
        Assert.Equal(("criteria.draft", "Thử nghiệm", "Nguyễn Thị Thử"), (change.Process.Kind, change.Process.Reason, change.Process.ActorName));
    }

    [Fact]
    public async Task Add_WithACodeTwice_SavesNothing()
    {
        var set = draft.Set with { Id = "hai-ma", Criteria = [.. draft.Set.Criteria, draft.Set.Criteria[0] with { Key = "khac", Children = [] }] };
        var (id, problems) = await drafts.AddAsync(set, null, null);
        Assert.Null(id);
        Assert.Contains(problems, problem => problem.Code == "set-code-duplicate");
        Assert.Null(await new LibraryQuery(session).FindAsync("hai-ma", null, withDrafts: true));
    }

    [Fact]
    public async Task Save_OnTheKnownContent_ChangesVersionAndProjection()
    {
        var leaf = draft.Set.Leaves().First();
        var outcome = await drafts.SaveAsync(draft.Id, draft.Sha256, set => TreeEdit.Replace(set, leaf.Key, node => node with { Title = "Tên mới hẳn" }), leaf.Key);
        Assert.Equal(SaveState.Saved, outcome.State);
        var found = await new LibraryQuery(session).SearchAsync("ten moi han", withDrafts: true);
        Assert.Equal(leaf.Key, Assert.Single(found).Key);
    }

    [Fact]
    public async Task Save_OfTwoPeople_InDifferentPlaces_GoesTogether()
    {
        var (one, other) = (draft.Set.Leaves().First(), draft.Set.Leaves().Last());
        await drafts.SaveAsync(draft.Id, draft.Sha256, set => TreeEdit.Replace(set, one.Key, node => node with { Title = "Một" }), one.Key);
        var outcome = await drafts.SaveAsync(draft.Id, draft.Sha256, set => TreeEdit.Replace(set, other.Key, node => node with { Title = "Hai" }), other.Key);
        Assert.Equal(SaveState.Merged, outcome.State);
        var now = (await drafts.FindAsync(draft.Id))!.Set;
        Assert.Equal(("Một", "Hai"), (TreeEdit.Find(now, one.Key)!.Title, TreeEdit.Find(now, other.Key)!.Title));
    }

    [Fact]
    public async Task Save_OfTwoPeople_InOnePlace_IsAConflict_AndTheCommonBeginningIsKnown()
    {
        var leaf = draft.Set.Leaves().First();
        await drafts.SaveAsync(draft.Id, draft.Sha256, set => TreeEdit.Replace(set, leaf.Key, node => node with { Title = "Một" }), leaf.Key);
        var outcome = await drafts.SaveAsync(draft.Id, draft.Sha256, set => TreeEdit.Replace(set, leaf.Key, node => node with { Title = "Hai" }), leaf.Key);
        Assert.Equal(SaveState.Conflict, outcome.State);
        Assert.Equal("Một", TreeEdit.Find((await drafts.FindAsync(draft.Id))!.Set, leaf.Key)!.Title);
        Assert.Equal(leaf.Title, TreeEdit.Find((await drafts.AsOfAsync(draft.Id, draft.Sha256))!, leaf.Key)!.Title);
    }

    [Fact]
    public async Task Save_OfNothing_LeavesNoTrace()
    {
        Assert.Equal(SaveState.Unchanged, (await drafts.SaveAsync(draft.Id, draft.Sha256, set => set, null)).State);
        Assert.Single((await new History(session).OfRowAsync("criteria.version", draft.Id.ToString())).Items);
    }

    [Fact]
    public async Task Sign_WithErrors_IsRefused()
    {
        var leaf = draft.Set.Leaves().First();
        await drafts.SaveAsync(draft.Id, draft.Sha256, set => TreeEdit.Replace(set, leaf.Key, node => node with { Max = node.Max + 1 }), leaf.Key);
        var now = (await drafts.FindAsync(draft.Id))!;
        Assert.True(now.HasErrors);
        Assert.Equal(SaveState.Refused, (await drafts.SignAsync(draft.Id, now.Sha256, null)).State);
    }

    [Fact]
    public async Task Signed_NeverChanges_NeitherByPagesNorBySql()
    {
        Assert.Equal(SaveState.Saved, (await drafts.SignAsync(draft.Id, draft.Sha256, "Ban hành")).State);
        Assert.Equal(SaveState.Closed, (await drafts.SaveAsync(draft.Id, draft.Sha256, TreeEdit.Renumber, null)).State);
        Assert.Equal(SaveState.Conflict, (await drafts.RemoveAsync(draft.Id, draft.Sha256, null)).State);
        foreach (var sql in new[] { "update criteria.version set name = 'x' where id = '{0}'", "delete from criteria.version where id = '{0}'", "update criteria.criterion set title = 'x' where version_id = '{0}'", "delete from criteria.criterion where version_id = '{0}'" })
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => database.WriteAsync(sql.Replace("{0}", draft.Id.ToString(), StringComparison.Ordinal)));
            Assert.Equal("PX003", refusal.SqlState);
        }
    }

    [Fact]
    public async Task Remove_TakesTheDraft_AndAnEmptySetWithIt_ButTheLogKeepsItsContent()
    {
        var (id, _) = await drafts.AddAsync(draft.Set with { Id = "bo-moi" }, draft.Id, null);
        var made = (await drafts.FindAsync(id!.Value))!;
        Assert.Equal(draft.Id, made.BasedOn);
        Assert.Equal(SaveState.Saved, (await drafts.RemoveAsync(made.Id, made.Sha256, "Bỏ")).State);
        Assert.Null(await drafts.FindAsync(made.Id));
        Assert.Equal(0, await (await session.ConnectionAsync()).ExecuteScalarAsync<int>("select count(*)::int from criteria.set where key = 'bo-moi'"));
        Assert.NotNull(await drafts.AsOfAsync(made.Id, made.Sha256));
    }

    [Theory]
    [InlineData("id: [1", "dòng ")]
    [InlineData("id: a\ntitle: b\n", "")]
    public void Upload_OfABadFile_TellsThePlace(string yaml, string place)
    {
        var reading = SetUpload.Read(System.Text.Encoding.UTF8.GetBytes(yaml), "thu.yaml");
        Assert.Null(reading.Set);
        Assert.Contains(reading.Problems, problem => problem.IsError && (problem.Place?.ToString() ?? "").StartsWith(place, StringComparison.Ordinal));
    }

    [Fact]
    public void Upload_OfTheWorkbook_IsTheSet()
    {
        var reading = SetUpload.Read(CriteriaSetWorkbook.Write(draft.Set), "thu.xlsx");
        Assert.Equal(draft.Content, CriteriaSetYaml.Write(reading.Set!));
    }
}
