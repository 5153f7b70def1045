using System.Globalization;
using ParIndex.Core.Text;
using ParIndex.Documents.Reading.Packages;

namespace ParIndex.Documents.Reading.Xlsx;

/// <summary>Reads the cells of one sheet in one pass. The declared dimension is ignored: memory follows what is stored.</summary>
internal sealed class SheetReader(
    XmlPart xml, string sheet, SheetStyles styles, IReadOnlyList<string> strings, bool date1904, ReadSession session)
{
    private readonly List<SheetCell> cells = [];
    private readonly List<SheetRange> merges = [];
    private int formulasWithoutValue;
    private string firstFormulaWithoutValue = "";

    public SheetCells Read()
    {
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            switch (xml.IsMain ? xml.LocalName : "")
            {
                case "sheetData":
                    ReadRows();
                    break;
                case "mergeCell":
                    ReadMerge(xml.Attribute("ref") ?? "");
                    break;
            }
        }

        var ordered = SheetCells.Ordered(cells, merges, cell => throw session.Error(Problems.DuplicateCell, Place(cell.Row, cell.Column)));
        if (formulasWithoutValue > 0)
        {
            session.Remark(Problems.FormulasWithoutValue(sheet, firstFormulaWithoutValue, formulasWithoutValue));
        }

        return ordered;
    }

    private void ReadRows()
    {
        var row = 0;
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.IsMain && xml.LocalName == "row")
            {
                row = RowNumber(xml.Attribute("r"), row + 1);
                ReadRow(row);
            }
        }
    }

    private void ReadRow(int row)
    {
        var column = 0;
        (int From, int Through) blanks = (0, 0);
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (!xml.IsMain || xml.LocalName != "c")
            {
                continue;
            }

            var cellRow = row;
            Locate(xml.Attribute("r"), ref cellRow, ref column);
            var text = ReadCell(cellRow, column);
            if (text.Length == 0 && cellRow == row)
            {
                blanks = blanks.Through == column - 1 && blanks.From > 0 ? (blanks.From, column) : Flushed(row, blanks, (column, column));
                continue;
            }

            blanks = Flushed(row, blanks, (0, 0));
            Add(new SheetCell(cellRow, column, text, column));
        }

        Flushed(row, blanks, (0, 0));
    }

    /// <summary>Blank cells are kept as runs: programs style whole rows to the last column.</summary>
    private (int From, int Through) Flushed(int row, (int From, int Through) blanks, (int From, int Through) next)
    {
        if (blanks.From > 0)
        {
            Add(new SheetCell(row, blanks.From, "", blanks.Through));
        }

        return next;
    }

    private void Add(SheetCell cell)
    {
        if (cells.Count >= 2 * session.Limits.MaxCells)
        {
            throw session.Error(Problems.TooManyCells(session.Limits.MaxCells), Place(cell.Row, cell.Column));
        }

        cells.Add(cell);
    }

    private string ReadCell(int row, int column)
    {
        var type = xml.Attribute("t");
        var kind = styles.Kind(xml.Attribute("s"));
        string? value = null;
        var text = "";
        var formula = false;
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            switch (xml.IsMain ? xml.LocalName : "")
            {
                case "v":
                    value = xml.Text();
                    break;
                case "f":
                    formula = true;
                    xml.Skip();
                    break;
                case "is":
                    text = SheetStrings.ReadItem(xml);
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }

        if (formula && string.IsNullOrEmpty(value) && type != "str")
        {
            firstFormulaWithoutValue = formulasWithoutValue++ == 0 ? CellReference.Name(row, column) : firstFormulaWithoutValue;
        }

        return string.IsNullOrEmpty(value) ? text : type switch
        {
            "s" => Shared(value, row, column),
            "b" => value.Trim() is "1" or "true" ? "TRUE" : "FALSE",
            "str" or "inlineStr" => SheetStrings.Text(value),
            "e" or "d" => DocumentText.Normalize(value.Trim()),
            _ => DocumentText.Normalize(SheetNumber.Text(value, kind, date1904)),
        };
    }

    private string Shared(string value, int row, int column) =>
        int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index)
            && index < strings.Count
            ? strings[index]
            : throw session.Error(Problems.NoSharedString(value), Place(row, column));

    private int RowNumber(string? written, int next)
    {
        var row = next;
        if ((written is not null && !int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out row))
            || row is < 1 or > CellReference.LastRow)
        {
            throw session.Error(Problems.BadCellReference(written ?? ""), SourcePlace.InSheet(sheet, written ?? ""));
        }

        return row;
    }

    private void Locate(string? reference, ref int row, ref int column)
    {
        if (reference is null)
        {
            column++;
        }
        else if (!CellReference.TryParse(reference, out row, out column))
        {
            throw session.Error(Problems.BadCellReference(reference), SourcePlace.InSheet(sheet, reference[..Math.Min(reference.Length, 60)]));
        }

        if (column > session.Limits.MaxColumns || column > CellReference.LastColumn)
        {
            throw session.Error(Problems.TooManyColumns(Math.Min(session.Limits.MaxColumns, CellReference.LastColumn)), SourcePlace.InSheet(sheet, reference ?? ""));
        }
    }

    private void ReadMerge(string reference)
    {
        if (merges.Count >= session.Limits.MaxMerges)
        {
            throw session.Error(Problems.TooManyMerges(session.Limits.MaxMerges));
        }

        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && CellReference.TryParse(reference.AsSpan(0, colon), out var row1, out var column1)
            && CellReference.TryParse(reference.AsSpan(colon + 1), out var row2, out var column2))
        {
            merges.Add(new SheetRange(Math.Min(row1, row2), Math.Min(column1, column2), Math.Max(row1, row2), Math.Max(column1, column2)));
        }
        else if (!CellReference.TryParse(reference, out _, out _))
        {
            session.Remark(Problems.BadMerge(sheet, reference));
        }
    }

    private SourcePlace Place(int row, int column) => SourcePlace.InSheet(sheet, CellReference.Name(row, column));
}
