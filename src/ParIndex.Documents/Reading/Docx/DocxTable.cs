using System.Text;
using ParIndex.Core.Text;
using ParIndex.Documents.Reading.Packages;

namespace ParIndex.Documents.Reading.Docx;

/// <summary>
/// One table of a DOCX. Cells stand on grid columns: a row may start late (gridBefore), cells may span columns and go on in the rows
/// below. A table inside a cell becomes text of that cell: its rows are lines, its cells are parted by tabs.
/// </summary>
internal sealed class DocxTable(XmlPart xml, DocxText text, ReadSession session, int number)
{
    private readonly List<DocxRow> rows = [];

    public IReadOnlyList<TableRow> Read(int nesting)
    {
        ReadRows(nesting);
        return new DocxMerges(session, number).Apply(rows);
    }

    private void ReadRows(int nesting)
    {
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (text.SkipsElement())
            {
                xml.Skip();
            }
            else if (xml.IsMain && xml.LocalName == "tr")
            {
                session.CountRow(SourcePlace.InTable(number, rows.Count + 1, 1));
                var row = ReadRow(nesting);
                if (!row.IsDeleted)
                {
                    rows.Add(row);
                }
            }
        }
    }

    private DocxRow ReadRow(int nesting)
    {
        var row = new DocxRow();
        var column = 1;
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (text.SkipsElement())
            {
                xml.Skip();
            }
            else if (xml.IsMain && xml.LocalName == "trPr")
            {
                DocxProperties.Read(xml, row, session.Limits.MaxColumns);
                column += row.GridBefore;
            }
            else if (xml.IsMain && xml.LocalName == "tc")
            {
                var cell = ReadCell(column, nesting);
                if (cell.Horizontal == DocxMerge.Continue && row.Cells is [.., var previous])
                {
                    previous.Span += cell.Span;
                }
                else
                {
                    row.Cells.Add(cell);
                }

                column += cell.Span;
            }
        }

        return row;
    }

    private DocxCell ReadCell(int column, int nesting)
    {
        var place = SourcePlace.InTable(number, rows.Count + 1, column);
        if (column > session.Limits.MaxColumns)
        {
            throw session.Error(Problems.TooManyColumns(session.Limits.MaxColumns), place);
        }

        var cell = new DocxCell { Column = column };
        var content = new StringBuilder();
        var depth = xml.Depth;
        ReadFlow(depth, content, cell, nesting);
        cell.Text = DocumentText.Normalize(content.ToString().Trim('\n'));
        session.CountCell(place, cell.Text.Length);
        return cell;
    }

    private void ReadFlow(int depth, StringBuilder content, DocxCell? cell, int nesting)
    {
        while (xml.ReadInside(depth))
        {
            if (text.SkipsElement())
            {
                xml.Skip();
            }
            else if (xml.IsMain && xml.LocalName == "tcPr" && cell is not null)
            {
                DocxProperties.Read(xml, cell, session.Limits.MaxColumns);
            }
            else if (xml.IsMain && xml.LocalName == "p")
            {
                ReadParagraph(content, nesting);
            }
            else if (xml.IsMain && xml.LocalName == "tbl")
            {
                ReadInnerTable(content, Deeper(nesting));
            }
        }
    }

    private void ReadParagraph(StringBuilder content, int nesting)
    {
        var boxes = new StringBuilder();
        var paragraph = text.ReadParagraph(depth => ReadFlow(depth, boxes, null, Deeper(nesting)));
        content.Append(paragraph.Text);
        if (!paragraph.ContinuesInNext)
        {
            content.Append('\n');
        }

        content.Append(boxes);
        RefuseLong(content);
    }

    private void ReadInnerTable(StringBuilder content, int nesting)
    {
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (text.SkipsElement())
            {
                xml.Skip();
            }
            else if (xml.IsMain && xml.LocalName == "tr")
            {
                var row = ReadRow(nesting);
                if (!row.IsDeleted)
                {
                    content.AppendJoin('\t', row.Cells.Select(cell => cell.Text)).Append('\n');
                    RefuseLong(content);
                }
            }
        }
    }

    private int Deeper(int nesting) => nesting < session.Limits.MaxTableDepth
        ? nesting + 1
        : throw session.Error(Problems.TablesTooDeep(session.Limits.MaxTableDepth));

    private void RefuseLong(StringBuilder content)
    {
        if (content.Length > session.Limits.MaxCellText)
        {
            throw session.Error(Problems.TextTooLong(session.Limits.MaxCellText), SourcePlace.InTable(number, rows.Count + 1, 1));
        }
    }
}
