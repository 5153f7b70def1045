using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Results.Reading;

/// <summary>A filled cell of a table's body, mark-up removed.</summary>
/// <param name="Source">Place.</param>
/// <param name="Column">Grid column.</param>
/// <param name="Text">Text; line breaks kept.</param>
/// <param name="Printed">Text as stored.</param>
/// <param name="Content">What it looks like.</param>
/// <param name="RowSpan">Rows covered.</param>
/// <param name="ColumnSpan">Columns covered.</param>
internal sealed record BodyCell(SourcePlace Source, int Column, string Text, string Printed, CellContent Content, int RowSpan, int ColumnSpan)
{
    public static BodyCell? From(TableCell cell, out bool hadMarkup)
    {
        var text = Markup.Remove(cell.Text, out hadMarkup).Trim();
        return text.Length == 0 ? null : new BodyCell(cell.Source, cell.Column, text, cell.Text, CellContents.Of(text), cell.RowSpan, cell.ColumnSpan);
    }
}
