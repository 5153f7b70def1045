using ParIndex.Core.Text;

namespace ParIndex.App.Accounts;

/// <summary>What a token may be made for. A token never does more than its account may.</summary>
/// <param name="Key">As in the token: "results:write".</param>
/// <param name="Name">As shown.</param>
/// <param name="Permissions">What it opens.</param>
public sealed record TokenScope(string Key, Message Name, IReadOnlyList<Permission> Permissions);

/// <summary>The scopes there are.</summary>
public static class TokenScopes
{
    public static IReadOnlyList<TokenScope> All { get; } =
    [
        new("read", new("Đọc, kể cả kết quả chưa công bố được xem", "Read, with the unpublished results the account may see"),
            [Permission.ReadResults, Permission.ReadCriteria, Permission.ReadScorecard, Permission.MonitorRound, Permission.ReadPlan]),
        new("results:write", new("Nhập kết quả", "Import results"), [Permission.ImportResults]),
        new("results:publish", new("Công bố kết quả", "Publish results"), [Permission.PublishResults, Permission.PublishRound]),
        new("criteria:write", new("Soạn bộ tiêu chí", "Edit criteria sets"), [Permission.EditCriteria]),
        new("units:write", new("Cập nhật đơn vị", "Change units"), [Permission.ManageUnits]),
        new("scorecards:write", new("Điền phiếu chấm điểm", "Fill in scorecards"), [Permission.FillScorecard, Permission.Explain]),
        new("plans:write", new("Báo cáo tiến độ nhiệm vụ", "Report on tasks"), [Permission.WorkOnTask]),
        new("surveys:write", new("Nhập phiếu điều tra", "Enter survey answers"), [Permission.EnterResponses]),
    ];

    public static TokenScope? Find(string key) => All.FirstOrDefault(scope => scope.Key == key);

    /// <summary>Whether scopes open a permission. What is public needs none; the account itself, people and the log are for no token.</summary>
    public static bool Allow(IReadOnlyList<string> scopes, Permission permission) =>
        RightsTable.Of(Role.Public, permission) != Reach.None || scopes.Any(key => Find(key)?.Permissions.Contains(permission) == true);
}
