using ParIndex.Documents.Tests.TestKit;
using Xunit;
using static ParIndex.Documents.Tests.TestKit.Docx;

namespace ParIndex.Documents.Tests.Reading;

public class NumberingTests
{
    private const string Numbering =
        "<w:abstractNum w:abstractNumId=\"7\">"
        + "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
        + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:isLgl/><w:lvlText w:val=\"%1.%2\"/></w:lvl>"
        + "<w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%3)\"/></w:lvl></w:abstractNum>"
        + "<w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"-\"/></w:lvl></w:abstractNum>"
        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>"
        + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"4\"/></w:lvlOverride></w:num>";

    [Fact]
    public void Levels_count_and_restart_as_in_Word()
    {
        var body = P("a", List(1, 0)) + P("b", List(1, 1)) + P("c", List(1, 1)) + P("d", List(1, 2)) + P("e", List(1, 0)) + P("f", List(1, 1)) + P("g", List(2, 0)) + P("h", List(3, 0));

        Assert.Equal(["I. a", "1.1 b", "1.2 c", "a) d", "II. e", "2.1 f", "- g", "IV. h"], Files.Read(Body(body, numbering: Numbering)).Paragraphs());
    }

    [Fact]
    public void A_cell_that_holds_only_its_number_shows_it()
    {
        var cell = $"<w:tc><w:p>{List(1, 0)}</w:p></w:tc>";

        Assert.Equal(["I. |a", "II. |b"], Files.Read(Body(Table(Row(cell, Cell("a")), Row(cell, Cell("b"))), numbering: Numbering)).Table().Rows());
    }

    [Fact]
    public void A_style_numbers_its_paragraphs_unless_they_say_no()
    {
        const string style = "<w:pPr><w:pStyle w:val=\"Muc\"/></w:pPr>";
        const string off = "<w:pPr><w:pStyle w:val=\"Muc\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>";
        var document = Body(
            P("a", style) + P("b", off) + P("c", style), numbering: Numbering,
            styles: "<w:style w:styleId=\"Muc\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>");

        Assert.Equal(["I. a", "b", "II. c"], Files.Read(document).Paragraphs());
    }

    private static string List(int id, int level) => $"<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr></w:pPr>";
}
