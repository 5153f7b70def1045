using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ParIndex.Documents.Writing;

/// <summary>Paragraphs and runs in Times New Roman.</summary>
internal static class DocxParagraph
{
    public const string Font = "Times New Roman";

    public static Paragraph Of(string text, TextLook look)
    {
        var properties = new ParagraphProperties();
        if (look.KeepWithNext)
        {
            properties.Append(new KeepNext());
        }

        properties.Append(new SpacingBetweenLines { Before = Twentieths(look.SpaceBefore), After = "0" });
        if (look.FirstLineIndent)
        {
            properties.Append(new Indentation { FirstLine = "720" });
        }

        properties.Append(new Justification
        {
            Val = look.Alignment switch
            {
                TextAlignment.Center => JustificationValues.Center,
                TextAlignment.Right => JustificationValues.Right,
                TextAlignment.Justified => JustificationValues.Both,
                _ => JustificationValues.Left,
            },
        });
        var paragraph = new Paragraph(properties);
        if (text.Length > 0)
        {
            paragraph.Append(Run(text, look));
        }

        return paragraph;
    }

    public static RunProperties RunLook(TextLook look)
    {
        var properties = new RunProperties(new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font, EastAsia = Font });
        if (look.Bold)
        {
            properties.Append(new Bold());
        }

        if (look.Italic)
        {
            properties.Append(new Italic());
        }

        if (look.Capitals)
        {
            properties.Append(new Caps());
        }

        properties.Append(new FontSize { Val = (look.Size * 2).ToString(CultureInfo.InvariantCulture) });
        return properties;
    }

    private static Run Run(string text, TextLook look)
    {
        var run = new Run(RunLook(look));
        var lines = XmlText.Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    private static string Twentieths(int points) => (points * 20).ToString(CultureInfo.InvariantCulture);
}
