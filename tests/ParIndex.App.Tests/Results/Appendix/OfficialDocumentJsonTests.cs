using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ParIndex.App.Results.Appendix;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents;
using Xunit;

namespace ParIndex.App.Tests.Results.Appendix;

/// <summary>The JSON of "read --json" is a contract: names, types and digits.</summary>
public class OfficialDocumentJsonTests
{
    private static readonly string[] RowNames =
    [
        "cause", "code", "coordinators", "inherited", "lead", "level", "max", "monitor", "note", "parent", "percent", "score", "source", "survey", "target", "tasks",
        "time", "title",
    ];

    [Fact]
    public void Row_HasTheNamesOfTheContract()
    {
        using var json = JsonDocument.Parse(Text(Document(new OfficialRow { Code = "1", Source = SourcePlace.AtLine(3) })));

        Assert.Equal(["file", "leftovers", "tables"], json.RootElement.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(RowNames, Row(json).EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("82.05272")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("12.9050")]
    [InlineData("79228162514264337593543950335")]
    public void Numbers_ArePlainDecimalsWithEveryDigit(string number)
    {
        using var json = JsonDocument.Parse(Text(Document(new OfficialRow
        {
            Code = "1", Source = SourcePlace.AtLine(3), Score = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture),
        })));

        Assert.Equal(number, Row(json).GetProperty("score").GetRawText());
    }

    [Fact]
    public void Target_IsANumberForPointsAndTextForWords()
    {
        using var points = JsonDocument.Parse(Text(Document(new OfficialRow { Code = "1", Source = SourcePlace.AtLine(3), TargetPoints = 9.5m })));
        using var words = JsonDocument.Parse(Text(Document(new OfficialRow { Code = "1", Source = SourcePlace.AtLine(3), TargetText = "một | hai" })));

        Assert.Equal("9.5", Row(points).GetProperty("target").GetRawText());
        Assert.Equal("một | hai", Row(words).GetProperty("target").GetString());
    }

    [Fact]
    public void Letters_StayReadable() =>
        Assert.Contains("+ Sở “Nội vụ” & <5%", Text(Document(new OfficialRow { Code = "1", Source = SourcePlace.AtLine(3), Tasks = ["+ Sở “Nội vụ” & <5%"] })), StringComparison.Ordinal);

    [Fact]
    public void Places_KeepTheirForm()
    {
        SourcePlace[] places = [SourcePlace.AtLine(12), SourcePlace.InTable(2, 3, 4), SourcePlace.InSheet("PL 01", "B12"), SourcePlace.AtParagraph(7)];
        var document = Document([.. places.Select(place => new OfficialRow { Code = "1", Source = place })]);

        Assert.Equal(places, Read(Text(document)).Tables[0].Rows.Select(row => row.Source));
    }

    [Fact]
    public void AnyDocument_ReadsBackTheSame() =>
        Prop.ForAll(MadeUpAppendix.Arbitrary(), document =>
        {
            var marked = document with
            {
                Tables =
                [
                    .. document.Tables.Select(table => table with
                    {
                        Rows = [.. table.Rows.Select((row, i) => row with { Survey = (SurveyMark)(i % 4), Inherited = i % 3 == 0 ? ["lead"] : [] })],
                    }),
                ],
                Leftovers = [new SourcedText(SourcePlace.AtLine(9), "“thừa” \u0001")],
            };
            var back = Read(Text(marked));

            Assert.Equal(SameRows.Lines(marked, withInherited: true), SameRows.Lines(back, withInherited: true));
            Assert.Equal(marked.Tables.SelectMany(table => table.Rows).Select(row => row.Survey), back.Tables.SelectMany(table => table.Rows).Select(row => row.Survey));
            Assert.Equal(marked.Tables.Select(table => table.Caption), back.Tables.Select(table => table.Caption));
            Assert.Equal(marked.Leftovers, back.Leftovers);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("{\"tables\": [")]
    [InlineData("[]")]
    [InlineData("{\"tables\": 1}")]
    [InlineData("{\"tables\": [{\"rows\": [{\"code\": \"1\"}]}]}")]
    [InlineData("{\"tables\": [{\"rows\": [{\"code\": 1, \"level\": 1, \"source\": {}}]}]}")]
    [InlineData("{\"tables\": [{\"rows\": [{\"code\": \"1\", \"level\": 1, \"survey\": \"Z\", \"source\": {}}]}]}")]
    [InlineData("")]
    public void OtherJson_IsRefusedByName(string text)
    {
        var refused = Assert.Throws<DocumentException>(() => Read(text));

        Assert.Equal("a.json", refused.File);
        Assert.Contains("a.json", refused.Problem.Vietnamese, StringComparison.Ordinal);
    }

    private static JsonElement Row(JsonDocument json) => json.RootElement.GetProperty("tables")[0].GetProperty("rows")[0];

    private static OfficialDocument Document(params OfficialRow[] rows) => new("a.docx", [new OfficialTable { Rows = rows }], [], []);

    private static string Text(OfficialDocument document)
    {
        using var stream = new MemoryStream();
        OfficialDocumentJson.Write(document, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static OfficialDocument Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return OfficialDocumentJson.Read(stream, "a.json");
    }
}
