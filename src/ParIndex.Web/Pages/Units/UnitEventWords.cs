using ParIndex.Core.Text;
using ParIndex.Core.Units;

namespace ParIndex.Web.Pages.Units;

/// <summary>Events of units in words.</summary>
internal static class UnitEventWords
{
    public static Message Of(UnitEventKind kind) => kind switch
    {
        UnitEventKind.Found => new("Thành lập", "Founded"),
        UnitEventKind.Rename => new("Đổi tên", "Renamed"),
        UnitEventKind.Move => new("Chuyển đơn vị cấp trên", "Moved"),
        UnitEventKind.Merge => new("Sáp nhập, hợp nhất", "Merged"),
        UnitEventKind.Split => new("Chia, tách", "Split"),
        _ => new("Giải thể, kết thúc", "Abolished"),
    };
}
