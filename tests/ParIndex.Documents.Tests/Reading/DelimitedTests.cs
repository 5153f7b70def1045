using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Text;
using ParIndex.Documents.Tests.TestKit;
using Xunit;

namespace ParIndex.Documents.Tests.Reading;

public class DelimitedTests
{
    [Theory]
    [InlineData("a,b,c\n1,2,3\n", "a|b|c;1|2|3")]
    [InlineData("a;b;c\n1,5;2,5;3\n", "a|b|c;1,5|2,5|3")]
    [InlineData("a\tb\n1,5\t2;5\n", "a|b;1,5|2;5")]
    [InlineData("sep=|\r\na|b\r\n1|2\r\n", "a|b;1|2")]
    [InlineData("a,b\n\"x,y\",\"nói \"\"vậy\"\"\"\n", "a|b;x,y|nói \"vậy\"")]
    [InlineData("a,b\n5\" ống,2\n", "a|b;5\" ống|2")]
    [InlineData("a,b,\n,,\n", "a|b|;||")]
    [InlineData("một cột\n", "một cột")]
    public void Separators_and_quotes_are_understood(string text, string expected)
    {
        var content = Files.ReadText(text, "a.csv");

        Assert.Equal(DocumentFormat.Csv, content.Format);
        Assert.Equal(expected, string.Join(';', content.Table().Rows()));
    }

    [Fact]
    public void Lines_are_counted_through_quoted_breaks_and_blank_lines()
    {
        var table = Files.ReadText("a,b\n\"1\n2\",x\n\nc,d\n", "a.csv").Table();

        Assert.Equal(["a|b", "1\n2|x", "", "c|d"], table.Rows());
        Assert.Equal([1, 2, 4, 5], table.Rows.Select(row => row.Source.Line));
        Assert.Equal(SourcePlace.AtLine(5, 2), table.Rows[3].Cells[1].Source);
    }

    [Fact]
    public void A_quote_never_closed_is_refused_at_its_line()
    {
        var refusal = Assert.Throws<DocumentException>(() => Files.ReadText("a,b\nc,\"d\ne,f\n", "a.csv"));

        Assert.Equal(SourcePlace.AtLine(2), refusal.Place);
    }

    [Fact]
    public void A_list_of_unknown_suffix_is_known_by_its_evenness()
    {
        Assert.Equal(DocumentFormat.Csv, Files.ReadText("a,b,c\n1,2,3\n4,5,6\n", "kết quả").Format);
        Assert.Equal(DocumentFormat.Text, Files.ReadText("Kính gửi: các sở, ban, ngành\nThực hiện kế hoạch\nvà, theo\n", "công văn").Format);
    }

    [Fact]
    public void What_is_written_quoted_is_read_back() => Prop.ForAll<NonEmptyArray<NonEmptyArray<string>>>(
        ArbMap.Default.ArbFor<NonEmptyArray<NonEmptyArray<string>>>(),
        rows =>
        {
            var cells = rows.Get.Select(row => row.Get.Select(Printable).Append("x").ToArray()).ToArray();
            var text = new StringBuilder("sep=;\n");
            foreach (var row in cells)
            {
                text.AppendJoin(';', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
            }

            return Files.ReadText(text.ToString(), "a.csv").Table().Rows.Select(row => row.Cells.Select(cell => cell.Text))
                .Zip(cells).All(pair => pair.First.SequenceEqual(pair.Second));
        }).QuickCheckThrowOnFailure();

    // A leading apostrophe may be the guard against formulas, which reading takes away.
    private static string Printable(string? text) => new string([.. (text ?? "").Where(c => c is >= ' ' and < '\u007F' or '\n')]).TrimStart('\'');
}
