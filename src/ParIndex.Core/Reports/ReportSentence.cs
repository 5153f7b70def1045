using System.Runtime.CompilerServices;
using System.Text;

namespace ParIndex.Core.Reports;

/// <summary>A sentence of a report with the figures it prints. The report is an official Vietnamese document, so it has no second language.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Figures">Every figure of the text, in its order; names of criteria and agencies may hold digits of their own.</param>
public sealed record ReportSentence(string Text, IReadOnlyList<ReportFigure> Figures)
{
    public static readonly ReportSentence Empty = new("", []);

    /// <summary>A sentence from an interpolated string whose holes are figures, names, or parts of sentences.</summary>
    public static ReportSentence Of(SentenceBuilder text) => text.Build();

    /// <summary>Parts with a mark between them; empty parts are left out.</summary>
    public static ReportSentence Join(string between, IEnumerable<ReportSentence> parts)
    {
        var filled = parts.Where(part => part.Text.Length > 0).ToList();
        return new ReportSentence(string.Join(between, filled.Select(part => part.Text)), [.. filled.SelectMany(part => part.Figures)]);
    }

    public override string ToString() => Text;
}

/// <summary>Builds a sentence and keeps its figures. A number can come in as a figure only: one typed into the text is a fault of the program.</summary>
[InterpolatedStringHandler]
public readonly ref struct SentenceBuilder
{
    private readonly StringBuilder text;

    private readonly List<ReportFigure> figures;

    public SentenceBuilder(int literalLength, int formattedCount) =>
        (text, figures) = (new StringBuilder(literalLength + (formattedCount * 12)), new List<ReportFigure>(formattedCount));

    /// <exception cref="ArgumentException">The text holds a digit.</exception>
    public void AppendLiteral(string literal)
    {
        ArgumentNullException.ThrowIfNull(literal);
        if (literal.Any(char.IsAsciiDigit))
            throw new ArgumentException($"A figure is typed into the text: “{literal}”.", nameof(literal));

        text.Append(literal);
    }

    public void AppendFormatted(ReportFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        text.Append(figure.Text);
        figures.Add(figure);
    }

    public void AppendFormatted(ReportSentence part)
    {
        ArgumentNullException.ThrowIfNull(part);
        text.Append(part.Text);
        figures.AddRange(part.Figures);
    }

    /// <summary>A name: of a criterion, an agency, a unit, or the code of one.</summary>
    public void AppendFormatted(string name) => text.Append(name);

    internal ReportSentence Build() => new(text.ToString(), figures);
}
