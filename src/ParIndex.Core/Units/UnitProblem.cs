using System.Globalization;
using ParIndex.Core.Text;

namespace ParIndex.Core.Units;

/// <summary>Something wrong in the events of a register.</summary>
/// <param name="Code">Stable code, never reused.</param>
/// <param name="UnitId">The unit it is about.</param>
/// <param name="Date">When.</param>
/// <param name="Message">What and how to mend.</param>
public sealed record UnitProblem(string Code, string UnitId, DateOnly Date, Message Message)
{
    internal static UnitProblem Incomplete(UnitEvent e, string field, string fieldEnglish) => New(
        "unit-event-incomplete", e, $"thiếu {field}; hãy bổ sung", $"lacks {fieldEnglish}; add it");

    internal static UnitProblem Twice(string id, DateOnly date) => New(
        "unit-founded-twice", id, date,
        "mã đơn vị đã dùng; đơn vị lập lại phải mang mã mới", "the id is in use already; a re-established unit needs a new id");

    internal static UnitProblem Unknown(string id, DateOnly date) => New(
        "unit-unknown", id, date, "chưa có sự kiện thành lập đơn vị này; hãy thêm", "was never founded; add its founding");

    internal static UnitProblem NotValid(string id, DateOnly date) => New(
        "unit-not-valid", id, date,
        "đơn vị chưa hoặc không còn hiệu lực vào ngày này; hãy sửa ngày hoặc bỏ sự kiện",
        "is not valid on this day; correct the date or drop the event");

    internal static UnitProblem SuccessorNotValid(string id, DateOnly date) => New(
        "unit-successor-not-valid", id, date,
        "đơn vị kế thừa chưa thành lập hoặc đã kết thúc vào ngày này; hãy thêm sự kiện thành lập đúng ngày",
        "the successor is not valid on this day; found it on or before the day");

    internal static UnitProblem TransferTwice(string id, DateOnly date) => New(
        "unit-transfer-twice", id, date,
        "hai lần sáp nhập hoặc chia tách trong một ngày; hãy gộp thành một sự kiện chia tách", "merged or split twice on one day; make it one split");

    internal static UnitProblem Shares(UnitEvent e, decimal sum) => New(
        "unit-shares", e,
        $"tỷ lệ chia phải lớn hơn 0 và có tổng bằng 1, đang là {sum.ToString(CultureInfo.GetCultureInfo("vi-VN"))}",
        $"shares must be above 0 and sum to 1, not {sum.ToString(CultureInfo.InvariantCulture)}");

    internal static UnitProblem ShapeOf(UnitEvent e) => New(
        "unit-event-shape", e,
        "số đơn vị không hợp với loại sự kiện (sáp nhập: nhiều vào một; chia tách: một thành từ hai; còn lại: một); hãy kiểm tra",
        "wrong number of units for the event (merge: several into one; split: one into two or more; else one); check it");

    internal static UnitProblem ParentMissing(string id, string parent, DateOnly date) => New(
        "unit-parent-unknown", id, date, $"không có đơn vị cấp trên “{parent}”; hãy thêm hoặc sửa mã", $"parent '{parent}' does not exist; add it or correct the id");

    internal static UnitProblem ParentNotValid(string id, string parent, DateOnly date) => New(
        "unit-parent-not-valid", id, date,
        $"đơn vị cấp trên “{parent}” không còn (hoặc chưa) hiệu lực trong lúc đơn vị này còn hiệu lực; hãy chuyển, sáp nhập hoặc kết thúc đơn vị này",
        $"parent '{parent}' is not valid while this unit is; move, merge or end this unit");

    internal static UnitProblem Cycle(string id, DateOnly date) => New(
        "unit-cycle", id, date, "đơn vị trở thành cấp trên của chính nó; hãy sửa đơn vị cấp trên", "becomes its own ancestor; correct the parent");

    private static UnitProblem New(string code, UnitEvent e, string vietnamese, string english) =>
        New(code, e.Units.Count == 0 ? "" : e.Units[0], e.Date, $"{e.Kind}: {vietnamese}", $"{e.Kind}: {english}");

    private static UnitProblem New(string code, string id, DateOnly date, string vietnamese, string english) => new(
        code, id, date,
        new Message(
            $"Đơn vị “{id}”, ngày {date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}: {vietnamese}.",
            $"Unit '{id}', {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {english}."));
}
