namespace ParIndex.App.Rounds.Offline;

/// <summary>Columns of the sheet of a scorecard, in their order; the last two are for the program and locked.</summary>
internal static class CardSheet
{
    public const string Name = "Phiếu";
    public const string Information = "Thông tin";
    public const string CardLabel = "Mã phiếu";

    public static readonly IReadOnlyList<(string Header, double Width)> Columns =
    [
        ("Mã", 10), ("Tiêu chí", 52), ("Số liệu cần điền", 40), ("Giá trị", 16), ("Đơn vị tính", 14), ("Điểm tối đa", 10), ("Điểm theo cách tính", 18), ("Điểm đề nghị", 12), ("Lý do đề nghị điểm khác", 34),
        ("Không áp dụng (Có)", 12), ("Lý do không áp dụng", 34), ("Ghi chú gửi người thẩm định", 40), ("Mã số liệu", 14), ("Phiên bản", 10),
    ];

    public const int Code = 0, Value = 3, Points = 6, Claim = 7, ClaimReason = 8, Inapplicable = 9, InapplicableReason = 10, Remark = 11, Slot = 12, Version = 13;
}
