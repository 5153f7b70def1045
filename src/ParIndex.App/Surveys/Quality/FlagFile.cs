using ParIndex.Core.Text;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Quality;

/// <summary>Flags as CSV for the person who decides: the answer, the kind, the other answer of a pair, the reason, and what was decided.</summary>
public static class FlagFile
{
    private static readonly string[] Columns = ["answer", "kind", "other", "area", "interviewer", "reason", "decision", "decided_why", "decided_by"];

    /// <summary>Writes flags in their order.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="flags">Flags.</param>
    /// <param name="language">Language of the reasons.</param>
    public static void Write(Stream stream, IReadOnlyList<StoredFlag> flags, Language language = Language.Vietnamese)
    {
        ArgumentNullException.ThrowIfNull(flags);
        using var csv = new CsvFileWriter(stream);
        csv.Row(Columns.Select(CsvCell.Of));
        foreach (var flag in flags)
        {
            csv.Row(new[]
            {
                flag.Answer.Code, flag.Kind, flag.Other?.Code ?? "", flag.Area, flag.Interviewer, flag.Said.In(language), flag.Verdict?.ToString() ?? "", flag.Reason, flag.JudgedBy ?? "",
            }.Select(CsvCell.Of));
        }
    }
}
