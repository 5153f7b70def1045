using ParIndex.App.Results.Importing;
using ParIndex.Core.Results;
using Xunit;

namespace ParIndex.App.Tests.Results.Importing;

public sealed class CorrectRowTests : ImportTest
{
    [Fact]
    public async Task Correct_Score_ChangesTotalsFindingsAndKeepsWhoWhenWhy()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        Assert.Equal(17.5m, (await An.ReviewAsync(id)).Totals.Points);
        var row = await An.RowAsync(id, "1.1");

        Assert.True((await An.CorrectAsync(id, row, "score", " 3,25 ", reason: "văn bản in sai")).IsSaved);

        var review = await An.ReviewAsync(id);
        Assert.Equal(16.75m, review.Totals.Points);
        Assert.Equal(17.5m, review.Totals.PrintedPoints);
        var deed = Assert.Single(review.Corrections);
        Assert.Equal(("score", "4", "3.25", "văn bản in sai", "An"), (deed.Field, deed.OldValue, deed.NewValue, deed.Reason, deed.ByName));
        var parent = await An.RowAsync(id, "1");
        Assert.Contains(review.Findings[parent], finding => finding.Kind == FindingKinds.SumWrong);
    }

    [Theory]
    [InlineData("score", "ba", "score")]
    [InlineData("max", "1,2,3", "max")]
    public async Task Correct_NotANumber_IsRefusedAtTheField(string field, string typed, string at)
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        var outcome = await An.CorrectAsync(id, 2, field, typed);
        Assert.Contains(at, outcome.Problems.Keys);
        Assert.Empty((await An.ReviewAsync(id)).Corrections);
    }

    [Fact]
    public async Task Correct_WithoutReason_IsRefused()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        Assert.Contains("reason", (await An.CorrectAsync(id, 2, "score", "3", reason: " ")).Problems.Keys);
    }

    [Fact]
    public async Task Correct_ValuesAsShown_LeavesNoDeed()
    {
        var id = await An.DraftAsync(ImportDesk.Appendix(2020), "a.tsv");
        var review = await An.ReviewAsync(id);
        foreach (var row in review.Table.Rows)
        {
            var shown = RowField.All.ToDictionary(field => field.Key, field => (string?)field.Of(row.Row));
            Assert.Empty((await An.DoAsync(parts => parts.Correct.CorrectAsync(id, 1, row.Number, 0, shown, "thử"))).Changed);
        }

        Assert.Empty((await An.ReviewAsync(id)).Corrections);
    }

    [Fact]
    public async Task Correct_TwoPeopleOtherFields_BothAreKept()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        Assert.True((await An.CorrectAsync(id, 3, "score", "5", seen: 0)).IsSaved);
        Assert.True((await Binh.CorrectAsync(id, 3, "cause", "Nộp chậm 02 báo cáo", seen: 0)).IsSaved);

        var row = (await An.ReviewAsync(id)).Table.Rows[2].Row;
        Assert.Equal((5m, "Nộp chậm 02 báo cáo"), (row.Score, row.Cause));
    }

    [Fact]
    public async Task Correct_TwoPeopleSameField_ShowsBothAndSavesNothing()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        await An.CorrectAsync(id, 3, "score", "5", seen: 0);

        var outcome = await Binh.CorrectAsync(id, 3, "score", "5,5", seen: 0);

        var conflict = Assert.Single(outcome.Conflicts);
        Assert.Equal(("score", "5.5", "5", "An"), (conflict.Field, conflict.Mine, conflict.Theirs, conflict.ByName));
        Assert.Equal(5m, (await An.ReviewAsync(id)).Table.Rows[2].Row.Score);
        Assert.True((await Binh.CorrectAsync(id, 3, "score", "5,5", seen: 1)).IsSaved);
        Assert.Equal(5.5m, (await An.ReviewAsync(id)).Table.Rows[2].Row.Score);
    }

    [Fact]
    public async Task Correct_ManyAtOnce_AllAreKeptInOneOrder()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 5).Select(row => (row % 2 == 0 ? An : Binh).CorrectAsync(id, row, "note", $"ghi chú {row}", seen: 0)));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsSaved));
        Assert.Equal([1, 2, 3, 4, 5], (await An.ReviewAsync(id)).Corrections.Select(deed => deed.Sequence));
    }

    [Fact]
    public async Task Undo_LastDeed_BringsTheValueBack()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        await An.CorrectAsync(id, 3, "score", "5");
        await An.CorrectAsync(id, 3, "score", "6");

        Assert.True((await An.DoAsync(parts => parts.Correct.UndoAsync(id, 1, 3, "score", 2))).IsSaved);
        Assert.Equal(5m, (await An.ReviewAsync(id)).Table.Rows[2].Row.Score);
        Assert.Single((await An.DoAsync(parts => parts.Correct.UndoAsync(id, 1, 3, "score", 2))).Conflicts);
    }

    [Fact]
    public async Task Keep_No_LeavesTheRowOutUntilTakenInAgain()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        var row = await An.RowAsync(id, "1.2");
        await An.DoAsync(parts => parts.Correct.KeepAsync(id, 1, row, false, "hàng thừa"));
        Assert.Equal(13.5m, (await An.ReviewAsync(id)).Totals.Points);

        await An.DoAsync(parts => parts.Correct.KeepAsync(id, 1, row, true, "vẫn cần"));
        Assert.Equal(17.5m, (await An.ReviewAsync(id)).Totals.Points);
    }

    [Fact]
    public async Task Add_RowTheReaderMissed_HangsUnderItsCode()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        var after = await An.RowAsync(id, "1.2");
        var outcome = await An.DoAsync(parts => parts.Correct.AddAsync(
            id, 1, after, new Dictionary<string, string?> { ["code"] = "1.3", ["title"] = "Kiểm tra", ["max"] = "2", ["score"] = "1,5" }, "sót hàng"));

        Assert.True(outcome.IsSaved);
        var review = await An.ReviewAsync(id);
        Assert.Equal(["1", "1.1", "1.2", "1.3", "2", "2.1", "TOTAL"], review.Table.Rows.Select(row => row.Row.Code));
        Assert.Equal(("1", 2), (review.Table.Rows[3].Row.Parent, review.Table.Rows[3].Row.Level));
        Assert.Equal(19m, review.Totals.Points);
    }

    [Fact]
    public async Task Correct_Code_MovesItsChildren()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        await An.CorrectAsync(id, await An.RowAsync(id, "2"), "code", "3");
        await An.CorrectAsync(id, await An.RowAsync(id, "2.1"), "code", "3.1");

        var row = (await An.ReviewAsync(id)).Table.Rows.Single(known => known.Row.Code == "3.1").Row;
        Assert.Equal(("3", 2), (row.Parent, row.Level));
        Assert.Equal(17.5m, (await An.ReviewAsync(id)).Totals.Points);
    }
}
