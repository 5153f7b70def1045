using System.Globalization;
using ParIndex.Core.Text;

namespace ParIndex.Core.Criteria.Checks;

/// <summary>Counts the leaves that take direct points because no official scale is at hand.</summary>
internal static class DirectPointsCheck
{
    private const int Named = 12;

    public static void Run(CriteriaSet set, CheckReport report)
    {
        var leaves = set.Leaves().Where(leaf => leaf.Rule is null).ToList();
        if (leaves.Count == 0)
        {
            return;
        }

        var surveyed = leaves.Count(leaf => leaf.Source is SourceKind.LeaderSurvey or SourceKind.Sipas);
        var drafts = leaves.Count(leaf => leaf.DraftRule is not null);
        var codes = string.Join(", ", leaves.Take(Named).Select(leaf => leaf.Code)) + (leaves.Count > Named ? ", …" : "");
        var all = Text(leaves.Count);
        report.Add(new SetProblem("set-direct-points", false, "", report.Places.Of(set), new Message(
            $"{all} tiêu chí chưa có thang điểm chính thức nên nhận điểm trực tiếp ({Text(surveyed)} từ điều tra, {Text(drafts)} có bản nháp đang tắt): {codes}.",
            $"{all} leaves have no official scale and take direct points ({Text(surveyed)} from surveys, {Text(drafts)} with a draft switched off): {codes}."))
        {
            IsInfo = true,
        });
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
