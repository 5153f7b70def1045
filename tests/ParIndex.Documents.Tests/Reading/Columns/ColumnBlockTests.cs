using System.Globalization;
using System.Text;
using ParIndex.Documents.Tests.TestKit;
using Xunit;

namespace ParIndex.Documents.Tests.Reading.Columns;

/// <summary>Files of several blocks of 2 MB, read by several threads.</summary>
public class ColumnBlockTests
{
    private const int BlockBytes = 2 << 20;
    private static readonly string[] Names = ["tỉnh", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "xã", "n1", "n2"];
    private static readonly string[] Provinces = ["Hà Nội", "Đắk Lắk", "TP. Hồ Chí Minh", "7", "07", ""];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void EveryValue_OfSeveralBlocks_IsThatOfANaiveReader(int seed, bool isQuoted)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, 110_000).Select(row => Row(random, row)).ToList();
        var text = new StringBuilder(string.Join(',', Names)).Append('\n');
        foreach (var row in rows)
        {
            text.AppendJoin(',', isQuoted ? row.Select(cell => Quoted(random, cell)) : row).Append('\n');
        }

        Assert.True(text.Length > 2 * BlockBytes);
        var data = ColumnTable.Read(text.ToString(), Names);
        Assert.True(data.Chunks > 2);
        Assert.Equal(rows.Select(row => string.Join('|', row)), data.Rows(Names));
        Assert.Equal(data.Rows, Enumerable.Range(0, data.Chunks).Sum(data.RowsOf));
        Assert.All(Enumerable.Range(0, data.Chunks), chunk => Assert.Equal(Enumerable.Range(0, chunk).Sum(data.RowsOf), data.FirstRow(chunk)));
    }

    /// <summary>A cell with line ends in quotes, laid over the end of the first block byte by byte.</summary>
    [Fact]
    public void QuotedLineEnds_AtTheEndOfABlock_EndNoRecord()
    {
        const string Header = "a,q1\n";
        const string Filling = "x,1\n";
        const string Cell = "\"\n\"\"\n,2\n\"";
        var many = (BlockBytes / Filling.Length) - 8;
        for (var shift = 0; shift < Cell.Length + 4; shift++)
        {
            // The first block ends 2 MB behind the header.
            var start = BlockBytes - (many * Filling.Length) - shift;
            var text = Header + string.Concat(Enumerable.Repeat(Filling, many)) + new string('y', start) + ",2\n" + Cell + ",3\n" + string.Concat(Enumerable.Repeat(Filling, many));
            var data = ColumnTable.Read(text, "a", "q1");
            var marks = Enumerable.Range(0, data.Chunks).SelectMany(chunk => data.Scale("q1").Chunk(chunk).ToArray()).ToArray();

            Assert.Equal((2 * many) + 2, data.Rows);
            Assert.Equal([1, 2, 3, 1], marks[(many - 1)..(many + 3)]);
            Assert.Equal(["\" ,2", "x", new string('y', start)], data.Code("a").Labels);
        }
    }

    [Fact]
    public void Progress_IsToldInBytes_AndEndsWithAll()
    {
        var told = new List<long>();
        var text = "a,q1\n" + string.Concat(Enumerable.Repeat("Hà Nội,3\n", 500_000));
        ColumnTable.Read(Encoding.UTF8.GetBytes(text), ColumnTable.Plan("a", "q1"), done =>
        {
            lock (told)
            {
                told.Add(done);
            }
        });

        Assert.True(told.Count > 2);
        Assert.Equal(Encoding.UTF8.GetByteCount(text) - 5, told.Max());
    }

    [Fact]
    public void Labels_AreNumberedOnce_WhateverThreadSawThemFirst()
    {
        var rows = Enumerable.Range(0, 250_000).Select(row => $"{row % 70_000},T{row % 33},{(row * 31L) % 1_500_000}").ToList();
        var data = ColumnTable.Read("xã,tỉnh,hộ\n" + string.Join('\n', rows), "xã", "tỉnh", "hộ");

        Assert.Equal((70_000, 33), (data.Code("xã").Labels.Count, data.Code("tỉnh").Labels.Count));
        Assert.Equal(rows, data.Rows("xã", "tỉnh", "hộ").Select(row => row.Replace('|', ',')));
    }

    private static string[] Row(Random random, int row) => [
        Provinces[random.Next(Provinces.Length)],
        .. Enumerable.Range(0, 9).Select(_ => random.Next(40) switch { 0 => "", 1 => "10", 2 => "254", var mark => $"{mark % 10}" }),
        row % 3 == 0 ? $"X{row}" : $"{row % 12_000}",
        random.Next(9) == 0 ? "" : (random.Next(1_000_000) / 10_000m).ToString("0.####", CultureInfo.InvariantCulture),
        random.NextDouble().ToString("R", CultureInfo.InvariantCulture),
    ];

    private static string Quoted(Random random, string cell) => random.Next(5) == 0 ? $"\"{cell}\"" : cell;
}
