using System.Globalization;
using ParIndex.Core.Surveys.Quality;
using ParIndex.Core.Text;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Quality;

/// <summary>Flags as CSV for the person who decides: the answer, the kind, the other answer of a pair, the reason, and an empty column for the decision.</summary>
public static class FlagFile
{
    private static readonly string[] Columns = ["answer", "kind", "other", "reason", "decision"];

    /// <summary>Writes flags in their order.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="result">Flags.</param>
    /// <param name="ids">Id of each answer; null: rows from 1.</param>
    /// <param name="language">Language of the reasons.</param>
    public static void Write(Stream stream, QualityResult result, IReadOnlyList<string>? ids = null, Language language = Language.Vietnamese)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var csv = new CsvFileWriter(stream);
        csv.Row(Columns.Select(CsvCell.Of));
        foreach (var flag in result.Flags)
        {
            csv.Row([Id(flag.Row), CsvCell.Of(flag.Kind), flag.Other is { } other ? Id(other) : CsvCell.Of(""), CsvCell.Of(flag.Reason.In(language)), CsvCell.Of("")]);
        }

        CsvCell Id(int row) => CsvCell.Of(ids?[row] ?? (row + 1).ToString(CultureInfo.InvariantCulture));
    }
}
