using ParIndex.App.Results.Reading;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;
using Xunit;

namespace ParIndex.App.Tests.Results.Reading;

/// <summary>Nothing is dropped silently: each filled cell and paragraph of a document is in a row, a header, prose or a leftover.</summary>
public sealed class AccountingTests
{
    [Theory]
    [InlineData("bao-cao-144-dak-nong-2020.txt")]
    [InlineData("ke-hoach-475-dak-nong-2024.txt")]
    [InlineData("ke-hoach-nq20-dak-nong-2022.txt")]
    [InlineData("ke-hoach-tuy-phuoc-2023-2025.txt")]
    [InlineData("bao-cao-144-dak-nong-2020.docx")]
    [InlineData("ke-hoach-475-dak-nong-2024.docx")]
    [InlineData("ke-hoach-tuy-phuoc-2023-2025.docx")]
    [InlineData("phu-luc-01-dak-nong-2023.xlsx")]
    public void Read_SampleDocument_AccountsForEverything(string document)
    {
        var content = DocumentFile.Read(SharedFolder.Seed(document));
        Assert.Empty(Lost(content, OfficialDocumentReader.Read(content)));
    }

    [Fact]
    public void Read_ProseOnly_IsAllProse()
    {
        var content = DocumentFile.Read(SharedFolder.Seed("ke-hoach-nq20-dak-nong-2022.txt"));
        var read = OfficialDocumentReader.Read(content);
        Assert.Empty(read.Tables);
        Assert.Empty(read.Leftovers);
        Assert.Equal(content.Blocks.Count, read.Prose.Count);
    }

    [Fact]
    public void Read_MadeUpLayouts_AccountForEverything()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var layout = new PrintedLayout(random)
            {
                Report = random.Next(2) == 0,
                Glued = random.Next(2) == 0,
                Shuffled = random.Next(2) == 0,
                GroupHeader = random.Next(2) == 0,
                PageRows = random.Next(0, 7),
                CutRows = random.Next(2) == 0,
                Shifts = random.Next(2) == 0,
                BrokenCodes = random.Next(2) == 0,
                Grid = random.Next(2) == 0,
            };
            var content = layout.Print(SampleTable.Make(random, layout.Report));
            var lost = Lost(content, OfficialDocumentReader.Read(content)).ToList();
            Assert.True(lost.Count == 0, $"seed {seed}: {string.Join(" ¦ ", lost)}");
        }
    }

    /// <summary>Texts of the document that are nowhere in what was read. Compared by letters and digits, as blanks, bullets and mark-up may go.</summary>
    internal static IEnumerable<string> Lost(DocumentContent content, OfficialDocument read)
    {
        var headers = read.Tables.SelectMany(table => table.Columns).SelectMany(column => column.Header.Split(" / ")).Select(Letters).ToHashSet(StringComparer.Ordinal);
        var loose = read.Prose.Concat(read.Leftovers).GroupBy(text => text.Source.ToString()).ToDictionary(group => group.Key, group => string.Concat(group.Select(text => Letters(text.Text))));
        var rows = string.Join('|', read.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Printed.Values).Select(text => Letters(text.Text)));
        var codes = read.Tables.SelectMany(table => table.Rows).Select(row => Letters(row.Code.Split('.')[^1])).ToHashSet(StringComparer.Ordinal);
        codes.UnionWith(read.Tables.SelectMany(table => table.Rows).Select(row => Letters(row.Code)));
        foreach (var (source, text) in Texts(content))
        {
            var letters = Letters(text);
            var isHeader = headers.Contains(letters) || letters.All(char.IsAsciiDigit) && letters.Length < 3;
            var isLoose = loose.GetValueOrDefault(source.ToString())?.Contains(letters, StringComparison.Ordinal) == true;
            var isCode = codes.Contains(letters) || codes.Any(code => code.Length > 0 && letters.StartsWith(code, StringComparison.Ordinal) && rows.Contains(letters[code.Length..], StringComparison.Ordinal));
            if (letters.Length > 0 && !isHeader && !isLoose && !isCode && !rows.Contains(letters, StringComparison.Ordinal))
            {
                yield return source + " " + text;
            }
        }
    }

    private static IEnumerable<(SourcePlace Source, string Text)> Texts(DocumentContent content) => content.Blocks.SelectMany(block => block switch
    {
        ParagraphBlock paragraph => [(paragraph.Source, paragraph.Text)],
        TableBlock table => table.Rows.SelectMany(row => row.Cells).Select(cell => (cell.Source, cell.Text)),
        _ => Enumerable.Empty<(SourcePlace, string)>(),
    });

    private static string Letters(string text) => string.Concat(VietnameseText.Fold(Markup.Remove(text, out _)).Where(char.IsLetterOrDigit));
}
