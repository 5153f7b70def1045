using ParIndex.Core.Analysis.Drawing;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Replicates;
using ParIndex.Core.Surveys.Estimation.Weighting;
using ParIndex.Core.Surveys.Points.Losing;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Results;
using ParIndex.Core.Units;
using ParIndex.Core.Units.Country;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Results;

/// <summary>What of results may be shown, what drives them, and where provinces lie.</summary>
public sealed class ResultsBuilderTests
{
    [Theory]
    [InlineData("9,8,7", 0, "sss")]
    [InlineData("9,8,3", 0, "sct")]
    [InlineData("9,2,3", 0, "stt")]
    [InlineData("9,1,3", 0, "ctt")]
    [InlineData("9,0,3", 0, "cnt")]
    [InlineData("4", 0, "t")]
    [InlineData("9,8,7", 2, "ssc")]
    [InlineData("9,8,7", 5, "sss")]
    [InlineData("9,8,3", 9, "sst")]
    [InlineData("9,8,3", 1, "sct")]
    public void What_is_hidden_is_never_one_group_nor_too_few_together(string people, int inNone, string expected)
    {
        int[] groups = [.. people.Split(',').Select(int.Parse)];
        var showings = GroupCover.Of(groups, groups.Sum() + inNone, 5);
        Assert.Equal(expected, string.Concat(showings.Select(showing => showing switch { Showing.Shown => 's', Showing.Cover => 'c', Showing.TooFew => 't', _ => 'n' })));
    }

    [Fact]
    public void Parts_of_R2_sum_to_it_and_equal_those_of_two_factors_by_hand()
    {
        // Marks of two items and the whole for ten people.
        byte[] x = [1, 2, 3, 4, 5, 1, 2, 4, 5, 3], z = [2, 1, 3, 5, 4, 2, 3, 3, 5, 1], y = [1, 2, 3, 5, 5, 1, 2, 4, 5, 2];
        var data = new Microdata([10], [new("x", [x]), new("z", [z]), new("y", [y])], [], []);
        var results = ResultsBuilder.Of(SurveyDesign.Of(data, new DesignSpec()), Asked, [], 5)!;
        var drivers = results.Drivers!;
        Assert.Equal("y", drivers.Target);
        var (xy, zy, xz) = (Correlation(x, y), Correlation(z, y), Correlation(x, z));
        var both = ((xy * xy) + (zy * zy) - (2 * xy * zy * xz)) / (1 - (xz * xz));
        var ofX = drivers.Drivers.Single(driver => driver.Code == "x");
        Assert.Equal(((xy * xy) + (both - (zy * zy))) / 2, ofX.Importance!.Value, 1e-12);
        Assert.Equal(xy, ofX.Correlation, 1e-12);
        Assert.Equal(both, drivers.Explained!.Value, 1e-12);
        Assert.Equal(both, drivers.Drivers.Sum(driver => driver.Importance!.Value), 1e-12);
    }

    [Fact]
    public void Errors_of_drivers_are_those_of_leaving_out_one_cluster_after_another()
    {
        const int Rows = 800;
        var design = SurveyDesign.Of(Clustered(Rows), new DesignSpec { Strata = ["stratum"], Clusters = ["cluster"], Weight = "weight", Nested = true });
        var drivers = Drivers(design);
        var replicates = Jackknife.Of(design);
        var results = Enumerable.Range(0, replicates.Count).Select(replicate => Drivers(design.WithWeights(
            RowValues.Compute(design.Data, "weight", (_, row) => design.Weights.Chunk(0)[row] * replicates.Factor(replicate, row / 20))))).ToList();
        foreach (var driver in drivers.Drivers)
        {
            double Error(double whole, Func<Driver, double> figure) =>
                Math.Sqrt(replicates.Scales.Variance([.. results.Select(result => figure(result.Drivers.Single(one => one.Code == driver.Code)))], whole));

            Assert.InRange(driver.ImportanceRange!.Error / Error(driver.Importance!.Value, one => one.Importance!.Value), 0.9, 1.1);
            Assert.InRange(driver.CorrelationRange!.Error / Error(driver.Correlation, one => one.Correlation), 0.9, 1.1);
            Assert.True(driver.ImportanceRange.Lower >= 0 && driver.ImportanceRange.Lower < driver.Importance && driver.Importance < driver.ImportanceRange.Upper);
            Assert.True(driver.CorrelationRange.Lower < driver.Correlation && driver.Correlation < driver.CorrelationRange.Upper && driver.CorrelationRange.Upper < 1);
        }

        // One cluster cannot tell how sure anything is.
        Assert.All(Drivers(SurveyDesign.Of(Clustered(20), new DesignSpec { Clusters = ["cluster"], Lone = LoneCluster.Adjust })).Drivers, driver => Assert.Null(driver.ImportanceRange));

        static DriverTable Drivers(SurveyDesign design) => ResultsBuilder.Of(design, Asked, [], 5)!.Drivers!;
    }

