using ParIndex.Core.Text;

namespace ParIndex.Documents;

/// <summary>What a file holds, whatever its format: paragraphs and tables in reading order. Knows nothing of criteria.</summary>
/// <param name="FileName">Without folder.</param>
/// <param name="Format">How it was read.</param>
/// <param name="Blocks">In reading order.</param>
public sealed record DocumentContent(string FileName, DocumentFormat Format, IReadOnlyList<DocumentBlock> Blocks)
{
    /// <summary>What the user should know although the file was read: a wrong suffix, formulas without values, hidden sheets.</summary>
    public IReadOnlyList<Message> Remarks { get; init; } = [];
}

public enum DocumentFormat
{
    /// <summary>Plain text; lines with tabs are table rows.</summary>
    Text,
    Docx,
    Xlsx,
    /// <summary>Comma, semicolon or tab separated values.</summary>
    Csv,
}

/// <summary>A paragraph or a table.</summary>
public abstract record DocumentBlock(SourcePlace Source);

/// <summary>A paragraph. Text keeps its line breaks as "\n", is NFC, and still holds stray mark-up of exports ("&lt;p&gt;", "**").</summary>
public sealed record ParagraphBlock(SourcePlace Source, string Text) : DocumentBlock(Source);

/// <summary>A table; in a text file, a run of lines with tabs (blank lines between them do not end it; a line of prose does).</summary>
/// <param name="Source">Place of the first cell.</param>
/// <param name="Number">Counts from 1 over the document; for a workbook, over the sheets.</param>
/// <param name="Rows">Rows as stored. Rows of text files are ragged.</param>
public sealed record TableBlock(SourcePlace Source, int Number, IReadOnlyList<TableRow> Rows) : DocumentBlock(Source);

/// <summary>A row of a table. A blank line inside a text table is a row without cells.</summary>
/// <param name="Source">Place of the row's first cell.</param>
/// <param name="Cells">Cells that begin in this row, ordered by column; blank cells included, cells covered by a merge not.</param>
/// <param name="IsHeader">Marked as a repeated header row in the file.</param>
public sealed record TableRow(SourcePlace Source, IReadOnlyList<TableCell> Cells, bool IsHeader = false);

/// <summary>A cell. Its text is NFC; paragraphs and breaks are "\n".</summary>
/// <param name="Source">Place.</param>
/// <param name="Column">Grid column, from 1.</param>
/// <param name="Text">Displayed text; for numeric sheet cells the stored decimal in invariant form ("12.9045"), never a binary artefact ("12.904500000000001").</param>
/// <param name="ColumnSpan">Grid columns covered.</param>
/// <param name="RowSpan">Rows covered (vertical merge).</param>
public sealed record TableCell(SourcePlace Source, int Column, string Text, int ColumnSpan = 1, int RowSpan = 1);
