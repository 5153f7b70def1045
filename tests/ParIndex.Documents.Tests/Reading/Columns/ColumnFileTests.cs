using System.Text;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Documents.Reading.Columns;
using ParIndex.Documents.Tests.TestKit;
using Xunit;

namespace ParIndex.Documents.Tests.Reading.Columns;

/// <summary>Forms of CSV that offices and programs write.</summary>
public class ColumnFileTests
{
    private static readonly string[] Names = ["xã", "q1", "q2", "n"];

    [Theory]
    [InlineData("xã,q1,q2,n\nA,5,4,1.25\nB,1,,-3\n")]
    [InlineData("xã;q1;q2;n\nA;5;4;1,25\nB;1;;-3\n")]
    [InlineData("xã\tq1\tq2\tn\nA\t5\t4\t1,25\nB\t1\t\t-3\n")]
    [InlineData("\uFEFFxã,q1,q2,n\nA,5,4,1.25\nB,1,,-3\n")]
    [InlineData("xã,q1,q2,n\r\nA,5,4,1.25\r\nB,1,,-3\r\n")]
    [InlineData("xã,q1,q2,n\nA,5,4,1.25\nB,1,,-3")]
    [InlineData("xã,q1,q2,n\r\nA,5,4,1.25\r\nB,1,,-3\r")]
    [InlineData("\"xã\",\"q1\",\"q2\",\"n\"\n\"A\",\"5\",\"4\",\"1.25\"\r\n\"B\",\"1\",\"\",\"-3\"")]
    [InlineData("xã,q1,q2,n\n\nA,5,4,1.25\n\r\n\nB,1,,-3\n\n\r\n")]
    [InlineData("xã,q1,q2,n\n\n\"A\",5,4,1.25\n\r\n\nB,1,,-3\n\n\r\n")]
    [InlineData(" xã , q1,q2 ,n\n A, 5,4 , 1.25 \nB  ,1,  ,-3\n")]
    [InlineData("n,ghi chú,q2,xã,q1\n1.25,\"a, \"\"b\"\"\nc\",4,A,5\n-3,,NA,B,1\n")]
    [InlineData("q2,q1,q9,n,tuổi,xã\n4,5,x,1.25,30,A\n,1,99999,-3e0,,B\n")]
    [InlineData("a̱,xã,q1,q2,n\n1,A,5,4,00001.250\n2,B,1,NA,-3.0000000000000000000\n")]
    public void Forms_OfTheSameTable_ReadTheSame(string text) =>
        Assert.Equal(["A|5|4|1.25", "B|1||-3"], ColumnTable.Read(text, Names).Rows(Names));

    [Fact]
    public void QuotedCells_KeepSeparatorsQuotesAndLineEnds()
    {
        var data = ColumnTable.Read("a,q1,b\n\"x, y\",3,\"nói \"\"được\"\"\"\n\"một\nhai\",4,\"\"\"\"\n\"\",5,\"r\r\nn\"\r\n", "a", "q1", "b");

        // A label is one line: runs of white space become a blank.
        Assert.Equal(["x, y|3|nói \"được\"", "một hai|4|\"", "|5|r n"], data.Rows("a", "q1", "b"));
    }

    [Fact]
    public void HeaderWithLineEndsAndSeparatorsInQuotes_IsOneRecord()
    {
        var data = ColumnTable.Read("\"Câu 1\n(mức, độ, hài, lòng)\";q1;\"n\"\"2\"\nx;4;1,5\n", "Câu 1 (mức, độ, hài, lòng)", "q1", "n\"2");

        Assert.Equal(["x|4|1.5"], data.Rows("Câu 1 (mức, độ, hài, lòng)", "q1", "n\"2"));
    }

