using ParIndex.Core.Surveys.Sampling.Cleaning;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>Findings of cleaning in words.</summary>
public static class FrameFindingWords
{
    /// <summary>Fixed name in data.</summary>
    public static string Key(FrameFindingKind kind) => kind switch
    {
        FrameFindingKind.SameId => "same-id",
        FrameFindingKind.SamePhoneAndName => "same-phone-name",
        FrameFindingKind.BlankColumn => "blank-column",
        FrameFindingKind.Nobody => "nobody",
        FrameFindingKind.IdRepaired => "id-repaired",
        FrameFindingKind.IdOdd => "id-odd",
        FrameFindingKind.IdMissing => "id-missing",
        FrameFindingKind.NearName => "near-name",
        FrameFindingKind.SharedPhone => "shared-phone",
        _ => "other-name",
    };

    /// <summary>A kind with what was done.</summary>
    public static Message Name(FrameFindingKind kind) => kind switch
    {
        FrameFindingKind.SameId => new("Trùng mã với dòng khác: bỏ", "Same id as another row: dropped"),
        FrameFindingKind.SamePhoneAndName => new("Trùng số điện thoại và họ tên: bỏ", "Same phone and name as another row: dropped"),
        FrameFindingKind.BlankColumn => new("Trống cột cần để chọn mẫu: bỏ", "A column the design needs is blank: dropped"),
        FrameFindingKind.Nobody => new("Không có mã, họ tên, số điện thoại: bỏ", "Neither id, name nor phone: dropped"),
        FrameFindingKind.IdRepaired => new("Số định danh mất số 0 ở đầu: đã thêm lại", "Zeros at the front of the citizen number put back"),
        FrameFindingKind.IdOdd => new("Mã không phải số định danh 12 chữ số: giữ, cần kiểm tra", "The id is no citizen number of 12 digits: kept, to be checked"),
        FrameFindingKind.IdMissing => new("Không có mã: giữ, phân biệt bằng họ tên, điện thoại, địa bàn", "No id: kept, told apart by name, phone and place"),
        FrameFindingKind.NearName => new("Họ tên gần giống người cùng thôn: giữ, cần xem lại", "Name near that of a neighbour: kept, to be looked at"),
        FrameFindingKind.SharedPhone => new("Cùng điện thoại, họ tên nhưng số định danh khác năm sinh hoặc giới: giữ, cần xem lại", "Same phone and name but citizen numbers of different births: kept, to be looked at"),
        _ => new("Cùng người theo mã nhưng họ tên khác nhau: cần xem lại", "One person by id, but the names differ: to be looked at"),
    };

    /// <summary>The finding with the column it is about.</summary>
    public static Message Reason(FrameFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var name = Name(finding.Kind);
        return finding.Column.Length == 0 ? name : new($"{name.Vietnamese} (cột {finding.Column})", $"{name.English} (column {finding.Column})");
    }
}
