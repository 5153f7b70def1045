using System.Text;
using ParIndex.App.Surveys.Storing;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Documents;
using ParIndex.Documents.Reading.Columns;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Storing;

public class PackedFileTests
{
    private static readonly ColumnPlan Plan = new(["q1", "q2"], ["tỉnh"], ["w"]);

    [Fact]
    public void A_packed_file_reads_as_its_CSV_does()
    {
        var data = ColumnFile.Read(Csv(), Plan);
        var path = Path.ChangeExtension(Csv(), PackedFile.Ending);
        PackedFile.Write(path, data);
        Assert.True(PackedFile.IsPacked(path));
        Assert.False(PackedFile.IsPacked(Csv()));
        Assert.Equal(["q1", "q2", "tỉnh", "w"], PackedFile.Columns(path).Select(column => column.Name));

        var fewer = PackedFile.Read(path, new ColumnPlan(["q2"], ["tỉnh"], []));
        Assert.Equal(data.Rows, fewer.Rows);
        for (var chunk = 0; chunk < data.Chunks; chunk++)
            Assert.True(data.Scale("q2").Chunk(chunk).SequenceEqual(fewer.Scale("q2").Chunk(chunk)));

        Assert.Equal(MicrodataRows.Codes(data, data.Code("tỉnh")), MicrodataRows.Codes(fewer, fewer.Code("tỉnh")));
        Assert.True(fewer.Scale("q2").HasMissing);
        Assert.False(PackedFile.Read(path, new ColumnPlan(["q1"], [], [])).Scale("q1").HasMissing);
    }

    [Fact]
    public void Marks_outside_the_scale_and_no_opinion_are_told_apart()
    {
        var path = Packed();
        var problem = Assert.Throws<DocumentException>(() => PackedFile.Read(path, Plan with { Least = 1, Most = 4 }));
        Assert.Contains("5", problem.Problem.Vietnamese, StringComparison.Ordinal);
        var data = PackedFile.Read(path, Plan with { Least = 1, Most = 4, NoOpinion = [5] });
        Assert.True(data.Scale("q1").HasMissing);
        Assert.False(data.Scale("q1").Chunk(0).Contains((byte)5));
    }

    [Fact]
    public void A_missing_column_one_of_another_kind_and_damage_are_refused()
    {
        var path = Packed();
        Assert.Throws<DocumentException>(() => PackedFile.Read(path, new ColumnPlan(["q9"], [], [])));
        Assert.Throws<DocumentException>(() => PackedFile.Read(path, new ColumnPlan([], ["q1"], [])));
        var bytes = File.ReadAllBytes(path);
        var random = new Random(3);
        for (var round = 0; round < 150; round++)
        {
            var at = random.Next(bytes.Length);
            var changed = round % 3 == 0 ? bytes[..at] : (byte[])bytes.Clone();
            if (round % 3 > 0 && at is >= 20 and < 24)
                continue; // kept for later

            if (round % 3 > 0)
                changed[at] ^= (byte)(1 << random.Next(8));

            File.WriteAllBytes(path, changed);
            // Marks are looked at when they are read.
            Assert.Throws<DocumentException>(() => ReadAll(path));
        }
    }

    private static void ReadAll(string path)
    {
        var data = PackedFile.Read(path, Plan);
        foreach (var column in data.Scales)
        {
            for (var chunk = 0; chunk < data.Chunks; chunk++)
                _ = column.Chunk(chunk);
        }
    }

    private static string Packed()
    {
        var path = Path.ChangeExtension(Csv(), PackedFile.Ending);
        PackedFile.Write(path, ColumnFile.Read(Csv(), Plan));
        return path;
    }

    /// <summary>Enough for two blocks.</summary>
    private static string Csv()
    {
        var path = Path.Combine(Scratch.Folder(), "a.csv");
        var text = new StringBuilder("tỉnh,q1,thừa,q2,w\n");
        for (var row = 0; row < 60_000; row++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Tỉnh {row % 63},{1 + (row % 5)},xxxxxxxxxxxxxxxxxxxxxx,{(row % 100 == 0 ? "" : "3")},{row / 8.0}\n");

        File.WriteAllText(path, text.ToString());
        return path;
    }
}
