using System.Globalization;
using System.Runtime.CompilerServices;
using ParIndex.Core.Numbers;
using Xunit;

namespace ParIndex.Core.Tests.Numbers;

/// <summary>Chances and quantiles against R 4.2.2 (qt, pt, qbeta, pf, pchisq, qnorm; Data/distributions-r.csv).</summary>
public class DistributionTests
{
    [Fact]
    public void AllFigures_EqualR()
    {
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(Own("distributions-r.csv")).Skip(1))
        {
            var cells = line.Split(',');
            double At(int place) => double.Parse(cells[place], CultureInfo.InvariantCulture);
            var found = cells[0] switch
            {
                "student-quantile" => Distributions.StudentQuantile(At(1), At(2)),
                "student-above" => Distributions.StudentAbove(At(1), At(2)),
                "beta-quantile" => Distributions.BetaQuantile(At(1), At(2), At(3)),
                "fisher-above" => Distributions.FisherAbove(At(1), At(2), At(3)),
                "chi-square-above" => Distributions.ChiSquareAbove(At(1), At(2)),
                _ => Distributions.NormalQuantile(At(1)),
            };
            if (!(Math.Abs(found - At(4)) <= 1e-10 * Math.Abs(At(4))))
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{line} but {found:R}"));
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Limits_AreThoseOfTheDistributions()
    {
        Assert.Equal(1, Distributions.BetaQuantile(0.3, 2, 0));
        Assert.Equal(0, Distributions.BetaQuantile(0.3, 0, 2));
        Assert.Equal(Distributions.NormalQuantile(0.975), Distributions.StudentQuantile(0.975, double.PositiveInfinity));
        Assert.Equal(0.025, Distributions.StudentAbove(Distributions.NormalQuantile(0.975), double.PositiveInfinity), 1e-14);
        Assert.Equal(1, Distributions.FisherAbove(0, 3, 10));
        Assert.Equal(Distributions.ChiSquareAbove(6, 3), Distributions.FisherAbove(2, 3, double.PositiveInfinity));
    }

    private static string Own(string file, [CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Data", file);
}
