namespace ParIndex.App.Criteria.Workbook;

/// <summary>A sheet to write: one header row, then rows of cells.</summary>
internal sealed record SheetSpec(string Name, IReadOnlyList<ColumnSpec> Columns, IReadOnlyList<IReadOnlyList<CellSpec>> Rows);

/// <summary>A column.</summary>
/// <param name="Header">Header text.</param>
/// <param name="Width">In characters.</param>
/// <param name="Choices">Labels offered in a drop-down list; empty: anything.</param>
/// <param name="IsCheck">Holds a difference that should be 0; anything else shows red.</param>
internal sealed record ColumnSpec(string Header, double Width, IReadOnlyList<string> Choices, bool IsCheck = false);

internal abstract record CellSpec
{
    public static readonly CellSpec Blank = new TextCell("");
}

/// <summary>Text that stays text, whatever it looks like.</summary>
internal sealed record TextCell(string Text, bool IsStrong = false) : CellSpec;

internal sealed record NumberCell(decimal Value) : CellSpec;

/// <summary>A formula, without "=".</summary>
internal sealed record FormulaCell(string Formula) : CellSpec;
