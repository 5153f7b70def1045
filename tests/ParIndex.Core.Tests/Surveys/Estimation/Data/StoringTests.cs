using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Data.Storing;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Estimation.Data;

/// <summary>Columns as bytes: back exactly as they were, and refused when they are not.</summary>
public class StoringTests
{
    [Fact]
    public void What_is_written_reads_back_the_same() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Mark, int Code, double Number)[]>(),
        rows =>
        {
            var data = Make(rows);
            Assert.Equal(Text(data), Text(RoundTrip(data)));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    [InlineData(70_000)]
    public void Categories_take_one_two_or_four_bytes(int categories)
    {
        var data = Make([.. Enumerable.Range(0, Math.Max(10, categories)).Select(row => ((byte)(row % 6), row % categories, row / 3.0))]);
        Assert.Equal(Text(data), Text(RoundTrip(data)));
        var head = StoredHead.Of(data);
        var width = categories < 256 ? 1 : categories < 65_536 ? 2 : 4;
        Assert.Equal(data.RowsOf(0) * (1 + width + 8), StoredChunk.Write(data, head, 0).Length - StoredChunk.DirectoryBytes(3));
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var data = Make([(1, 0, 1.5), (255, 1, double.NaN), (5, -1, -0.0)]);
        var head = StoredHead.Of(data);
        var (first, chunk) = (head.ToBytes(), StoredChunk.Write(data, head, 0));
        for (var at = 0; at < first.Length; at++)
        {
            // Four bytes of the prefix are kept for later.
            if (at is < 20 or >= StoredHead.PrefixBytes)
            {
                Assert.Throws<StoredDataException>(() => StoredHead.Read(Changed(first, at)));
            }
        }

        for (var at = 0; at < chunk.Length; at++)
        {
            Assert.Throws<StoredDataException>(() => Read(head, [Changed(chunk, at)]));
        }
    }

    [Fact]
    public void Bytes_cut_short_or_made_up_are_refused()
    {
        var data = Make([(1, 0, 1.5), (2, 1, 2.5)]);
        var head = StoredHead.Of(data);
        var (first, chunk) = (head.ToBytes(), StoredChunk.Write(data, head, 0));
        for (var length = 0; length < first.Length; length++)
        {
            Assert.Throws<StoredDataException>(() => StoredHead.Read(first.AsSpan(0, length)));
        }

        for (var length = 0; length < chunk.Length; length++)
        {
            Assert.Throws<StoredDataException>(() => Read(head, [chunk[..length]]));
        }

        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Assert.Throws<StoredDataException>(() => StoredHead.Read(bytes));
            Assert.Throws<StoredDataException>(() => Read(head, [bytes]));
        }
    }

    /// <summary>Somebody who makes the checksums right still cannot lead a reader outside its tables.</summary>
    [Fact]
    public void A_category_without_label_is_refused()
    {
        var data = Make([(1, 0, 1.5), (2, 4, 2.5)]);
        var head = StoredHead.Of(data);
        var chunk = StoredChunk.Write(data, head, 0);
        var fewer = head with { Columns = [head.Columns[0], head.Columns[1] with { Labels = ["0"] }, head.Columns[2]] };
        Assert.Throws<StoredDataException>(() => Read(fewer, [chunk]));
    }

    /// <summary>Columns kept by databases before heads told what marks there are.</summary>
    [Fact]
    public void The_first_form_is_still_read()
    {
        var data = Make([(1, 0, 1.5), (255, 1, 2.5)]);
        var head = StoredHead.Of(data);
        Assert.Equal(new StoredMarks(1, 1, HasMissing: true), StoredHead.Read(head.ToBytes()).Columns[0].Marks);
        var bytes = head.ToBytes().ToList();
        // Behind the prefix: two counts, the kind, the length of the name and the name, the count of labels.
        bytes.RemoveRange(StoredHead.PrefixBytes + 8 + 1 + 4 + System.Text.Encoding.UTF8.GetByteCount("điểm") + 4, 3);
        byte[] old = [.. bytes];
        old[8] = 1;
        BitConverter.TryWriteBytes(old.AsSpan(12), old.Length);
        BitConverter.TryWriteBytes(old.AsSpan(16), Checksum.Of(old.AsSpan(StoredHead.PrefixBytes)));
        var read = StoredHead.Read(old);
        Assert.Null(read.Columns[0].Marks);
        Assert.Equal(Text(data), Text(Read(read, [StoredChunk.Write(data, head, 0)])));
    }

    [Fact]
    public void A_newer_form_says_so()
    {
        var first = StoredHead.Of(Make([])).ToBytes();
        first[8] = 9;
        Assert.Contains("9", Assert.Throws<StoredDataException>(() => StoredHead.Read(first)).Problem.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Builder_and_parts_keep_every_value()
    {
        var one = new MicrodataBuilder(["q"], ["xã"], ["w"]);
        for (var row = 0; row < 70_000; row++)
        {
            if (row % 7 != 0)
            {
                one.Mark(0, (byte)(row % 5));
                one.Label(0, "x" + (row % 300));
                one.Number(0, row);
            }

            one.EndRow();
        }

        var other = new MicrodataBuilder(["q", "r"], ["xã"], []);
        other.Mark(1, 4);
        other.Label(0, "mới");
        other.EndRow();
        var data = MicrodataParts.Join([one.Build(), other.Build()]);
        var codes = MicrodataRows.Codes(data, data.Code("xã"));

        Assert.Equal((70_001, 3), (data.Rows, data.Chunks));
        Assert.Equal(ScaleColumn.Missing, data.Scale("q").Chunk(0)[7]);
        Assert.Equal((byte)(69_999 % 5), data.Scale("q").Chunk(1)[69_999 - 65_536]);
        Assert.Equal("x" + (69_999 % 300), data.Code("xã").Labels[codes[69_999]]);
        Assert.Equal((CodeColumn.Blank, "mới"), (codes[7], data.Code("xã").Labels[codes[70_000]]));
        Assert.Equal((4, ScaleColumn.Missing), (data.Scale("r").Chunk(2)[0], data.Scale("r").Chunk(0)[0]));
        Assert.True(double.IsNaN(data.Number("w").Chunk(2)[0]));
        Assert.Equal(70_000, MicrodataRows.Without(data, new HashSet<int> { 1 }).Rows);
    }

    private static Microdata Make((byte Mark, int Code, double Number)[] rows)
    {
        var builder = new MicrodataBuilder(["điểm"], ["xã"], ["w"]);
        foreach (var (mark, code, number) in rows)
        {
            builder.Mark(0, mark);
            builder.Label(0, code < 0 ? "" : code.ToString(System.Globalization.CultureInfo.InvariantCulture));
            builder.Number(0, number);
            builder.EndRow();
        }

        return builder.Build();
    }

    private static Microdata RoundTrip(Microdata data)
    {
        var head = StoredHead.Of(data);
        return Read(StoredHead.Read(head.ToBytes()), [.. Enumerable.Range(0, data.Chunks).Select(chunk => StoredChunk.Write(data, head, chunk))]);
    }

    private static Microdata Read(StoredHead head, byte[][] chunks)
    {
        var wanted = Enumerable.Range(0, head.Columns.Count).ToArray();
        return StoredColumns.Join(head, wanted, [.. chunks.Select((bytes, chunk) => StoredChunk.Open(
            (offset, into) => bytes.AsSpan((int)offset, into.Length).CopyTo(into), bytes.Length, head, chunk).Read(wanted))]);
    }

    private static byte[] Changed(byte[] bytes, int at)
    {
        var changed = (byte[])bytes.Clone();
        changed[at] ^= 0x20;
        return changed;
    }

    private static string Text(Microdata data)
    {
        var codes = MicrodataRows.Codes(data, data.Code("xã"));
        var rows = Enumerable.Range(0, data.Chunks).SelectMany(chunk => Enumerable.Range(0, data.RowsOf(chunk)).Select(row =>
            $"{data.Scale("điểm").Chunk(chunk)[row]}|{(codes[data.FirstRow(chunk) + row] is var code and >= 0 ? data.Code("xã").Labels[code] : "-")}|{BitConverter.DoubleToInt64Bits(data.Number("w").Chunk(chunk)[row])}"));
        return $"{data.Rows} {data.Scale("điểm").HasMissing}\n{string.Join('\n', rows)}";
    }
}
