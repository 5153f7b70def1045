using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace ParIndex.Documents.Writing;

/// <summary>
/// Builds a DOCX in the form of Decree 30/2020/NĐ-CP: A4, Times New Roman, margins, page number centred at the top from page 2 on.
/// Calls go from top to bottom; <see cref="Save"/> is the last and may be called once.
/// </summary>
public sealed class DocxWriter
{
    private readonly Body body = new();
    private readonly List<(bool Landscape, OpenXmlElement Last)> ended = [];
    private readonly List<BarChart> charts = [];
    private bool landscape;

    public DocxWriter(bool landscape = false) => this.landscape = landscape;

    private int TextWidth => DocxPage.TextWidth(landscape);

    public DocxWriter Paragraph(string text, TextLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        body.Append(DocxParagraph.Of(text, look));
        return this;
    }

    public DocxWriter Table(DocxTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Append(DocxTablePart.Of(table, TextWidth));
    }

    /// <summary>A native chart, as wide as the text.</summary>
    /// <exception cref="ArgumentException">A series has more or fewer values than there are categories, or there is nothing to draw.</exception>
    public DocxWriter Chart(BarChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        if (chart.Series.Count == 0 || chart.Categories.Count == 0 || chart.Series.Any(series => series.Values.Count != chart.Categories.Count))
        {
            throw new ArgumentException("Each series takes one value for every category.", nameof(chart));
        }

        charts.Add(chart);
        body.Append(DocxChartFrame.Of(chart, ChartId(charts.Count), (uint)charts.Count, TextWidth));
        return this;
    }

    /// <summary>National name and motto beside the issuing body; under them number and symbol, place and date.</summary>
    public DocxWriter Letterhead(Letterhead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return Append(DocxOfficialPart.Of(head, TextWidth));
    }

    /// <summary>Type of the document ("KẾ HOẠCH") in capitals, its summary, and the rule under it.</summary>
    public DocxWriter Title(string type, string summary)
    {
        Paragraph(type, TextLook.Title with { Capitals = true });
        Paragraph(summary, TextLook.Title);
        body.Append(DocxOfficialPart.RuleUnder(summary, TextLook.Title.Size, TextWidth));
        return this;
    }

    /// <summary>"Phụ lục I", its title in capitals, "(Kèm theo …)"; what is empty is left out.</summary>
    public DocxWriter AppendixTitle(string label, string title, string enclosed)
    {
        foreach (var (text, look) in new[] { (label, TextLook.Title), (title, TextLook.Title with { Capitals = true }), (enclosed, TextLook.Enclosed) })
        {
            if (!string.IsNullOrEmpty(text))
            {
                Paragraph(text, look);
            }
        }

        return Paragraph("", TextLook.TableText with { KeepWithNext = true });
    }

    /// <summary>Recipients and signature side by side.</summary>
    public DocxWriter Signature(SignatureBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return Append(DocxOfficialPart.Of(block, TextWidth));
    }

    public DocxWriter PageBreak()
    {
        body.Append(new Paragraph(new Run(new Break { Type = BreakValues.Page })));
        return this;
    }

    /// <summary>Begins a new page whose numbers start again, upright or across; an appendix is a section of its own.</summary>
    public DocxWriter Section(bool landscape)
    {
        if (body.LastChild is { } last)
        {
            ended.Add((this.landscape, last));
        }

        this.landscape = landscape;
        return this;
    }

    /// <summary>Writes the document to a seekable stream.</summary>
    public void Save(Stream stream)
    {
        using var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
        var page = new DocxPage(main);
        foreach (var (across, last) in ended)
        {
            EndSection(last, page.Section(across));
        }

        for (var number = 1; number <= charts.Count; number++)
        {
            DocxChartPart.Write(main.AddNewPart<ChartPart>(ChartId(number)), charts[number - 1]);
        }

        body.Append(page.Section(landscape));
        main.Document = new Document(body);
    }

    private static string ChartId(int number) => "chart" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A document may not end with a table, and two tables in a row would grow together.</summary>
    private DocxWriter Append(Table table)
    {
        body.Append(table, DocxParagraph.Of("", new TextLook { Size = 6 }));
        return this;
    }

    /// <summary>A section's properties stand in its last paragraph.</summary>
    private void EndSection(OpenXmlElement last, SectionProperties section)
    {
        if (last is not WordParagraph paragraph || paragraph.ParagraphProperties?.SectionProperties is not null)
        {
            paragraph = DocxParagraph.Of("", new TextLook { Size = 6 });
            body.InsertAfter(paragraph, last);
        }

        (paragraph.ParagraphProperties ??= new ParagraphProperties()).SectionProperties = section;
    }

    private static Styles Styles() => new(new DocDefaults(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = DocxParagraph.Font, HighAnsi = DocxParagraph.Font, ComplexScript = DocxParagraph.Font, EastAsia = DocxParagraph.Font },
            new FontSize { Val = 28.ToString(CultureInfo.InvariantCulture) },
            new Languages { Val = "vi-VN" })),
        new ParagraphPropertiesDefault()));
}
