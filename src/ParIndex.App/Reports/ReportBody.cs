using ParIndex.Core.Reports;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Reports;

/// <summary>Writes the parts of a report's text with their numbers.</summary>
internal sealed class ReportBody(DocxWriter writer, IReadOnlyDictionary<string, ReportSection> text)
{
    private static readonly TextLook Bold = TextLook.Body with { Bold = true, KeepWithNext = true };
    private static readonly TextLook Above = new() { Size = 13, Italic = true, Alignment = TextAlignment.Center, SpaceBefore = 6, KeepWithNext = true };

    private int section;
    private int tables;

    /// <summary>Number of the table to come.</summary>
    public int NextTable => tables + 1;

    /// <summary>A main part ("I. …"): numbers of its sections start again.</summary>
    public void Heading(string title)
    {
        section = 0;
        writer.Paragraph(title, Bold);
    }

    /// <summary>A numbered section; nothing where the report has nothing to say.</summary>
    public void Section(string key)
    {
        if (!text.TryGetValue(key, out var found))
            return;

        writer.Paragraph(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{++section}. {found.Title}"), Bold);
        Paragraphs(key);
    }

    /// <summary>The paragraphs of a section without its title.</summary>
    public void Paragraphs(string key)
    {
        if (text.TryGetValue(key, out var found))
        {
            foreach (var sentence in found.Sentences)
                writer.Paragraph(sentence.Text, TextLook.Body);
        }
    }

    /// <summary>A table with its title above.</summary>
    public void Table(string title, DocxTable table)
    {
        tables++;
        writer.Paragraph(title, Above).Table(table);
    }
}
