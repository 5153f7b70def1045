using System.Text.RegularExpressions;
using ParIndex.Core.Numbers;

namespace ParIndex.Core.Results.Checking;

/// <summary>The group of results in which prose lists the document's own unit ("từ 80% - dưới 90%, gồm … ") against the unit's percent in the table.</summary>
internal static partial class ProseBandCheck
{
    public static IEnumerable<Finding> Check(DocumentView document)
    {
        if (document.OwnUnit.Length == 0 || document.Scored?.Total is not { } total || PointColumn.Score.Of(total) is not { } score || PointColumn.Max.Of(total) is not { } max || max <= 0)
        {
            yield break;
        }

        var percent = Figures.Short(score / max * 100, 2);
        foreach (var (paragraph, list) in document.Document.Prose.SelectMany(paragraph => NameList.FindAll(paragraph.Text).Select(list => (paragraph, list))))
        {
            if (!list.Names.Any(name => Words.Fold(name) == document.OwnUnit) || Band().Matches(list.Before).LastOrDefault() is not { } band)
            {
                continue;
            }

            var (from, to) = (Bound(band, "from"), Bound(band, "to"));
            if (percent < from || percent >= to)
            {
                yield return Report.Prose(
                    FindingKinds.ProseTable, FindingSeverity.Error, paragraph.Source, total.Code, "percent", band.Value, Figures.En(percent),
                    $"Đơn vị được xếp vào nhóm \"{band.Value}\", nhưng bảng cho {Figures.Vi(score)}/{Figures.Vi(max)} điểm, là {Figures.Vi(percent)}%. Xếp lại nhóm hoặc sửa điểm.",
                    $"The unit is listed under \"{band.Value}\", but the table gives {Figures.En(score)}/{Figures.En(max)} points, {Figures.En(percent)}%. Move it or correct the points.");
            }
        }
    }

    private static decimal? Bound(Match match, string group) =>
        match.Groups[group].Success && PrintedNumber.TryParse(match.Groups[group].Value, out var number) ? number.Value : null;

    [GeneratedRegex(@"(?:từ (?<from>\d{1,3}(?:[.,]\d{1,2})?)\s?%(?: trở lên| ?[-–]? ?(?:đến )?dưới (?<to>\d{1,3}(?:[.,]\d{1,2})?)\s?%)|dưới (?<to>\d{1,3}(?:[.,]\d{1,2})?)\s?%)", RegexOptions.CultureInvariant)]
    private static partial Regex Band();
}