    [Fact]
    public void NoAnswers_AreEmptyCellsAndNA_AndMarksOfNoOpinion()
    {
        var plan = ColumnTable.Plan("q1", "q2") with { Least = 1, Most = 5, NoOpinion = [9, 99] };

        Assert.Equal(["|3", "|", "5|"], ColumnTable.Read("q1,q2\n9,3\nNA,99\n5,\n", plan).Rows("q1", "q2"));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\n\"\",")]
    public void MarksSideBySide_ReadTheSame_WhicheverWay(string lineEnd)
    {
        // Runs of one-digit marks are read at once, others cell by cell; quotes take a third way.
        var names = Enumerable.Range(1, 40).Select(question => $"q{question}").ToArray();
        string[] rows = [
            .. Enumerable.Range(0, 9).Select(row => string.Join(',', names.Select((_, at) => ((row * 7) + at) % 10))),
            string.Join(',', names.Select((_, at) => at == 39 ? "10" : "1")), string.Join(',', names.Select((_, at) => at == 0 ? "254" : "2")),
            string.Join(',', names.Select((_, at) => at == 20 ? "" : "3")), string.Join(',', names.Select((_, at) => at % 2 == 0 ? "NA" : "004")),
        ];
        var isQuoted = lineEnd.EndsWith(',');
        var text = (isQuoted ? "x," : "") + string.Join(',', names) + lineEnd + string.Join(lineEnd, rows);
        var expected = rows.Select(row => row.Replace(',', '|').Replace("NA", "", StringComparison.Ordinal).Replace("004", "4", StringComparison.Ordinal));

        Assert.Equal(expected, ColumnTable.Read(text, names).Rows(names));
        Assert.Equal(expected, ColumnTable.Read(text + (isQuoted ? "\n" : lineEnd), names).Rows(names));
    }

    [Fact]
    public void Labels_AreComposed_AndLeadingZerosStay()
    {
        var data = ColumnTable.Read("a\nHòa Bình\nHo\u0300a Bi\u0300nh\n01\n1\n001\n1 \n", "a");

        Assert.Equal(["Hòa Bình", "Hòa Bình", "01", "1", "001", "1"], data.Rows("a"));
        Assert.Equal(4, data.Code("a").Labels.Count);
    }

    [Fact]
    public void WholeNumbersAsLabels_OfEveryLength_StayThemselves()
    {
        var labels = Enumerable.Range(0, 2000).Concat(Enumerable.Range(1, 400).Select(number => (number * 9973) + 2000)).Append(999_999).Append(1_000_000).Append(int.MaxValue).Order()
            .Select(number => $"{number}").ToArray();
        var data = ColumnTable.Read("a,b\n" + string.Concat(labels.Select(label => $"{label},{label}\n")), "a", "b");

        Assert.Equal(labels.Select(label => $"{label}|{label}"), data.Rows("a", "b"));
        Assert.Equal(labels, data.Code("b").Labels);
    }

    [Fact]
    public void TextsNearDigits_AreNotTakenForNumbers()
    {
        string[] labels = ["/", ":", "1/", "1:", "-1", "+1", "1.", "٣", "0x1", "1e3", "º", "0°", "99999º"];

        Assert.Equal(labels, ColumnTable.Read("a,b\n" + string.Concat(labels.Select(label => label + ",1234567\n")), "a").Rows("a"));
    }

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("123456789012.345", 123456789012.345)]
    [InlineData("0.30000000000000004", 0.30000000000000004)]
    [InlineData("1e-300", 1e-300)]
    [InlineData("-1.7976931348623157E+308", double.MinValue)]
    [InlineData("9007199254740993", 9007199254740993d)]
    public void Numbers_AreTheNearestDouble(string text, double expected) =>
        Assert.Equal(expected, ColumnTable.Read($"n\n{text}\n", "n").Number("n").Chunk(0)[0]);

    [Fact]
    public void FileOfOneLine_HasColumnsAndNoRows()
    {
        Assert.Equal(0, ColumnTable.Read("a,q1", "a", "q1").Rows);
        Assert.Equal(0, ColumnTable.Read("a,q1\r\n\r\n", "a", "q1").Rows);
    }

    [Fact]
    public void ColumnsNobodyAskedFor_AreNotLookedInto()
    {
        byte[] damaged = [.. "q1,x\n5,"u8, 0xFF, 0x00, .. "\n4,\n"u8];

        Assert.Equal(["5", "4"], ColumnTable.Read(damaged, ColumnTable.Plan("q1")).Rows("q1"));
    }

    [Fact]
    public void Names_AreThoseOfTheFirstLine()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "\uFEFF\"a,b\";Tỉnh;q1\n1;2;3\n", Encoding.UTF8);

        Assert.Equal(["a,b", "Tỉnh", "q1"], ColumnFile.Names(path));
        File.Delete(path);
    }

    [Fact]
    public void AbsentMarks_AreTold() => Assert.Equal(
        (true, false), (ColumnTable.Read("q1,q2\n,1\n", "q1", "q2") is var data && data.Scale("q1").HasMissing, data.Scale("q2").Chunk(0).Contains(ScaleColumn.Missing)));
}
