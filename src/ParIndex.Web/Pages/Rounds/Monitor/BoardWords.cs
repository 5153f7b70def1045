using ParIndex.Core.Rounds;

namespace ParIndex.Web.Pages.Rounds.Monitor;

/// <summary>Words of the board of a round for people.</summary>
public static class BoardWords
{
    public static string State(CellState state, CellCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return state == CellState.Submitted && counts.Judged > 0 ? Texts.Key("Đang thẩm định") : State(state);
    }

    public static string State(CellState state) => state switch
    {
        CellState.None => Texts.Key("Không tự chấm"),
        CellState.Missing => Texts.Key("Chưa chấm"),
        CellState.Filling => Texts.Key("Đang điền"),
        CellState.Filled => Texts.Key("Đã điền xong"),
        CellState.Submitted => Texts.Key("Đã nộp"),
        CellState.Returned => Texts.Key("Đang bổ sung"),
        CellState.Appraised => Texts.Key("Đã thẩm định"),
        CellState.Explained => Texts.Key("Giải trình"),
        _ => Texts.Key("Hội đồng đã quyết"),
    };

    public static string Heat(RiskHeat heat) => heat switch
    {
        RiskHeat.Calm => Texts.Key("Bình thường"),
        RiskHeat.Warm => Texts.Key("Cần để ý"),
        _ => Texts.Key("Rủi ro cao"),
    };

    public static string Sign(RiskSign sign) => sign switch
    {
        RiskSign.Late => Texts.Key("trễ hạn"),
        RiskSign.Unanswered => Texts.Key("chưa chấm đủ"),
        RiskSign.FarBelow => Texts.Key("thấp hơn hẳn năm trước"),
        _ => Texts.Key("trả lại nhiều lần"),
    };

    /// <summary>End of the class of a cell.</summary>
    public static string Css(RiskHeat heat) => heat switch { RiskHeat.Hot => "is-hot", RiskHeat.Warm => "is-warm", _ => "" };

    /// <summary>The count that goes with the state: of what, how much is done.</summary>
    public static (int Done, int All)? Count(CellState state, CellCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return state switch
        {
            CellState.None => null,
            CellState.Submitted when counts.Judged == 0 => null,
            CellState.Missing or CellState.Filling or CellState.Filled => (counts.Answered, counts.Entries),
            CellState.Returned => (counts.Returned, counts.Entries),
            CellState.Explained => (counts.Replied, counts.Explained),
            CellState.Decided => (counts.Decided, counts.Entries),
            _ => (counts.Judged, counts.ToJudge),
        };
    }
}
