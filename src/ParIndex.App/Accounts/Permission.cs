using ParIndex.Core.Text;

namespace ParIndex.App.Accounts;

/// <summary>Everything that may be allowed or refused. A page or endpoint names one; the table says which role has it.</summary>
public enum Permission
{
    /// <summary>Read what is published: needs no account.</summary>
    ReadPublished,

    /// <summary>Sign in and out, accept an invitation, set up an empty installation.</summary>
    SignIn,

    /// <summary>Own password, second factor, tokens, history.</summary>
    UseOwnAccount,

    /// <summary>Read results of a unit before they are published.</summary>
    ReadResults,

    /// <summary>Upload documents of a unit, correct what was recognised, store it as a draft.</summary>
    ImportResults,

    /// <summary>Publish results of a unit, or replace published ones.</summary>
    PublishResults,

    /// <summary>Read criteria sets that are drafts.</summary>
    ReadCriteria,

    /// <summary>Change and import criteria sets.</summary>
    EditCriteria,

    /// <summary>Sign a version of a criteria set: it never changes after.</summary>
    SignCriteria,

    /// <summary>Found, rename, merge, split and abolish units.</summary>
    ManageUnits,

    /// <summary>Invite people of a unit, give and take roles, lock, reset.</summary>
    ManagePeople,

    /// <summary>Read the log of all changes and the state of the installation.</summary>
    ReadLog,

    /// <summary>Open rounds, set calendars, extend dates.</summary>
    ManageRound,

    /// <summary>Read the scorecard of a unit.</summary>
    ReadScorecard,

    /// <summary>Split a unit's scorecard among its officers.</summary>
    AssignScorecard,

    /// <summary>Fill in a scorecard and add evidence.</summary>
    FillScorecard,

    /// <summary>Submit a scorecard, which locks it.</summary>
    SubmitScorecard,

    /// <summary>Appraise a field of a unit's scorecard; never of the own unit.</summary>
    Appraise,

    /// <summary>Accept appraised points or explain against them.</summary>
    Explain,

    /// <summary>Record what the council decides.</summary>
    DecideInCouncil,

    /// <summary>Publish the results of a round.</summary>
    PublishRound,

    /// <summary>See how all units stand in a round.</summary>
    MonitorRound,

    /// <summary>Read plans of a unit that are not issued yet, and how far their tasks are.</summary>
    ReadPlan,

    /// <summary>Draft a plan of a unit, ask for remedies, confirm tasks as done, answer obstacles.</summary>
    MakePlan,

    /// <summary>Record that a plan of a unit is signed: with its number and date it never changes again.</summary>
    IssuePlan,

    /// <summary>Report on the tasks of a unit, raise obstacles, send its reports; confirm what it watches over.</summary>
    WorkOnTask,

    /// <summary>Set up surveys and their waves.</summary>
    ManageSurveys,

    /// <summary>Enter answers of a survey.</summary>
    EnterResponses,
}

/// <summary>What kind of question a permission is.</summary>
public static class Permissions
{
    /// <summary>Asked of a unit; the others of the installation.</summary>
    public static bool IsOfUnit(this Permission permission) =>
        permission is not (Permission.ReadPublished or Permission.SignIn or Permission.UseOwnAccount or Permission.ReadCriteria or Permission.ReadLog);

    /// <summary>Asked of a field of a scorecard as well.</summary>
    public static bool IsOfField(this Permission permission) => permission is Permission.FillScorecard or Permission.Appraise or Permission.Explain;

    /// <summary>Stages of a round it can be used in; empty: it is of no round, or of all stages.</summary>
    public static IReadOnlyList<RoundStage> Stages(this Permission permission) => permission switch
    {
        Permission.AssignScorecard => [RoundStage.Preparation, RoundStage.SelfAssessment],
        Permission.FillScorecard or Permission.SubmitScorecard => [RoundStage.SelfAssessment],
        Permission.Appraise => [RoundStage.Appraisal, RoundStage.SecondAppraisal],
        Permission.Explain => [RoundStage.Explanation],
        Permission.DecideInCouncil or Permission.PublishRound => [RoundStage.Council],
        _ => [],
    };

    public static Message Name(this Permission permission) => permission switch
    {
        Permission.ReadPublished => new("Xem kết quả đã công bố", "Read published results"),
        Permission.SignIn => new("Đăng nhập, nhận lời mời", "Sign in, accept an invitation"),
        Permission.UseOwnAccount => new("Dùng tài khoản của mình", "Use the own account"),
        Permission.ReadResults => new("Xem kết quả chưa công bố", "Read unpublished results"),
        Permission.ImportResults => new("Nhập kết quả từ tài liệu", "Import results from documents"),
        Permission.PublishResults => new("Công bố kết quả", "Publish results"),
        Permission.ReadCriteria => new("Xem bộ tiêu chí đang soạn", "Read drafts of criteria sets"),
        Permission.EditCriteria => new("Soạn bộ tiêu chí", "Edit criteria sets"),
        Permission.SignCriteria => new("Ký bộ tiêu chí", "Sign criteria sets"),
        Permission.ManageUnits => new("Lập, đổi, sắp xếp đơn vị", "Found, change and merge units"),
        Permission.ManagePeople => new("Quản lý người dùng và vai trò", "Manage people and roles"),
        Permission.ReadLog => new("Xem nhật ký và tình trạng hệ thống", "Read the log and the state of the system"),
        Permission.ManageRound => new("Tổ chức kỳ đánh giá", "Run rounds"),
        Permission.ReadScorecard => new("Xem phiếu chấm điểm", "Read scorecards"),
        Permission.AssignScorecard => new("Phân công phiếu chấm điểm", "Assign scorecards"),
        Permission.FillScorecard => new("Điền phiếu chấm điểm", "Fill in scorecards"),
        Permission.SubmitScorecard => new("Nộp phiếu chấm điểm", "Submit scorecards"),
        Permission.Appraise => new("Thẩm định", "Appraise"),
        Permission.Explain => new("Giải trình", "Explain"),
        Permission.DecideInCouncil => new("Ghi kết luận hội đồng", "Record council decisions"),
        Permission.PublishRound => new("Công bố kỳ đánh giá", "Publish rounds"),
        Permission.MonitorRound => new("Theo dõi tiến độ kỳ đánh giá", "Monitor rounds"),
        Permission.ReadPlan => new("Xem kế hoạch chưa ban hành và tiến độ", "Read plans not yet issued, and progress"),
        Permission.MakePlan => new("Lập kế hoạch, xác nhận nhiệm vụ", "Make plans, confirm tasks"),
        Permission.IssuePlan => new("Ban hành kế hoạch", "Issue plans"),
        Permission.WorkOnTask => new("Thực hiện nhiệm vụ, báo cáo", "Work on tasks, report"),
        Permission.ManageSurveys => new("Tổ chức điều tra xã hội học", "Run surveys"),
        _ => new("Nhập phiếu điều tra", "Enter survey answers"),
    };
}

/// <summary>Where a round stands, in its order.</summary>
public enum RoundStage
{
    Preparation,
    SelfAssessment,
    Appraisal,
    Explanation,
    SecondAppraisal,
    Council,
    Published,
}
