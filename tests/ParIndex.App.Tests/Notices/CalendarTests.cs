using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Tests.Rounds;
using Xunit;

namespace ParIndex.App.Tests.Notices;

/// <summary>Calendars: what is in whose, and that the file reads back as it was meant.</summary>
public sealed class CalendarTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 2, 3, 4, TimeSpan.Zero);

    [Fact]
    public void File_ReadsBackAsWritten_WhateverTheText() => Prop.ForAll<NonNull<string>, NonNull<string>>((summary, description) =>
    {
        var day = new CalendarDay("a;b", new DateOnly(2026, 12, 31), Clean(summary.Get), Clean(description.Get), "https://par.example/phieu/1");
        var text = CalendarFile.Write("Hạn, của tôi", [day, day with { Uid = "c" }], Now);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var (properties, events) = Read(text);
        Assert.Equal(("2.0", "Hạn, của tôi"), (properties["VERSION"], properties["X-WR-CALNAME"]));
        Assert.Equal(["a;b@parindex", "c@parindex"], events.Select(one => one["UID"]));
        Assert.All(events, one => Assert.Equal(
            (day.Summary, day.Description, "20261231", "20270101", "20261201T020304Z", day.Url),
            (one["SUMMARY"], one["DESCRIPTION"], one["DTSTART"], one["DTEND"], one["DTSTAMP"], one["URL"])));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void LongVietnameseLines_AreCutBetweenLetters()
    {
        var summary = string.Concat(Enumerable.Repeat("Hạn bổ sung tiêu chí 1.1.1: Sở Nội vụ tỉnh Lâm Đồng 🗓; ", 6));
        var text = CalendarFile.Write("x", [new CalendarDay("a", new DateOnly(2026, 2, 28), summary, "dòng một\ndòng hai", null)], Now);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        var only = Assert.Single(Read(text).Events);
        Assert.Equal((summary, "dòng một\ndòng hai", "20260301"), (only["SUMMARY"], only["DESCRIPTION"], only["DTEND"]));
    }

    [Fact]
    public void EmptyCalendar_IsOneStill() => Assert.Contains("BEGIN:VTIMEZONE", CalendarFile.Write("x", [], Now), StringComparison.Ordinal);

    [Fact]
    public async Task EachHasTheirOwnDays_WithStableIds()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.SelfAssessment, submitted: false);
        var own = desk.Today.AddDays(4);
        await ToldTests.AssignAsync(desk, "1.1", desk.Officer, own);
        var officer = await OfAsync(desk, desk.Officer, desk.Unit);
        Assert.Contains(officer, item => item is { Kind: CalendarKind.Assigned, Code: "1.1" } && item.Day == own);
        Assert.Equal([RoundStage.SelfAssessment, RoundStage.Explanation], officer.Where(item => item.Kind == CalendarKind.Unit).Select(item => item.Stage!.Value).Order());
        Assert.DoesNotContain(officer, item => item.Kind == CalendarKind.Stage || item.UnitId != desk.Unit);
        Assert.DoesNotContain(await OfAsync(desk, desk.Head, desk.Unit), item => item.Kind == CalendarKind.Assigned);
        Assert.Equal([RoundStage.Appraisal, RoundStage.SecondAppraisal], (await OfAsync(desk, desk.Appraiser)).Select(item => item.Stage!.Value).Order());
        Assert.Equal([RoundStage.Council], (await OfAsync(desk, desk.Secretary)).Select(item => item.Stage!.Value));
        Assert.Equal(Enum.GetValues<RoundStage>(), (await OfAsync(desk, desk.Coordinator)).Select(item => item.Stage!.Value).Order());
        foreach (var stranger in desk.Strangers)
            Assert.Empty(await OfAsync(desk, stranger));

        // More time moves the day and not the thing.
        await using (var parts = desk.As())
        {
            await parts.Session.BeginAsync("rounds.extend");
            await parts.Rounds.ExtendAsync(desk.Card, RoundStage.SelfAssessment, desk.Today.AddDays(99), "bão lũ");
            await parts.Session.CommitAsync();
        }

        var later = await OfAsync(desk, desk.Officer, desk.Unit);
        Assert.Equal(officer.Select(item => item.Uid).Order(StringComparer.Ordinal), later.Select(item => item.Uid).Order(StringComparer.Ordinal));
        Assert.Equal(desk.Today.AddDays(99), later.Single(item => item.Stage == RoundStage.SelfAssessment).Day);
        Assert.Equal(later.Count, later.DistinctBy(item => item.Uid).Count());
    }

    [Fact]
    public async Task Address_OpensUntilRevokedOrRenewed_AndIsKeptNowhere()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.SelfAssessment, submitted: false);
        var visitors = new VisitorQuery(desk.Rounds.Database.Source, new(), new(), desk.Rounds.Clock);
        await using var parts = desk.As(desk.Officer);
        var first = await parts.Feeds.MakeAsync(desk.Officer.Id);
        Assert.Equal(desk.Officer.Id, (await visitors.ByFeedAsync(first))!.Id);
        var second = await parts.Feeds.MakeAsync(desk.Officer.Id);
        Assert.Null(await visitors.ByFeedAsync(first));
        Assert.Equal(desk.Officer.Id, (await visitors.ByFeedAsync(second))!.Id);
        // Nobody ends the address of another.
        await using (var other = desk.As(desk.Head))
            await other.Feeds.RevokeAsync(desk.Officer.Id);

        Assert.NotNull(await visitors.ByFeedAsync(second));
        await parts.Feeds.RevokeAsync(desk.Officer.Id);
        Assert.Null(await visitors.ByFeedAsync(second));
        Assert.Null(await parts.Feeds.MadeAtAsync(desk.Officer.Id));
        var third = await parts.Feeds.MakeAsync(desk.Officer.Id);
        await desk.Rounds.Database.WriteAsync($"update accounts.account set locked_at = now(), locked_reason = 'thử' where id = '{desk.Officer.Id}'");
        Assert.Null(await visitors.ByFeedAsync(third));
    }

    private static async Task<IReadOnlyList<CalendarItem>> OfAsync(NoticeDesk desk, AppraisalDesk.Person person, params string[] units)
    {
        await using var parts = desk.As(person);
        return await parts.Calendar.OfAsync(person.Id, units, person.Rights);
    }

    // A file of lines cannot hold other control characters, and half a letter is none.
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\n' or '\t' || !Rune.IsControl(rune)).Where(rune => rune.Value is not 0x85 and not 0x2028 and not 0x2029 and not 0x0C).Select(rune => rune.ToString()));

    /// <summary>Reads as RFC 5545 has it: lines joined, names up to the first colon or semicolon, texts unescaped.</summary>
    private static (Dictionary<string, string> Properties, List<Dictionary<string, string>> Events) Read(string text)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        var events = new List<Dictionary<string, string>>();
        var at = new Stack<string>();
        foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var (head, value) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            var name = head.Split(';')[0];
            if (name == "BEGIN")
            {
                at.Push(value);
                if (value == "VEVENT")
                    events.Add(new Dictionary<string, string>(StringComparer.Ordinal));
            }
            else if (name == "END")
                Assert.Equal(at.Pop(), value);
            else if (at.Peek() == "VCALENDAR")
                properties[name] = Plain(value);
            else if (at.Peek() == "VEVENT")
                events[^1].Add(name, Plain(value));
        }

        Assert.Empty(at);
        return (properties, events);
    }

    private static string Plain(string value)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
            plain.Append(value[i] != '\\' ? value[i] : value[++i] is 'n' or 'N' ? '\n' : value[i]);

        return plain.ToString();
    }
}
