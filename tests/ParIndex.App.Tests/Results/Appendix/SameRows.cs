using System.Globalization;
using ParIndex.Core.Results;
using Check = Xunit.Assert;

namespace ParIndex.App.Tests.Results.Appendix;

/// <summary>Compares documents on everything that an appendix prints.</summary>
internal static class SameRows
{
    public static void Assert(OfficialDocument expected, OfficialDocument actual, string message, bool withInherited = false)
    {
        Check.Empty(actual.Leftovers);
        Check.Equal(Lines(expected, message, withInherited), Lines(actual, message, withInherited));
    }

    /// <summary>One line a row; a line before each table.</summary>
    public static List<string> Lines(OfficialDocument document, string message = "", bool withInherited = false) =>
        document.Tables.SelectMany((table, i) => table.Rows.Select(row => Line(row, withInherited)).Prepend($"{message} #{i}")).ToList();

    private static string Line(OfficialRow row, bool withInherited) => string.Join(
        " ¦ ",
        row.Code, row.Parent, row.Level, row.Title, Number(row.Max), Number(row.Score), Number(row.Percent), Number(row.TargetPoints), row.TargetText,
        string.Join(" | ", row.Tasks), string.Join("; ", row.Lead), string.Join("; ", row.Coordinators), string.Join("; ", row.Monitor), row.Cause, row.Time, row.Note,
        withInherited ? string.Join(',', row.Inherited.Order(StringComparer.Ordinal)) : "");

    private static string Number(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";
}
