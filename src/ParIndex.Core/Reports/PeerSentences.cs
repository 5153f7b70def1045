namespace ParIndex.Core.Reports;

/// <summary>The unit among the others, in words; nothing where the others are not known.</summary>
internal static class PeerSentences
{
    public static IEnumerable<ReportSentence> Of(AnalysisReport report)
    {
        if (report.Peers is not { Mean: { } mean } peers)
            yield break;

        for (var i = 0; i < report.UnitGroups.Count; i++)
        {
            var group = report.UnitGroups[i];
            var path = FigureOf.At("unit_groups", i);
            var list = group.Members.Count == 0 ? "" : ": " + string.Join(", ", group.Members);
            yield return ReportSentence.Of($"- {ResultSentences.Range(path, group)}: {FigureOf.Count(path + ".count", group.Members.Count)} đơn vị{list}.");
        }

        var value = new ReportFigure("peers.mean", mean, FigureKind.Percent);
        yield return ReportSentence.Of($"Giá trị trung bình là {value}%; {FigureOf.Count("peers.above_mean", peers.AboveMean)} trong {FigureOf.Count("peers.units", peers.Units.Count)} đơn vị cao hơn giá trị trung bình. {Own(report, mean)}");
        var (first, last) = (peers.Units[0], peers.Units[^1]);
        yield return ReportSentence.Of($"Cao nhất: {first.Unit}, {new ReportFigure("peers.highest", first.Percent, FigureKind.Percent)}%; thấp nhất: {last.Unit}, {new ReportFigure("peers.lowest", last.Percent, FigureKind.Percent)}%.");
        if (peers.Regions.Count > 1)
        {
            var regions = peers.Regions.Select((region, i) => ReportSentence.Of($"{region.Region} {new ReportFigure(FigureOf.At("peers.regions", i) + ".mean", region.Mean, FigureKind.Percent)}%"));
            yield return ReportSentence.Of($"Trung bình theo vùng: {ReportSentence.Join("; ", regions)}.");
        }
    }

    private static ReportSentence Own(AnalysisReport report, decimal mean)
    {
        var off = report.Total.Percent - mean;
        var figure = new ReportFigure("peers.difference", Math.Abs(off), FigureKind.Percent);
        return off == 0
            ? ReportSentence.Of($"Kết quả {report.Unit} bằng giá trị trung bình.")
            : ReportSentence.Of($"Kết quả {report.Unit} {(off > 0 ? "cao hơn" : "thấp hơn")} giá trị trung bình {figure} điểm phần trăm.");
    }
}
