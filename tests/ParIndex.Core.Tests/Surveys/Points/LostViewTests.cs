using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Surveys.Points.Losing;
using ParIndex.Core.Surveys.Points.Scoring;
using Xunit;
using static ParIndex.Core.Tests.Surveys.Points.MadeBallots;

namespace ParIndex.Core.Tests.Surveys.Points;

/// <summary>What may be shown of lost points by item and group.</summary>
public class LostViewTests
{
    [Fact]
    public void NothingSmall_NothingHidden()
    {
        var view = Table([20, 30, 40]).View();

        Assert.All(Places(view), place => Assert.Equal(Showing.Shown, At(view, place).Showing));
        Assert.Equal(view.Lost, Enumerable.Range(0, view.Rows.Count).Sum(row => view.RowSum(row).Lost));
        Assert.Equal(view.Lost, Enumerable.Range(0, view.Groups.Count).Sum(group => view.GroupSum(group).Lost));
    }

    [Fact]
    public void SmallGroup_HidesAnotherWithIt_AndItsSum()
    {
        var view = Table([3, 30, 8]).View();

        for (var row = 0; row < view.Rows.Count; row++)
        {
            Assert.Equal(Showing.TooFew, view[row, 0].Showing);
            Assert.Contains(Showing.Cover, new[] { view[row, 1].Showing, view[row, 2].Showing });
            Assert.Null(view[row, 0].Lost);
            Assert.NotNull(view.RowSum(row).Lost);
        }

        Assert.Equal(Showing.TooFew, view.GroupSum(0).Showing);
        Assert.Contains(Showing.Cover, new[] { view.GroupSum(1).Showing, view.GroupSum(2).Showing });
    }

    /// <summary>Two groups of two hidden together would still show four people: a third is hidden with them.</summary>
    [Fact]
    public void HiddenTogether_AreNoSmallGroupEither()
    {
        var view = Table([2, 2, 30, 40]).View();

        for (var row = 0; row < view.Rows.Count; row++)
        {
            Assert.True(Enumerable.Range(0, 4).Count(group => view[row, group].Showing != Showing.Shown) >= 3);
        }
    }

