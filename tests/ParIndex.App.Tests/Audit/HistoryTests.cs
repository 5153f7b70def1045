using System.Globalization;
using ParIndex.App.Audit;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Audit;

public sealed class HistoryTests
{
    private const string Id = "00000000-0000-0000-0000-000000000001";

    [Fact]
    public async Task OfRow_TellsEachFieldBeforeAndAfter_NewestFirst()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ResultAsync(database);
        await database.WriteAsync("update results.result set points = 81.5, note = 'sửa' where year = 2024", "giải trình được chấp nhận");
        await database.WriteAsync("delete from results.result");
        await using var session = database.System();

        var page = await new History(session).OfRowAsync("results.result", Id);

        Assert.Equal([ChangeKind.Removed, ChangeKind.Changed, ChangeKind.Added], page.Items.Select(item => item.Kind));
        Assert.Null(page.Next);
        var changed = page.Items[1];
        Assert.Equal("giải trình được chấp nhận", changed.Process.Reason);
        Assert.Equal("ParIndex: test", changed.Process.ActorName);
        Assert.Equal(["note null→sửa", "points 80→81.5"], changed.Fields.Select(field => $"{field.Field} {Say(field.Before)}→{Say(field.After)}").Order(StringComparer.Ordinal));
        Assert.All(page.Items[2].Fields, field => Assert.Null(field.Before));
        Assert.All(page.Items[0].Fields, field => Assert.Null(field.After));
    }

    [Fact]
    public async Task Of_WithBelow_TakesRowsUnderTheKeyOnly()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ResultAsync(database);
        await NodesAsync(database, 5);
        await using var session = database.System();
        var history = new History(session);

        Assert.Equal(5, (await history.OfAsync([new("results.node", Id, WithBelow: true)])).Items.Count);
        Assert.Equal(6, (await history.OfAsync([new("results.result", Id), new("results.node", Id, WithBelow: true)])).Items.Count);
        Assert.Empty((await history.OfAsync([new("results.node", Id)])).Items);
        Assert.Single((await history.OfAsync([new("results.node", Id + "/3", WithBelow: true)])).Items);
    }

    [Fact]
    public async Task Pages_JoinedTogether_AreTheWhole()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ResultAsync(database);
        await NodesAsync(database, 23);
        await using var session = database.System();
        var history = new History(session);
        var process = (await history.ProcessesAsync(size: 1)).Items[0];
        Assert.Equal(23, process.Events);

        var seen = new List<long>();
        long? next = null;
        do
        {
            var page = await history.OfProcessAsync(process.Id, next, size: 5);
            Assert.InRange(page.Items.Count, 1, 5);
            seen.AddRange(page.Items.Select(item => item.Id));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(23, seen.Distinct().Count());
        Assert.Equal(seen.OrderDescending(), seen);
    }

    [Fact]
    public async Task Processes_ByActorAndKind()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ResultAsync(database);
        var me = Guid.CreateVersion7();
        await using (var mine = new ParIndex.App.Storage.Session(database.Source, new Actor(me, "Trần Thị Bình", "all", "trace-7") { May = "publish" }, TimeProvider.System))
        {
            await mine.BeginAsync("results.publish");
            await Dapper.SqlMapper.ExecuteAsync(await mine.ConnectionAsync(), "update results.result set published_at = now()");
            await mine.CommitAsync();
        }

        await using var session = database.System();
        var history = new History(session);
        Assert.Equal(["results.publish", "test.write"], (await history.ProcessesAsync()).Items.Select(item => item.Kind));
        Assert.Equal("trace-7", Assert.Single((await history.ProcessesAsync(actor: me)).Items).Request);
        Assert.Single((await history.ProcessesAsync(kind: "results.")).Items);
        Assert.Empty((await history.ProcessesAsync(kind: "results")).Items);
    }

    private static string Say(System.Text.Json.JsonElement? value) => value is { ValueKind: not System.Text.Json.JsonValueKind.Null } told ? told.ToString() : "null";

    private static Task ResultAsync(TestDatabase database) => database.WriteAsync(
        $"""
        insert into units.unit (id, kind, valid) values ('u', 'province', '[2000-01-01,)');
        insert into results.result (id, unit_id, year, max, points, source) values ('{Id}', 'u', 2024, 100, 80, 's')
        """);

    private static Task NodesAsync(TestDatabase database, int count) => database.WriteAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"insert into results.node (result_id, position, code, level, title, is_leaf, is_survey) select '{Id}', i, i::text, 1, 't', true, false from generate_series(1, {count}) i"));
}
