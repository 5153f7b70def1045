using ParIndex.Core.Criteria;
using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.App.Results;

/// <summary>A scored unit in the form of an official result table.</summary>
public static class ScoredTable
{
    public static OfficialTable Of(UnitScore score, Scorecard card, CriteriaSet set)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(set);
        var parents = new Stack<NodeScore>();
        var rows = new List<OfficialRow>();
        foreach (var node in score.Nodes)
        {
            while (parents.TryPeek(out var above) && above.Level >= node.Level)
            {
                parents.Pop();
            }

            rows.Add(Row(node, parents.TryPeek(out var parent) ? parent.Code : "", card, rows.Count + 1));
            parents.Push(node);
        }

        rows.Add(new OfficialRow
        {
            Code = "TOTAL",
            Title = "TỔNG ĐIỂM",
            Max = score.Max,
            Score = score.Points,
            Percent = score.Percent is { } percent ? Rounding.Round(percent, set.Digits) : null,
            Source = SourcePlace.AtLine(rows.Count + 1),
        });
        return new OfficialTable
        {
            Caption = $"KẾT QUẢ {set.Title.ToUpperInvariant()} – {score.Unit}",
            Columns =
            [
                new(ColumnKind.Code, "STT"), new(ColumnKind.Title, "Lĩnh vực/Tiêu chí/Tiêu chí thành phần"), new(ColumnKind.Max, "Điểm tối đa"),
                new(ColumnKind.Score, "Điểm đạt được"), new(ColumnKind.Percent, "Đạt chỉ số %"), new(ColumnKind.Cause, "Nguyên nhân bị trừ điểm"),
                new(ColumnKind.Lead, "Chủ trì"), new(ColumnKind.Coordinators, "Phối hợp"),
            ],
            Rows = rows,
        };
    }

    private static OfficialRow Row(NodeScore node, string parent, Scorecard card, int line)
    {
        var lost = node.Criterion.IsLeaf && node.Lost > 0;
        var stated = card.Entries.GetValueOrDefault(node.Code)?.Cause;
        return new OfficialRow
        {
            Code = node.Code,
            Parent = parent,
            Level = node.Level,
            Title = node.Criterion.Title,
            Max = node.Max,
            Score = node.Points,
            Percent = node.Percent is { } percent ? Rounding.Round(percent, 2) : null,
            Cause = lost ? stated ?? node.Steps.FirstOrDefault(step => step.IsFailed)?.Text.Vietnamese ?? "" : "",
            Lead = lost ? node.Criterion.Lead : [],
            Coordinators = lost ? node.Criterion.Coordinators : [],
            Survey = node.Criterion.IsLeaf && node.Criterion.Source is SourceKind.LeaderSurvey or SourceKind.Sipas ? SurveyMark.Printed : SurveyMark.None,
            Source = SourcePlace.AtLine(line),
        };
    }
}
