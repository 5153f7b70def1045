using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Published;

/// <summary>A stored result in the form of an official result table, for download.</summary>
public static class StoredTable
{
    /// <summary>The document with the one table; figures keep all their digits.</summary>
    public static OfficialDocument Of(ResultView result, IReadOnlyList<LossView> losses)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(losses);
        var lost = losses.ToDictionary(loss => loss.Code, StringComparer.Ordinal);
        var rows = result.Nodes.Select((node, i) => Row(node, lost.GetValueOrDefault(node.Code), i + 1)).ToList();
        rows.Add(new OfficialRow
        {
            Code = "TOTAL",
            Title = "TỔNG ĐIỂM",
            Max = result.Max,
            Score = result.Points,
            Percent = Rounding.Round(result.Percent, 2),
            TargetPoints = result.Target,
            Source = SourcePlace.AtLine(rows.Count + 1),
        });
        return new OfficialDocument($"{result.UnitId}-{result.Year}", [Table(result, rows)], [], []);
    }

    private static OfficialTable Table(ResultView result, IReadOnlyList<OfficialRow> rows)
    {
        List<OfficialColumn> columns =
        [
            new(ColumnKind.Code, "STT"), new(ColumnKind.Title, "Lĩnh vực/Tiêu chí/Tiêu chí thành phần"), new(ColumnKind.Max, "Điểm tối đa"),
            new(ColumnKind.Score, $"Điểm đạt được năm {result.Year}", result.Year), new(ColumnKind.Percent, "Đạt chỉ số %"),
        ];
        if (result.Target is not null)
            columns.Add(new(ColumnKind.Target, $"Mục tiêu năm {result.Year + 1}", result.Year + 1));

        if (rows.Any(row => row.Tasks.Count > 0))
            columns.Add(new(ColumnKind.Tasks, "Nhiệm vụ, giải pháp"));

        columns.AddRange([new(ColumnKind.Cause, "Nguyên nhân bị trừ điểm"), new(ColumnKind.Lead, "Chủ trì"), new(ColumnKind.Coordinators, "Phối hợp")]);
        if (rows.Any(row => row.Note.Length > 0))
            columns.Add(new(ColumnKind.Note, "Ghi chú"));

        return new OfficialTable
        {
            Caption = $"KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {result.Year} – {result.UnitName}" + (result.IsDemonstration ? " (số liệu minh họa)" : ""),
            Columns = columns,
            Rows = rows,
        };
    }

    private static OfficialRow Row(NodeView node, LossView? loss, int line) => new()
    {
        Code = node.Code,
        Parent = node.Parent ?? "",
        Level = node.Level,
        Title = node.Title,
        Max = node.Max,
        Score = node.Points,
        Percent = node.Percent is { } percent ? Rounding.Round(percent, 2) : null,
        TargetPoints = node.Target,
        Tasks = loss?.Tasks ?? [],
        Cause = loss?.Cause ?? "",
        Lead = loss?.Lead ?? [],
        Coordinators = loss?.Coordinators ?? [],
        Note = node.IsSurvey ? "Điều tra XHH" : "",
        Survey = node.IsSurvey ? SurveyMark.Printed : SurveyMark.None,
        Source = SourcePlace.AtLine(line),
    };
}
