using ParIndex.Core.Results;

namespace ParIndex.Core.Reports;

/// <summary>Lost points by field, cause and agency, in words.</summary>
internal static class LostSentences
{
    /// <summary>Agencies named in the text; the table has all.</summary>
    private const int MostAgencies = 3;

    public static IEnumerable<ReportSentence> Of(AnalysisReport report)
    {
        var ledger = report.Ledger;
        if (ledger.Rows.Count == 0)
        {
            yield return ReportSentence.Of($"Không có nội dung bị trừ điểm.");
            yield break;
        }

        var zero = report.ZeroLeaves == 0 ? ReportSentence.Empty : ReportSentence.Of($", {FigureOf.Count("zero_leaves", report.ZeroLeaves)} nội dung không có điểm");
        yield return ReportSentence.Of($"Tổng số điểm bị trừ là {FigureOf.Points("lost.points", ledger.Lost)} điểm, ở {FigureOf.Count("lost.leaves", ledger.Rows.Count)} trong {FigureOf.Count("structure.leaves", report.Structure.Leaves)} tiêu chí, tiêu chí thành phần chấm điểm{zero}. Nội dung, nguyên nhân và trách nhiệm của từng mục nêu tại Phụ lục II.");
        yield return ReportSentence.Of($"Theo nguyên nhân: {ReportSentence.Join("; ", ledger.ByCause.Select((total, i) => Cause(total, i)))}.");
        var agencies = ledger.ByAgency.Select((total, i) => (Total: total, Index: i)).Where(pair => pair.Total.Name.Length > 0).Take(MostAgencies).ToList();
        if (agencies.Count > 0)
            yield return ReportSentence.Of($"Cơ quan chủ trì các nội dung bị trừ nhiều điểm nhất: {ReportSentence.Join("; ", agencies.Select(agency => ReportSentence.Of($"{agency.Total.Name} ({FigureOf.LostAt("by_agency", agency.Index, agency.Total)})")))}.");
    }

    private static ReportSentence Cause(LostTotal total, int index)
    {
        var name = ReportSections.CauseName(total);
        return ReportSentence.Of($"{char.ToLowerInvariant(name[0]) + name[1..]}: mất {FigureOf.LostAt("by_cause", index, total)}");
    }
}
