namespace ParIndex.Core.Rules.Formulas;

/// <summary>Words a workbook uses.</summary>
/// <param name="Yes">Answer of a yes/no input.</param>
/// <param name="No">Answer of a yes/no input.</param>
/// <param name="NotApplicable">Shown in place of points when the rule says that the criterion does not apply.</param>
/// <param name="Missing">Shown in place of points while a figure is missing.</param>
public sealed record FormulaWords(string Yes, string No, string NotApplicable, string Missing);
