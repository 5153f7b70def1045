using ParIndex.Core.Text;

namespace ParIndex.Core.Results;

/// <summary>The short fixed list of causes of lost points; the text of the cause stands beside it.</summary>
public enum CauseCategory
{
    /// <summary>No cause is stated.</summary>
    Unstated,
    /// <summary>Judged low by leaders, delegates or citizens.</summary>
    Survey,
    /// <summary>A breach found by inspection, audit or discipline.</summary>
    Violation,
    /// <summary>A rate or amount below the level asked.</summary>
    RateBelow,
    /// <summary>Too few items (initiatives, units).</summary>
    CountShort,
    /// <summary>Not issued, not built, only partly done.</summary>
    NotDone,
    /// <summary>Done, but late.</summary>
    Late,
    /// <summary>Worse than the year before or a base year.</summary>
    Decline,
    /// <summary>Evidence missing or not accepted.</summary>
    Evidence,
    Other,
}

/// <summary>Names of causes and their recognition in printed texts.</summary>
public static class CauseCategories
{
    // Tried in this order: a text about a breach also names rates, a text about a missing document also names full points.
    private static readonly (CauseCategory Category, string[] Words)[] Signs =
    [
        (CauseCategory.Survey, ["dieu tra xa hoi hoc", "dieu tra xhh", "sipas", "khao sat", "muc do hai long", "chi so hai long"]),
        (CauseCategory.Evidence, ["tai lieu kiem chung", "minh chung", "kiem chung"]),
        (CauseCategory.Violation,
            ["sai pham", "vi pham", "ky luat", "trai quy dinh", "trai phap luat", "sai nguon", "sai quy dinh", "sai doi tuong", "khong dung quy dinh",
             "chua dung quy dinh", "thieu dieu kien", "chua du dieu kien", "khong du dieu kien", "thieu tieu chuan"]),
        (CauseCategory.Decline,
            ["thap hon nam", "giam so voi", "khong tang", "thap hon so voi nam", "thap hon cung ky", "giam hon", "it hon nam", "chua tang"]),
        (CauseCategory.Late, ["cham ", "tre han", "qua han", "tre hen", "khong dung han", "khong dung thoi", "chua dung han", "muon so voi"]),
        (CauseCategory.CountShort, ["chi co", "moi co", "khong du so luong", "chua du so luong"]),
        (CauseCategory.NotDone,
            ["chua xay dung", "chua ban hanh", "chua trien khai", "chua thuc hien", "chua tich hop", "chua ket noi", "chua hoan thanh", "chua co", "chua to chuc",
             "chua cong khai", "chua cong bo", "khong ban hanh", "khong thuc hien", "khong co", "khong trien khai", "thieu", "chua day du", "chua giao"]),
        (CauseCategory.RateBelow, ["%", "ty le", "ti le", "chua dat", "khong dat", "phai dat", "so voi ke hoach", "chi tieu"]),
    ];

    /// <summary>The category a printed cause speaks of; <see cref="CauseCategory.Other"/> when none is recognised.</summary>
    public static CauseCategory Recognise(string cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        var folded = VietnameseText.Fold(cause);
        if (folded.Length == 0)
        {
            return CauseCategory.Unstated;
        }

        return Signs.FirstOrDefault(sign => sign.Words.Any(word => folded.Contains(word, StringComparison.Ordinal))) is { Words: not null } found
            ? found.Category
            : CauseCategory.Other;
    }

    /// <summary>Name for people.</summary>
    public static Message Name(this CauseCategory category) => category switch
    {
        CauseCategory.Unstated => new("Chưa nêu", "Not stated"),
        CauseCategory.Survey => new("Kết quả điều tra, khảo sát thấp", "Low survey result"),
        CauseCategory.Violation => new("Có vi phạm, sai phạm", "Breach found"),
        CauseCategory.RateBelow => new("Tỷ lệ, mức độ chưa đạt", "Rate below the level asked"),
        CauseCategory.CountShort => new("Số lượng chưa đủ", "Too few"),
        CauseCategory.NotDone => new("Chưa thực hiện hoặc chưa đầy đủ", "Not or only partly done"),
        CauseCategory.Late => new("Thực hiện chậm", "Late"),
        CauseCategory.Decline => new("Giảm so với năm trước", "Decline against the year before"),
        CauseCategory.Evidence => new("Thiếu tài liệu kiểm chứng", "Evidence missing"),
        _ => new("Nguyên nhân khác", "Other cause"),
    };

    /// <summary>Stable name in data files: "rate-below".</summary>
    public static string Key(this CauseCategory category) => category switch
    {
        CauseCategory.Unstated => "unstated",
        CauseCategory.Survey => "survey",
        CauseCategory.Violation => "violation",
        CauseCategory.RateBelow => "rate-below",
        CauseCategory.CountShort => "count-short",
        CauseCategory.NotDone => "not-done",
        CauseCategory.Late => "late",
        CauseCategory.Decline => "decline",
        CauseCategory.Evidence => "evidence",
        _ => "other",
    };
}
