using System.Globalization;
using System.Text;
using ParIndex.App.Results;
using ParIndex.App.Tests.Fuzz;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;
using ParIndex.Documents;
using Xunit;

namespace ParIndex.App.Tests.Results;

/// <summary>Declared figures as CSV: what is wrong is told with its line, and both ways of reading give the same figures.</summary>
public sealed class ScorecardFileTests : IDisposable
{
    private static readonly SetScorer Scorer = SetScorer.Compile(Set(), out _);

    private readonly string folder = Directory.CreateTempSubdirectory("parindex-scorecards-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Read_OneCardPerUnitInOrderOfFirstLine()
    {
        var cards = ScorecardFile.Read(File("unit,code,input,value\nXã B,1.1,done,3\nXã A,1.1,points,0.5\nXã B,1.1,total,\"4\"\nXã B,1.2,cause,chậm\nXã B,1.3,not_applicable,Có\n"));

        Assert.Equal(["Xã B", "Xã A"], cards.Select(card => card.Unit));
        Assert.Equal(["done=3", "total=4"], cards[0].Entries["1.1"].Values.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal(0.5m, cards[1].Entries["1.1"].Points);
        Assert.Equal("chậm", cards[0].Entries["1.2"].Cause);
        Assert.True(cards[0].Entries["1.3"].NotApplicable);
    }

    [Theory]
    [InlineData("", null, "tệp không có dòng nào.")]
    [InlineData("unit,code\nA,1.1\n", 1, "thiếu cột input, value. Dòng đầu phải có các cột: unit, code, input, value.")]
    [InlineData("unit,code,input,value\nA,1.1,done,1\nA,,done,1\n", 3, "thiếu mã tiêu chí (code) hoặc tên dữ liệu (input). Điền đủ hai cột này.")]
    [InlineData("unit,code,input,value\nA,1.1,\u00A0,1\n", 2, "thiếu mã tiêu chí (code) hoặc tên dữ liệu (input). Điền đủ hai cột này.")]
    [InlineData("unit;code;input;value\nA;1.1;done;1\n\nA;1.1;done;2\n", 4, "giá trị “2” của tiêu chí 1.1, dữ liệu done bị trùng hoặc không phải là số. Viết số với dấu chấm thập phân, mỗi dữ liệu một dòng.")]
    [InlineData("unit,code,input,value\nA,1.1,done,x\nA,1.1,done,2\n", 3, "giá trị “2” của tiêu chí 1.1, dữ liệu done bị trùng")]
    [InlineData("unit,code,input,value\nA,9.9,done,1\nA,9.9,done,2\n", 3, "giá trị “2” của tiêu chí 9.9, dữ liệu done bị trùng")]
    [InlineData("unit,code,input,value\nA,1.1,points,nhiều\n", 2, "giá trị “nhiều” của tiêu chí 1.1, dữ liệu points bị trùng hoặc không phải là số.")]
    [InlineData("unit,code,input,value\nA,1.1,points,1\nA,1.1,points,1\n", 3, "giá trị “1” của tiêu chí 1.1, dữ liệu points bị trùng")]
    [InlineData("unit,code,input,value\nA,1.1,done,\"1\n", 2, "dòng sai dạng CSV")]
    public void WrongFile_IsToldWithLineAndRemedy(string content, int? line, string message)
    {
        foreach (var read in new Action<string>[] { path => ScorecardFile.Read(path), path => ScorecardFile.ReadInputs(path, Scorer) })
        {
            var problem = Assert.Throws<DocumentException>(() => read(File(content)));

            Assert.Equal("so-lieu.csv", problem.File);
            Assert.Equal(line, problem.Place?.Line);
            Assert.StartsWith(message, problem.Problem.Vietnamese, StringComparison.Ordinal);
            Assert.NotEmpty(problem.Problem.English);
        }
    }

    [Fact]
    public void WrongFigures_AreToldByUnitAndStayMissing()
    {
        var table = ScorecardFile.ReadInputs(File(
            "unit,code,input,value\nA,1.1,done,5\nB,1.1,done,1.5\nA,1.1,total,4\nB,1.1,total,\"1,5\"\nB,1,points,1\nB,7,done,1\nB,7,total,1\nB,1.2,points,9\nB,1.2,rate,150\n"), Scorer);

        Assert.Equal(
            [
                "A scorecard-at-most 1.1", "B scorecard-bad-value 1.1", "B scorecard-bad-value 1.1", "B scorecard-not-a-leaf 1", "B scorecard-unknown-criterion 7",
                "B scorecard-points-outside 1.2", "B scorecard-bad-value 1.2",
            ],
            table.Problems.Select(problem => $"{problem.Unit} {problem.Code} {problem.Criterion}"));
        Assert.Null(table.ColumnOrNull("1.1", "done")![1]);
    }

    [Fact]
    public void ProblemsWithoutEnd_AreCounted()
    {
        var lines = Enumerable.Range(0, InputTableBuilder.MostProblems + 5).Select(line => string.Create(CultureInfo.InvariantCulture, $"A,x{line},done,1\n"));
        var table = ScorecardFile.ReadInputs(File("unit,code,input,value\n" + string.Concat(lines)), Scorer);

        Assert.Equal(InputTableBuilder.MostProblems + 1, table.Problems.Count);
        Assert.StartsWith("còn 5 lỗi khác", table.Problems[^1].Message.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void UnitsWithoutEnd_AreRefused()
    {
        var lines = Enumerable.Range(0, 60_000).Select(line => string.Create(CultureInfo.InvariantCulture, $"{line},1.1,done,1\n"));
        var problem = Assert.Throws<DocumentException>(() => ScorecardFile.ReadInputs(File("unit,code,input,value\n" + string.Concat(lines)), Scorer));

        Assert.Equal(50_002, problem.Place?.Line);
    }

    /// <summary>The quick reader agrees with the plain one on files of every odd kind, figure by figure and word by word.</summary>
    [Fact]
    public void BothWays_GiveTheSame()
    {
        string[] values = ["0", "1", "7", "007", "1.50", "3.", ".5", "-1", "1,5", "86.5%", "150%", "0.865", "1 000", "có", "không", "yes", "true", "a", "  ", "\u00A0", "\"b\"", "1e3", "99999999999999999999", "0.0000000000000000000000000001", "123456789012345678", "1234567890.12345678"];
        string[] codes = ["1.1", "1.1", "1.2", "1.3", "1", "8", "so\u0300"];
        string[] inputs = ["done", "total", "done", "total", "rate", "met", "option", "points", "not_applicable", "cause", "other"];
        string[] units = ["Xã A", "Xa\u0303 A", "B", "", "\"C, D\""];
        var (read, refused) = (0, 0);
        for (var seed = 0; seed < 600; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder("unit,code,input,value\n");
            for (var line = random.Next(1, 14); line > 0; line--)
            {
                text.Append(Any(units)).Append(',').Append(Any(codes)).Append(',').Append(Any(inputs)).Append(',').Append(Any(values)).Append('\n');
            }

            var bytes = seed % 5 == 0 ? new OddText(seed).Of(text.ToString()) : Encoding.UTF8.GetBytes(text.ToString());
            var path = Path.Combine(folder, "any.csv");
            System.IO.File.WriteAllBytes(path, bytes);
            var plain = Outcome(() => InputTable.Of(Scorer, ScorecardFile.Read(path)));
            Assert.Equal(plain, Outcome(() => ScorecardFile.ReadInputs(path, Scorer)));
            (read, refused) = plain is [['!', ..]] ? (read, refused + 1) : (read + 1, refused);

            string Any(string[] from) => from[random.Next(from.Length)];
        }

        Assert.True(read > 100 && refused > 100, $"{read} {refused}"); // both ends were reached
    }

    private static List<string> Outcome(Func<InputTable> read)
    {
        try
        {
            var table = read();
            var cells =
                from leaf in Scorer.Set.Leaves()
                from slot in new[] { "points", "not_applicable", "done", "total", "rate", "met", "option" }
                from unit in Enumerable.Range(0, table.Units.Count)
                select $"{table.Units[unit]} {leaf.Code} {slot} {table.ColumnOrNull(leaf.Code, slot)?[unit]?.ToString(CultureInfo.InvariantCulture)}";
            return [.. cells, .. table.Problems.Select(problem => problem.ToString()).Order(StringComparer.Ordinal)];
        }
        catch (DocumentException problem)
        {
            return [$"!{problem.Place} {problem.Problem}"];
        }
    }

    private string File(string content)
    {
        var path = Path.Combine(folder, "so-lieu.csv");
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    private static CriteriaSet Set() => new()
    {
        Id = "x", Title = "x", Edition = "1", Level = SetLevel.Commune,
        Criteria =
        [
            new Criterion
            {
                Code = "1", Key = "a", Title = "A", Max = 3,
                Children =
                [
                    Leaf("1.1", "when total = 0: not applicable\notherwise: full * done / total", Input("done", InputType.Count, "total"), Input("total", InputType.Count)),
                    Leaf("1.2", "full * rate", Input("rate", InputType.Percent)),
                    Leaf("1.3", "when met: full\nwhen option = \"a\": full / 2\notherwise: 0", Input("met", InputType.YesNo), Input("option", InputType.Choice)),
                ],
            },
        ],
    };

    private static Criterion Leaf(string code, string rule, params RuleInput[] inputs) => new()
    {
        Code = code, Key = code, Title = code, Max = 1, Rule = new ScoringRule(rule, RuleStanding.Example), Inputs = inputs,
    };

    private static RuleInput Input(string name, InputType type, string? atMost = null) => new()
    {
        Name = name, Label = name, Type = type, AtMost = atMost, Options = type == InputType.Choice ? ["a", "b"] : [],
    };
}