    /// <summary>Marks of people who are alike within clusters of twenty, ten clusters a stratum, under unequal weights.</summary>
    private static Microdata Clustered(int rows)
    {
        var key = CounterRandom.Key(7, CounterRandom.Stream("drivers"), 0);
        double Draw(int row, int column) => CounterRandom.Uniform(key, row, column);
        byte Mark(double number) => (byte)Math.Clamp((int)Math.Round(number), 1, 5);
        double Mood(int row) => 1.5 * Draw(row / 20, 90) + Draw(row, 0);
        byte[] x = [.. Enumerable.Range(0, rows).Select(row => Mark(1 + Mood(row) + (2 * Draw(row, 1))))];
        byte[] z = [.. Enumerable.Range(0, rows).Select(row => Mark(1 + Mood(row) + (3 * Draw(row, 2))))];
        byte[] y = [.. Enumerable.Range(0, rows).Select(row => Mark((0.6 * x[row]) + (0.3 * z[row]) + (2 * Draw(row, 3)) - 0.5))];
        var builder = new MicrodataBuilder(["x", "z", "y"], ["stratum", "cluster"], ["weight"]);
        for (var row = 0; row < rows; row++)
        {
            builder.Mark(0, x[row]);
            builder.Mark(1, z[row]);
            builder.Mark(2, y[row]);
            builder.Label(0, $"s{row / 200}");
            builder.Label(1, $"c{row / 20:00}");
            builder.Number(0, 1 + (row % 3));
            builder.EndRow();
        }

        return builder.Build();
    }

    [Fact]
    public void Nothing_is_shown_of_too_few_people()
    {
        byte[] four = [4, 4, 4, 4];
        var data = new Microdata([4], [new("x", [four]), new("z", [four]), new("y", [four])], [], []);
        Assert.Null(ResultsBuilder.Of(SurveyDesign.Of(data, new DesignSpec()), Asked, [], 5));
    }

    [Fact]
    public void Provinces_have_a_tile_each_in_their_time_and_other_places_none()
    {
        Assert.Equal(["HNội", "HGiang", "HCM"], ProvinceTile.Of(["Hà Nội", "tỉnh Hà Giang", "TP. Hồ Chí Minh"])!.Select(tile => tile.Short));
        var merged = VietNam.Register.Units.Where(unit => unit.Kind == UnitKind.Province && unit.IsValidAt(new DateOnly(2026, 1, 1))).Select(unit => unit.NameAt(new DateOnly(2026, 1, 1)).Name).ToList();
        var tiles = ProvinceTile.Of(merged)!;
        Assert.Equal(34, tiles.DistinctBy(tile => (tile.Row, tile.Column)).Count());
        Assert.Equal(63, ProvinceTile.Of([.. VietNam.Register.Units.Where(unit => unit.Kind == UnitKind.Province && unit.IsValidAt(new DateOnly(2020, 1, 1))).Select(unit => unit.NameAt(new DateOnly(2020, 1, 1)).Name)])!.Count);
        Assert.Null(ProvinceTile.Of(["Hà Nội", "Huế", "Xã Một"]));
    }

    private static Questionnaire Asked { get; } = new()
    {
        Code = "thu",
        Version = "1",
        Title = Wording.Of("Thử"),
        Lists = [new ChoiceList("muc", [.. Enumerable.Range(1, 5).Select(mark => new Choice($"{mark}", Wording.Of($"Mức {mark}")))])],
        Sections =
        [
            new Section
            {
                Code = "a",
                Title = Wording.Of("Phần A"),
                Questions =
                [
                    new Question { Code = "bang", Kind = QuestionKind.Matrix, Text = Wording.Of("Từng mặt"), List = "muc", Rows = [new MatrixRow("x", Wording.Of("Thái độ")), new MatrixRow("z", Wording.Of("Thời gian"))] },
                    new Question { Code = "y", Kind = QuestionKind.Scale, Text = Wording.Of("Hài lòng chung"), List = "muc" },
                ],
            },
        ],
    };

    private static double Correlation(byte[] one, byte[] other)
    {
        var (a, b) = (one.Average(mark => (double)mark), other.Average(mark => (double)mark));
        return one.Zip(other, (x, y) => (x - a) * (y - b)).Sum() / Math.Sqrt(one.Sum(x => (x - a) * (x - a)) * other.Sum(y => (y - b) * (y - b)));
    }
}
