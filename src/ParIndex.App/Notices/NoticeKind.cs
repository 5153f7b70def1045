using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ParIndex.App.Notices;

/// <summary>What a notice tells.</summary>
public enum NoticeKind
{
    /// <summary>A criterion, or a whole field, is assigned to the reader or their unit.</summary>
    Assigned,

    /// <summary>The reader appraises a unit in place of somebody who stepped back.</summary>
    Deputy,

    /// <summary>An entry was sent back for completion.</summary>
    Returned,

    /// <summary>A unit submitted its scorecard.</summary>
    Submitted,

    /// <summary>A submitted scorecard was opened again.</summary>
    Reopened,

    /// <summary>A unit was given more time.</summary>
    Extended,

    /// <summary>A round moved to another stage.</summary>
    Moved,

    /// <summary>Appraised points lie open to the unit, which may explain against them.</summary>
    Appraised,

    /// <summary>Explanations of the unit were answered.</summary>
    Answered,

    /// <summary>The council decided on entries of the unit.</summary>
    Decided,

    /// <summary>The results of a round are published.</summary>
    Published,

    /// <summary>The unit is asked for figures.</summary>
    Called,

    /// <summary>Figures the unit sent came back.</summary>
    CallReturned,

    /// <summary>Figures the unit is asked for are due soon, or late.</summary>
    CallDue,

    /// <summary>Something of the reader's is due soon, or is late.</summary>
    Due,

    /// <summary>A stage of a round ends soon or has ended; for who runs it.</summary>
    StageDue,

    /// <summary>The unit is asked why points were lost and what will be done.</summary>
    RemedyAsked,

    /// <summary>A plan waits for a signature.</summary>
    PlanSubmitted,

    /// <summary>A plan with tasks of the unit is issued.</summary>
    PlanIssued,

    /// <summary>A task of the unit is due soon, or late.</summary>
    TaskDue,

    /// <summary>Tasks of a plan the reader made have been late for a week.</summary>
    TaskLate,

    /// <summary>How a running plan stands, once a week; for leaders and who makes it.</summary>
    PlanWeek,

    /// <summary>A task reported as done came back.</summary>
    TaskReturned,

    /// <summary>A unit raised an obstacle.</summary>
    Obstacle,

    /// <summary>An obstacle of the unit was answered.</summary>
    ObstacleAnswered,

    /// <summary>A report of the unit is due soon, or late.</summary>
    ReportDue,

    /// <summary>A report of a unit was sent, or sent back.</summary>
    ReportSent,

    /// <summary>Mails could not be delivered; for administrators.</summary>
    Undelivered,
}

/// <summary>What a person may choose for: several kinds each.</summary>
public enum NoticeTopic
{
    Assignment,
    Completion,
    Scorecard,
    Stage,
    Explanation,
    Reminder,
    Plan,
    System,
}

/// <summary>How a person wants to be told of a topic.</summary>
public enum NoticeWay
{
    /// <summary>In the application, and with others of the day in one mail.</summary>
    Daily,

    /// <summary>In the application, and by a mail at once.</summary>
    Now,

    /// <summary>In the application only.</summary>
    App,

    /// <summary>Not at all.</summary>
    Off,
}

/// <summary>What somebody owes a round.</summary>
public enum DutyKind
{
    /// <summary>To answer entries and submit the scorecard.</summary>
    SelfAssessment,

    /// <summary>To complete what was sent back.</summary>
    Completion,

    /// <summary>To accept or explain appraised points.</summary>
    Explanation,

    /// <summary>To appraise what is submitted.</summary>
    Appraisal,

    /// <summary>To answer explanations.</summary>
    SecondAppraisal,
}

/// <summary>Names as stored, and which topic a kind is of.</summary>
public static partial class NoticeKinds
{
    private static readonly FrozenDictionary<string, NoticeKind> Kinds = Enum.GetValues<NoticeKind>().ToFrozenDictionary(Key, StringComparer.Ordinal);

    public static IReadOnlyList<NoticeTopic> Topics { get; } = Enum.GetValues<NoticeTopic>();

    /// <summary>As stored: "stage-due".</summary>
    public static string Key(this NoticeKind kind) => Dashed(kind.ToString());

    public static string Key(this NoticeTopic topic) => Dashed(topic.ToString());

    public static string Key(this NoticeWay way) => Dashed(way.ToString());

    public static NoticeKind? Find(string key) => Kinds.TryGetValue(key, out var kind) ? kind : null;

    public static NoticeTopic Topic(this NoticeKind kind) => kind switch
    {
        NoticeKind.Assigned or NoticeKind.Deputy or NoticeKind.Called => NoticeTopic.Assignment,
        NoticeKind.Returned or NoticeKind.CallReturned => NoticeTopic.Completion,
        NoticeKind.Submitted or NoticeKind.Reopened or NoticeKind.Extended => NoticeTopic.Scorecard,
        NoticeKind.Moved or NoticeKind.Appraised or NoticeKind.Published => NoticeTopic.Stage,
        NoticeKind.Answered or NoticeKind.Decided => NoticeTopic.Explanation,
        NoticeKind.Due or NoticeKind.StageDue or NoticeKind.CallDue => NoticeTopic.Reminder,
        NoticeKind.TaskDue or NoticeKind.ReportDue => NoticeTopic.Reminder,
        NoticeKind.Undelivered => NoticeTopic.System,
        _ => NoticeTopic.Plan,
    };

    private static string Dashed(string name) => Hump().Replace(name, "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Hump();
}
