using ParIndex.App.Results.Published;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Results.Published;

/// <summary>What the server believes about the state of what is shown.</summary>
public sealed class CurrentEditionTests : IAsyncLifetime
{
    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private CurrentEdition editions = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        editions = new CurrentEdition(new EditionQuery(database.Source), clock);
        clock.Advance(TimeSpan.FromSeconds(1));
    }

    public ValueTask DisposeAsync()
    {
        editions.Dispose();
        return database.DisposeAsync();
    }

    [Fact]
    public async Task AskedSoonAgain_IsTheSame_ForgottenIsAskedAnew()
    {
        var first = await editions.GetAsync(default);
        await WriteDocumentAsync();
        Assert.Equal(first, await editions.GetAsync(default));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        editions.Forget();
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True((await editions.GetAsync(default)).Sequence > first.Sequence);
    }

    [Fact]
    public async Task AnswerToAQuestionBegunBeforeAWrite_IsNotBelievedAfterIt()
    {
        var asked = clock.GetTimestamp();
        var answer = await new EditionQuery(database.Source).CurrentAsync();
        await WriteDocumentAsync();
        clock.Advance(TimeSpan.FromMilliseconds(1));
        editions.Forget();
        editions.Learn(answer, asked);
        Assert.True((await editions.GetAsync(default)).Sequence > answer.Sequence);
    }

    [Fact]
    public async Task OlderAnswer_DoesNotReplaceANewerOne()
    {
        var old = await new EditionQuery(database.Source).CurrentAsync();
        await WriteDocumentAsync();
        var latest = await editions.GetAsync(default);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(latest, editions.Learn(old, clock.GetTimestamp()));
        Assert.Equal(latest, await editions.GetAsync(default));
    }

    [Fact]
    public async Task WhatIsNotPublished_RaisesWhatWasWritten_ASignInRaisesNothing()
    {
        var query = new EditionQuery(database.Source);
        await WriteDocumentAsync();
        var before = await query.CurrentAsync();
        await database.WriteAsync("insert into files.file (sha256, size, media_type) values (repeat('1', 64), 1, 'text/plain')");
        var written = await query.CurrentAsync();
        Assert.Equal(before.Sequence, written.Sequence);
        Assert.True(written.Written > before.Written);
        await database.WriteAsync("insert into accounts.sign_in (id, at, outcome) values (gen_random_uuid(), now(), 'wrong-password')");
        Assert.Equal(written, await query.CurrentAsync());
    }

    private Task WriteDocumentAsync() => database.WriteAsync("insert into criteria.set (id, key) values (gen_random_uuid(), gen_random_uuid()::text)");
}
