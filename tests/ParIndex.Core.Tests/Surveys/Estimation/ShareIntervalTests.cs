using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Estimation;
using ParIndex.Core.Surveys.Estimation.Intervals;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Estimation;

/// <summary>What holds of every interval of a share, and what is said where no error shows.</summary>
public class ShareIntervalTests
{
    [Fact]
    public void EveryInterval_HoldsTheShare_StaysWithin0And1_AndGrowsWithTheError()
    {
        var cases = from share in Gen.Choose(1, 999)
                    from error in Gen.Choose(1, 200)
                    from df in Gen.Choose(1, 500)
                    select (Share: share / 1000.0, Error: error / 1000.0, Degrees: df);
        Prop.ForAll(cases.ToArbitrary(), one => Enum.GetValues<ShareMethod>().All(method =>
        {
            var interval = ShareIntervals.Of(new Estimate(one.Share, one.Error), method, one.Degrees, 600, 0.95, 30);
            var longer = ShareIntervals.Of(new Estimate(one.Share, one.Error * 1.5), method, one.Degrees, 600, 0.95, 30);
            return interval.Holds(one.Share) && interval.Lower >= 0 && interval.Upper <= 1
                && longer.Lower <= interval.Lower + 1e-12 && longer.Upper >= interval.Upper - 1e-12;
        })).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1 - 1e-16)]
    public void AllSatisfied_GivesALowerEndByTheEffectiveSize(double share)
    {
        // With 30 clusters all alike: the share at which that has a chance of 5 % is 0.05^(1/30).
        var interval = ShareIntervals.Of(new Estimate(share, 0), ShareMethod.Logit, 25, 600, 0.95, 30);
        Assert.Equal(Math.Pow(0.05, 1.0 / 30), interval.Lower, 1e-12);
        Assert.Equal(1, interval.Upper);
        Assert.True(interval.IsOneSided);
        var none = ShareIntervals.Of(new Estimate(1 - share, 0), ShareMethod.Beta, 25, 600, 0.95, 30);
        Assert.Equal(1 - interval.Lower, none.Upper, 1e-12);
        Assert.Equal(0, none.Lower);
    }

    [Fact]
    public void WithoutDegreesOfFreedomOrAnswers_TheSampleCannotTell()
    {
        Assert.True(double.IsNaN(ShareIntervals.Of(new Estimate(0.5, 0.1), ShareMethod.Logit, 0, 10, 0.95, 1).Lower));
        Assert.True(double.IsNaN(ShareIntervals.Of(new Estimate(double.NaN, double.NaN), ShareMethod.Wilson, 5, 0, 0.95, 1).Upper));
        Assert.True(double.IsNaN(MeanIntervals.Student(new Estimate(3, 0.1), 0).Lower));
    }

    [Fact]
    public void MeanIntervals_FollowTheirScales()
    {
        var t = Distributions.StudentQuantile(0.95, 12);
        var log = MeanIntervals.Log(new Estimate(40, 10), 12, 0.9);
        Assert.Equal(40 * Math.Exp(-t / 4), log.Lower, 1e-12);
        Assert.Equal(1600, log.Lower * log.Upper, 1e-9);
        Assert.Equal(40 + (10 * t), MeanIntervals.Student(new Estimate(40, 10), 12, 0.9).Upper, 1e-12);
        Assert.True(double.IsNaN(MeanIntervals.Log(new Estimate(-1, 1), 12).Lower));
    }
}
