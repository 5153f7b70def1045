namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Children add up to their parent, fields to the total: exactly, or after one of the ways in which offices lose digits. A sum with a missing
/// part is not judged. A parent that is itself the odd one is told once, not again where it makes its own parent look wrong.
/// </summary>
internal static class SumCheck
{
    public static IEnumerable<Finding> Check(DocumentView document) =>
        document.Tables.SelectMany(table => PointColumn.All.SelectMany(column => Check(table, column)));

    private static IEnumerable<Finding> Check(TableView table, PointColumn column)
    {
        var sums = PrintedSum.Of(table, column);
        var isExactTable = sums.Count(sum => sum.IsTellingExact) >= PrintedSum.ExactToTrust;
        var wrong = sums.Where(sum => !sum.IsExplained && !(sum.IsWithinRoundedParts && !isExactTable)).ToDictionary(sum => sum.Parent.Code, StringComparer.Ordinal);
        return sums
            .Where(sum => sum.Agreement != Agreement.Exact && !sum.IsRepairedBy(wrong))
            .Select(sum => wrong.ContainsKey(sum.Parent.Code) ? Wrong(sum, column) : Rounded(sum, column));
    }

    private static Finding Wrong(PrintedSum sum, PointColumn column)
    {
        var difference = sum.Printed - sum.Sum;
        var (side, sideEn) = difference > 0 ? ("thừa", "too much") : ("thiếu", "too little");
        return Report.Cell(
            FindingKinds.SumWrong, FindingSeverity.Error, sum.Parent, column.Kind, column.Field, Figures.En(sum.Printed), Figures.En(Figures.Trim(sum.Sum)),
            $"{Capital(column.Vietnamese)} của {Figures.Code(sum.Parent)} in {Figures.Vi(sum.Printed)}, nhưng {sum.InWords(Figures.Vi)} = {Figures.Vi(sum.Sum)}: "
            + $"{side} {Figures.Vi(Math.Abs(difference))}. Sửa {Figures.Code(sum.Parent)} hoặc mục con cho khớp.",
            $"{Capital(column.English)} of {Figures.CodeEn(sum.Parent)} are printed as {Figures.En(sum.Printed)}, but {sum.InWords(Figures.En)} = {Figures.En(sum.Sum)}: "
            + $"{Figures.En(Math.Abs(difference))} {sideEn}. Correct {Figures.CodeEn(sum.Parent)} or a part.");
    }

    private static Finding Rounded(PrintedSum sum, PointColumn column)
    {
        var (how, howEn) = sum.How;
        return Report.Cell(
            FindingKinds.SumRounded, FindingSeverity.Info, sum.Parent, column.Kind, column.Field, Figures.En(sum.Printed), Figures.En(Figures.Trim(sum.Exact)),
            $"{Capital(column.Vietnamese)} của {Figures.Code(sum.Parent)} in {Figures.Vi(sum.Printed)}; {sum.InWords(Figures.Vi)} = {Figures.Vi(sum.Sum)}. "
            + $"Không sai: {how}. Nên ghi rõ quy tắc làm tròn.",
            $"{Capital(column.English)} of {Figures.CodeEn(sum.Parent)} are printed as {Figures.En(sum.Printed)}; {sum.InWords(Figures.En)} = {Figures.En(sum.Sum)}. "
            + $"Not wrong: {howEn}. State the rounding rule.");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
