using System.Collections.Frozen;
using ParIndex.Core.Text;

namespace ParIndex.App.Accounts;

/// <summary>What a person is in the yearly flow. An account has any number of roles, each somewhere.</summary>
public enum Role
{
    /// <summary>Anyone, not signed in; nobody is assigned this.</summary>
    Public,

    /// <summary>Runs the installation: accounts, units, operation. Always for the whole installation.</summary>
    Administrator,

    /// <summary>Home Affairs: runs the round for a unit and everything below it.</summary>
    Coordinator,

    /// <summary>Fills in the scorecard of the own unit.</summary>
    Officer,

    /// <summary>Answers for the scorecard of the own unit.</summary>
    Head,

    /// <summary>Appraises a field, or all, of the units below.</summary>
    Appraiser,

    /// <summary>Secretary of the appraisal council.</summary>
    CouncilSecretary,

    /// <summary>Reads everything, changes nothing.</summary>
    Leader,

    /// <summary>Enters answers of surveys.</summary>
    Surveyor,
}

/// <summary>Names of roles.</summary>
public static class Roles
{
    /// <summary>Roles people are given, in the order they are listed.</summary>
    public static IReadOnlyList<Role> Assignable { get; } = [.. Enum.GetValues<Role>().Where(role => role != Role.Public)];

    private static readonly FrozenDictionary<string, Role> ByKey = Enum.GetValues<Role>().ToFrozenDictionary(Key, StringComparer.Ordinal);

    /// <summary>As stored: "council-secretary".</summary>
    public static string Key(this Role role) => role switch
    {
        Role.CouncilSecretary => "council-secretary",
        _ => Enum.GetName(role)!.ToLowerInvariant(),
    };

    public static Role? Find(string? key) => key is not null && ByKey.TryGetValue(key, out var role) ? role : null;

    public static Message Name(this Role role) => role switch
    {
        Role.Administrator => new("Quản trị hệ thống", "System administrator"),
        Role.Coordinator => new("Điều phối kỳ đánh giá", "Round coordinator"),
        Role.Officer => new("Cán bộ đơn vị", "Unit officer"),
        Role.Head => new("Thủ trưởng đơn vị", "Unit head"),
        Role.Appraiser => new("Người thẩm định", "Appraiser"),
        Role.CouncilSecretary => new("Thư ký hội đồng", "Council secretary"),
        Role.Leader => new("Lãnh đạo", "Leader"),
        Role.Surveyor => new("Điều tra viên", "Surveyor"),
        _ => new("Công chúng", "The public"),
    };

    /// <summary>What the role is for, in a sentence.</summary>
    public static Message Purpose(this Role role) => role switch
    {
        Role.Administrator => new("Quản lý tài khoản, đơn vị và vận hành toàn hệ thống.", "Manages accounts, units and the running of the whole system."),
        Role.Coordinator => new("Sở Nội vụ hoặc tương đương: tổ chức kỳ đánh giá cho đơn vị và các đơn vị bên dưới.", "Home Affairs or its like: runs the round for a unit and those below it."),
        Role.Officer => new("Điền phiếu chấm điểm và tài liệu kiểm chứng của đơn vị mình.", "Fills in the scorecard and evidence of the own unit."),
        Role.Head => new("Phân công, duyệt và nộp phiếu chấm điểm của đơn vị mình.", "Assigns, approves and submits the scorecard of the own unit."),
        Role.Appraiser => new("Thẩm định một lĩnh vực hoặc tất cả của các đơn vị bên dưới, trừ đơn vị mình.", "Appraises one field or all of the units below, never the own unit."),
        Role.CouncilSecretary => new("Ghi kết luận của hội đồng thẩm định.", "Records what the appraisal council decides."),
        Role.Leader => new("Xem mọi kết quả, kể cả chưa công bố; không sửa gì.", "Reads every result, also unpublished; changes nothing."),
        Role.Surveyor => new("Nhập phiếu điều tra xã hội học.", "Enters answers of the sociological survey."),
        _ => new("Xem kết quả đã công bố, không cần đăng nhập.", "Reads published results without signing in."),
    };

    /// <summary>Must name a unit.</summary>
    public static bool NeedsUnit(this Role role) => role is Role.Officer or Role.Head;

    /// <summary>Never names a unit: holds for the whole installation.</summary>
    public static bool IsForAll(this Role role) => role is Role.Administrator;

    /// <summary>May be narrowed to one field.</summary>
    public static bool MayHaveField(this Role role) => role is Role.Officer or Role.Appraiser;

    /// <summary>Roles so strong that a password alone is not enough.</summary>
    public static bool NeedsSecondFactor(this Role role) => role is Role.Administrator or Role.Coordinator;
}