    /// <summary>
    /// An outsider knows the shown figures and that rows and columns add up. No hidden figure follows: its unit vector is no combination of
    /// the equations (elimination, another way than the search for circles).
    /// </summary>
    [Fact]
    public void NoHiddenFigure_FollowsFromTheSums() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var (rule, ballots) = From(seed, 2 + Math.Abs(seed % 4), 2 + Math.Abs(seed % 5));
        if (BallotPoints.Of(rule, ballots) is not { } score) return true;
        var table = LostTable.Of([score]);
        var view = table.View();
        var hidden = Places(view).Where(place => At(view, place).Showing is Showing.TooFew or Showing.Cover).ToList();
        return hidden.All(place => !Determined(view, hidden, place))
            && Places(view).Where(place => At(view, place) is { Showing: Showing.Shown } && !IsSum(view, place)).All(place => At(view, place).People >= view.Least);
    }).QuickCheckThrowOnFailure();

    /// <summary>Groups hidden in a row together hold enough people when the row's sum is shown.</summary>
    [Fact]
    public void HiddenOfARow_AreEnoughPeopleTogether() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var (rule, ballots) = From(seed, 3, 3 + Math.Abs(seed % 4));
        if (BallotPoints.Of(rule, ballots) is not { } score) return true;
        var table = LostTable.Of([score]);
        var view = table.View();
        return Enumerable.Range(0, view.Rows.Count).All(row =>
        {
            var own = Enumerable.Range(0, view.Groups.Count).Where(group => view[row, group].Showing is Showing.TooFew or Showing.Cover).ToList();
            var everybody = Enumerable.Range(0, view.Groups.Count).Sum(group => table[row, group]?.People ?? 0);
            return own.Count == 0 || view.RowSum(row).Showing != Showing.Shown
                || own.Sum(group => table[row, group]!.People) >= Math.Min(view.Least, everybody);
        });
    }).QuickCheckThrowOnFailure();

    /// <summary>100 items by 60 communes, many of them small: every figure is settled once, and what is shown still has enough people.</summary>
    [Fact]
    public void LargeTable_IsGuardedToo()
    {
        var (rule, ballots) = From(12, 100, 60);
        var view = LostTable.Of([BallotPoints.Of(rule, ballots)!]).View();

        Assert.All(Places(view).Where(place => At(view, place).Showing == Showing.Shown), place => Assert.True(At(view, place).People >= 5));
        Assert.Contains(Places(view), place => At(view, place).Showing == Showing.Cover);
        Assert.True(Places(view).Count(place => At(view, place).Showing == Showing.Shown) > 3000);
    }

    [Fact]
    public void Drags_AreOrderedByWhatAStepBrings()
    {
        var score = BallotPoints.Of(new CriterionRule("2.4", 3, [Item("a"), Item("b"), Item("c")]),
            [Of("a", "", 0, 0, 0, 0, 50), Of("b", "", 50), Of("c", "", 25, 0, 0, 0, 25)])!;
        var drags = Drag.Of([score]);

        Assert.Equal(["b", "c", "a"], drags.Select(drag => drag.Item));
        Assert.Equal(0.25m, drags[0].Step);
        Assert.Equal(1m, drags[0].Lost);
        Assert.Contains("thêm 0,25 điểm", drags[0].InWords.Vietnamese, StringComparison.Ordinal);
    }

    private static LostTable Table(int[] sizes)
    {
        var rule = new CriterionRule("2.4", 4, [Item("c1"), Item("c2"), Item("c3")]);
        var ballots = rule.Items.SelectMany((item, i) => sizes.Select((size, group) => Of(item.Item, $"g{group}", [size / 3, (size + 1 + i) / 4, 1, 0, size - (size / 3) - ((size + 1 + i) / 4) - 1])));
        return LostTable.Of([BallotPoints.Of(rule, ballots)!]);
    }

    private static LostCell At(LostView view, (int Row, int Group) place) =>
        place.Row == view.Rows.Count ? view.GroupSum(place.Group) : place.Group == view.Groups.Count ? view.RowSum(place.Row) : view[place.Row, place.Group];

    private static bool IsSum(LostView view, (int Row, int Group) place) => place.Row == view.Rows.Count || place.Group == view.Groups.Count;

    /// <summary>All places but the sum of all, which is always shown.</summary>
    private static IEnumerable<(int Row, int Group)> Places(LostView view) =>
        from row in Enumerable.Range(0, view.Rows.Count + 1)
        from column in Enumerable.Range(0, view.Groups.Count + 1)
        where row < view.Rows.Count || column < view.Groups.Count
        select (row, column);

    private static bool Determined(LostView view, List<(int Row, int Group)> hidden, (int Row, int Group) asked)
    {
        var equations = new List<double[]>();
        for (var row = 0; row <= view.Rows.Count; row++)
        {
            equations.Add([.. hidden.Select(place => place.Row == row ? place.Group == view.Groups.Count ? -1.0 : 1 : 0)]);
        }

        for (var group = 0; group <= view.Groups.Count; group++)
        {
            equations.Add([.. hidden.Select(place => place.Group == group ? place.Row == view.Rows.Count ? -1.0 : 1 : 0)]);
        }

        var rank = Rank(equations);
        equations.Add([.. hidden.Select(place => place == asked ? 1.0 : 0)]);
        return Rank(equations) == rank;
    }

    private static int Rank(List<double[]> rows)
    {
        var matrix = rows.Select(row => row.ToArray()).ToList();
        var rank = 0;
        for (var column = 0; column < matrix[0].Length; column++)
        {
            var pivot = matrix.FindIndex(rank, row => Math.Abs(row[column]) > 1e-9);
            if (pivot < 0) continue;
            (matrix[rank], matrix[pivot]) = (matrix[pivot], matrix[rank]);
            for (var row = rank + 1; row < matrix.Count; row++)
            {
                var factor = matrix[row][column] / matrix[rank][column];
                for (var i = column; i < matrix[row].Length; i++)
                {
                    matrix[row][i] -= factor * matrix[rank][i];
                }
            }

            if (++rank == matrix.Count) break;
        }

        return rank;
    }
}
