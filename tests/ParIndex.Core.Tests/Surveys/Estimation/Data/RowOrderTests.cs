using ParIndex.Core.Surveys.Estimation;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Totals;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Estimation.Data;

/// <summary>Answers in the order of the design are summed run by run, others row by row: the figures are the same.</summary>
public class RowOrderTests
{
    private static readonly string[] Columns = ["tầng", "cụm", "tỉnh"];

    [Theory]
    [InlineData(false, 40_000)]
    [InlineData(true, 40_000)]
    [InlineData(true, 1_003)]
    public void Ordered_answers_give_the_figures_of_scattered_ones(bool hasMissing, int chunkRows)
    {
        var scattered = Answers(hasMissing);
        var ordered = MicrodataRows.Take(scattered, RowOrder.By(scattered, Columns), chunkRows);
        var (expected, found, stored) = (Estimate(scattered), Estimate(ordered), Estimate(Stored(ordered)));
        Assert.Equal((3, 2), (expected.Length, expected[0].Length));
        for (var domain = 0; domain < expected.Length; domain++)
        {
            for (var question = 0; question < 2; question++)
            {
                var (one, other) = (expected[domain][question], found[domain][question]);
                Assert.Equal(other, stored[domain][question]);
                Assert.Equal((one.Answers, one.Units, one.PlainMean, one.PlainShare), (other.Answers, other.Units, other.PlainMean, other.PlainShare));
                Assert.Equal(1, other.Mean.Value / one.Mean.Value, 1e-13);
                Assert.Equal(1, other.Share.Value / one.Share.Value, 1e-13);
                Assert.Equal(1, other.Mean.StandardError / one.Mean.StandardError, 1e-10);
                Assert.Equal(1, other.Share.StandardError / one.Share.StandardError, 1e-10);
            }
        }
    }

    [Fact]
    public void Rows_are_ordered_by_the_first_column_then_the_next_and_stay_in_order_within()
    {
        var data = Answers(hasMissing: false);
        var order = RowOrder.By(data, Columns);
        var codes = Array.ConvertAll(Columns, name => MicrodataRows.Codes(data, data.Code(name)));
        var expected = Enumerable.Range(0, data.Rows).OrderBy(row => codes[0][row]).ThenBy(row => codes[1][row]).ThenBy(row => codes[2][row]);
        Assert.Equal(expected, order);
        Assert.Contains(CodeColumn.Blank, codes[2]);
    }

    private static QuestionEstimate[][] Estimate(Microdata data)
    {
        var design = SurveyDesign.Of(data, new DesignSpec { Strata = ["tầng"], Clusters = ["cụm"], Weight = "w" });
        var cells = DomainCells.Of(design, DomainTable.Of(data, ["tỉnh"]));
        return QuestionEstimates.Of(cells, [data.Scale("q1"), data.Scale("q2")], MarkRange.FourAndFive);
    }

    /// <summary>The same answers, the marks left where they are stored.</summary>
    private static Microdata Stored(Microdata data)
    {
        int[] rows = [.. Enumerable.Range(0, data.Chunks).Select(data.RowsOf)];
        return new Microdata(
            rows, [.. data.Scales.Select(column => new ScaleColumn(column.Name, rows, column.HasMissing, (chunk, into) => column.Chunk(chunk).CopyTo(into)))], [.. data.Codes], [.. data.Numbers]);
    }

    /// <summary>Four strata of six clusters; a cluster lies in one or two of three provinces, and some answers in none.</summary>
    private static Microdata Answers(bool hasMissing)
    {
        var random = new Random(11);
        var builder = new MicrodataBuilder(["q1", "q2"], Columns, ["w"]);
        for (var row = 0; row < 50_000; row++)
        {
            var cluster = random.Next(24);
            builder.Label(0, $"t{cluster / 6}");
            builder.Label(1, $"c{cluster}");
            builder.Label(2, random.Next(50) == 0 ? "" : $"p{(cluster + random.Next(2)) / 9}");
            builder.Number(0, random.NextDouble() * 20);
            builder.Mark(0, (byte)random.Next(1, 6));
            builder.Mark(1, hasMissing && random.Next(9) == 0 ? ScaleColumn.Missing : (byte)random.Next(1, 6));
            builder.EndRow();
        }

        return builder.Build();
    }
}
