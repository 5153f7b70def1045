using System.Globalization;
using System.Text;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Text;
using ParIndex.Documents.Reading.Columns;
using ParIndex.Documents.Tests.TestKit;
using Xunit;

namespace ParIndex.Documents.Tests.Reading.Columns;

/// <summary>Random tables and random damage.</summary>
public class ColumnRandomTests
{
    private static readonly string[] Pieces = ["Hà", " ", ",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "ễ", "e\u0302\u0303", "0", "7", "12", "NA", "'", "=", "-", ".", "𝄞", "\u00A0", ""];
    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly string[] LineEnds = ["\n", "\r\n"];

    [Fact]
    public void TablesWrittenByAnotherProgram_ComeBackEqual() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var names = Enumerable.Range(0, random.Next(1, 14)).Select(place => "aqn"[random.Next(3)] + $"{place}").ToArray();
            var rows = Enumerable.Range(0, random.Next(0, 40)).Select(_ => names.Select(name => Cell(random, name[0])).ToArray()).ToList();

            // One column alone does not tell the separator, and so not whether a comma is a point.
            var separator = names.Length == 1 ? ',' : Separators[random.Next(3)];
            var text = Written(random, separator, names, rows);
            var expected = rows.Select(row => string.Join('|', row.Select((cell, place) => names[place][0] == 'a' ? VietnameseText.Clean(cell) : cell)));
            var asked = names.Where(_ => random.Next(4) > 0).ToArray();

            var data = ColumnTable.Read(text, names);
            Assert.Equal(expected, data.Rows(names));
            Assert.All(names.Where(name => name[0] == 'a'), name => Assert.DoesNotContain("", data.Code(name).Labels));
            Assert.Equal(rows.Count, ColumnTable.Read(text, asked).Rows);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void DamagedFiles_AreReadOrRefused_NeverBreakTheReader() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            string[] names = ["a1", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "n1", "a2"];
            var rows = Enumerable.Range(0, 12).Select(_ => names.Select(name => Cell(random, name[0])).ToArray()).ToList();
            var bytes = Encoding.UTF8.GetBytes(Written(random, ',', names, rows)).ToList();
            for (var damage = random.Next(1, 6); damage > 0; damage--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(3))
                {
                    case 0:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 20)));
                        break;
                    default:
                        bytes.Insert(at, "\"\n\r,\0"u8[random.Next(5)]);
                        break;
                }
            }

            try
            {
                var data = ColumnTable.Read([.. bytes], ColumnTable.Plan(names));
                Assert.Equal(data.Rows, data.Rows(names).Length);
            }
            catch (DocumentException problem)
            {
                Assert.NotEqual("", problem.Problem.Vietnamese);
            }
            catch (ColumnFileException problem)
            {
                Assert.All(problem.Faults, fault => Assert.InRange(fault.Place.Line!.Value, 2, bytes.FindAll(one => one == (byte)'\n').Count + 1));
            }
        }).QuickCheckThrowOnFailure();

    private static string Written(Random random, char separator, string[] names, List<string[]> rows)
    {
        using var text = new StringWriter();
        var often = random.Next(1, 5);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = separator, NewLine = LineEnds[random.Next(2)] }, leaveOpen: true))
        {
            foreach (var row in rows.Prepend(names))
            {
                foreach (var (name, cell) in names.Zip(row))
                {
                    csv.WriteField(separator != ',' && name[0] == 'n' ? cell.Replace('.', ',') : cell, random.Next(often) == 0 || names.Length == 1 ? CsvQuoting.Always : CsvQuoting.WhenNeeded);
                }

                csv.EndRecord();
            }
        }

        // A last line without an end is a record all the same.
        return random.Next(2) == 0 ? text.ToString() : text.ToString().TrimEnd('\r', '\n');
    }

    private static string Cell(Random random, char kind) => kind switch
    {
        'q' => random.Next(6) == 0 ? "" : $"{random.Next(random.Next(2) == 0 ? 10 : 255)}",
        'n' => random.Next(6) == 0 ? "" : (random.Next(-1_000_000, 1_000_000) / Math.Pow(10, random.Next(7))).ToString("R", CultureInfo.InvariantCulture).Replace("E-0", "E-", StringComparison.Ordinal),
        _ => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pieces[random.Next(Pieces.Length)])),
    };

}
