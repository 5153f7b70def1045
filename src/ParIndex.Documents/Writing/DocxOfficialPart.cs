using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using WordRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace ParIndex.Documents.Writing;

/// <summary>The blocks that stand side by side in an official document, each a table of two columns without borders.</summary>
internal static class DocxOfficialPart
{
    private const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    private const string Motto = "Độc lập - Tự do - Hạnh phúc";

    /// <summary>A rule under a name or title is between a third and a half of it.</summary>
    private const double PartOfText = 0.42;

    private static readonly TextLook Centered = new() { Size = 13, Alignment = TextAlignment.Center };
    private static readonly TextLook Signature = new() { Size = 14, Bold = true, Capitals = true, Alignment = TextAlignment.Center };

    public static Table Of(Letterhead head, int width)
    {
        var left = width * 2 / 5;
        var right = width - left;
        var issuer = new List<OpenXmlElement>();
        if (head.Superior.Length > 0)
        {
            issuer.Add(DocxParagraph.Of(head.Superior, Centered with { Capitals = true }));
        }

        issuer.Add(DocxParagraph.Of(head.Issuer, Centered with { Bold = true, Capitals = true }));
        issuer.Add(RuleUnder(head.Issuer.ToUpperInvariant(), 13, left));
        var number = new List<OpenXmlElement> { DocxParagraph.Of(head.NumberLine, Centered) };
        if (head.About.Length > 0)
        {
            number.Add(DocxParagraph.Of("V/v " + head.About, Centered with { Size = 12, SpaceBefore = 6 }));
        }

        return TwoColumns(
            left, right,
            (issuer,
            [
                DocxParagraph.Of(Nation, Centered with { Bold = true }),
                DocxParagraph.Of(Motto, Centered with { Bold = true, Size = 14 }),
                Rule(right, TextMeasure.Width(Motto, 14, bold: true)),
            ]),
            (number, [DocxParagraph.Of(head.DateLine, Centered with { Italic = true, Size = 14 })]));
    }

    public static Table Of(SignatureBlock block, int width)
    {
        var recipients = new List<OpenXmlElement>
        {
            DocxParagraph.Of("Nơi nhận:", new TextLook { Size = 12, Bold = true, Italic = true, KeepWithNext = true }),
        };
        for (var i = 0; i < block.Recipients.Count; i++)
        {
            var end = i + 1 == block.Recipients.Count ? "." : ";";
            recipients.Add(DocxParagraph.Of($"- {block.Recipients[i].TrimEnd('.', ';')}{end}", new TextLook { Size = 11 }));
        }

        var signature = block.Authority.Select(line => (OpenXmlElement)DocxParagraph.Of(line, Signature with { KeepWithNext = true })).ToList();
        for (var room = 0; room < 4; room++)
        {
            signature.Add(DocxParagraph.Of("", Signature with { KeepWithNext = true }));
        }

        signature.Add(DocxParagraph.Of(block.Signer, Signature with { Capitals = false }));
        recipients.Insert(0, DocxParagraph.Of("", new TextLook { Size = 12, KeepWithNext = true }));
        signature.Insert(0, DocxParagraph.Of("", new TextLook { Size = 12, KeepWithNext = true }));
        return TwoColumns(width / 2, width - (width / 2), (recipients, signature));
    }

    /// <summary>The rule under a bold, centred text.</summary>
    public static Paragraph RuleUnder(string text, int size, int width) =>
        Rule(width, Math.Min(TextMeasure.Width(text, size, bold: true), width / 20.0) * PartOfText);

    /// <summary>A rule of a length in points, centred in a width in twentieths.</summary>
    private static Paragraph Rule(int width, double length)
    {
        var indent = Math.Max(0, (width - (int)(length * 20)) / 2).ToString(CultureInfo.InvariantCulture);
        return new Paragraph(
            new ParagraphProperties(
                new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 1, Color = "000000" }),
                new SpacingBetweenLines { Before = "40", After = "0", Line = "120", LineRule = LineSpacingRuleValues.Exact },
                new Indentation { Left = indent, Right = indent }));
    }

    private static Table TwoColumns(int left, int right, params (IReadOnlyList<OpenXmlElement> Left, IReadOnlyList<OpenXmlElement> Right)[] rows) => new(
    [
        new TableProperties(
            new TableWidth { Width = Text(left + right), Type = TableWidthUnitValues.Dxa },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(
                new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
        new TableGrid(new GridColumn { Width = Text(left) }, new GridColumn { Width = Text(right) }),
        .. rows.Select(row => new WordRow(new TableRowProperties(new CantSplit()), Cell(row.Left, left), Cell(row.Right, right))),
    ]);

    private static WordCell Cell(IReadOnlyList<OpenXmlElement> content, int width) => new(
    [
        new TableCellProperties(new TableCellWidth { Width = Text(width), Type = TableWidthUnitValues.Dxa }), .. content,
    ]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
