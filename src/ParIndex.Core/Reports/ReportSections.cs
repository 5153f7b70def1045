using ParIndex.Core.Results;

namespace ParIndex.Core.Reports;

/// <summary>A part of the report's text.</summary>
/// <param name="Key">Stable name in data files: "result".</param>
/// <param name="Title">Without number.</param>
/// <param name="Sentences">One paragraph each.</param>
public sealed record ReportSection(string Key, string Title, IReadOnlyList<ReportSentence> Sentences);

/// <summary>The text of a report, from its figures only. A part nothing is known of is left out.</summary>
public static class ReportSections
{
    public const string Structure = "structure";
    public const string Result = "result";
    public const string Groups = "groups";
    public const string Peers = "peers";
    public const string Lost = "lost";
    public const string Achieved = "achieved";
    public const string Limits = "limits";
    public const string Tasks = "tasks";

    /// <summary>In the order of the document.</summary>
    public static IReadOnlyList<ReportSection> Of(AnalysisReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        ReportSection[] all =
        [
            new(Structure, "Cấu trúc Bộ tiêu chí", [.. ResultSentences.Structure(report)]),
            new(Peers, "Kết quả của các đơn vị", [.. PeerSentences.Of(report)]),
            new(Result, "Kết quả", [.. ResultSentences.Result(report)]),
            new(Groups, "Phân nhóm lĩnh vực", [.. ResultSentences.Groups(report)]),
            new(Lost, "Nội dung không đạt điểm, không đạt điểm tối đa", [.. LostSentences.Of(report)]),
            new(Achieved, "Những kết quả đạt được", [.. AssessmentSentences.Achieved(report)]),
            new(Limits, "Một số tồn tại, hạn chế và nguyên nhân", [.. AssessmentSentences.Limits(report)]),
            new(Tasks, "Nhiệm vụ, giải pháp", [.. TaskSentences.Of(report)]),
        ];
        return [.. all.Where(section => section.Sentences.Count > 0)];
    }

    /// <summary>The cause category of a total of the ledger.</summary>
    internal static string CauseName(LostTotal total) =>
        Enum.GetValues<CauseCategory>().First(category => category.Key() == total.Name) is var category and not CauseCategory.Unstated
            ? category.Name().Vietnamese
            : "Chưa nêu nguyên nhân";
}
