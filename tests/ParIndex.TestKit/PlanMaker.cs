using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Notices;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Plans.Reporting;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.App.Units;

namespace ParIndex.TestKit;

/// <summary>The use cases of plans, each in a session of somebody or of the system.</summary>
public sealed class PlanMaker(NpgsqlDataSource source, TimeProvider clock)
{
    private readonly UnitRegisterCache registers = new();
    private readonly UnitReachCache reaches = new();

    /// <summary>Runs a use case as somebody; null: the system.</summary>
    public async Task<T> AsAsync<T>(Actor? actor, Func<PlanDesk, Task<T>> use)
    {
        ArgumentNullException.ThrowIfNull(use);
        await using var session = new Session(source, actor ?? Actor.System("test"), clock);
        return await use(new PlanDesk(session, clock, registers, reaches));
    }

    /// <summary>All of them on a session of the caller's.</summary>
    public PlanDesk On(Session session) => new(session, clock, registers, reaches);

    /// <summary>The same as the system.</summary>
    public Task<T> DoAsync<T>(Func<PlanDesk, Task<T>> use) => AsAsync(null, use);
}

/// <summary>All use cases of plans on one session.</summary>
public sealed class PlanDesk
{
    internal PlanDesk(Session session, TimeProvider clock, UnitRegisterCache registers, UnitReachCache reaches)
    {
        Session = session;
        var units = new UnitStore(session, registers);
        Plans = new PlanStore(session);
        Goals = new GoalStore(session);
        Duties = new DutyStore(session);
        Place = new PlaceDuties(session, Plans, clock);
        Notices = new PlanNotices(session, new NoticePeople(session, registers, reaches, clock), new NoticeStore(session, clock), clock);
        Start = new StartPlan(session, Plans, new ResultQuery(session), new LostPointsQuery(session), new TasksQuery(session), new SetCache(clock), units, Place, Duties, clock);
        Change = new ChangeRow(session, Plans, Place, units, clock);
        Move = new MovePlan(session, Plans, Goals, Notices, clock);
        Remedies = new Remedies(session, Plans, Notices, units, clock);
        Work = new WorkOnDuty(session, Plans, Duties, Notices, clock);
        Board = new BoardQuery(session, Plans, Duties, clock);
        Tasks = new TaskQuery(session);
        Reports = new ReportStore(session, clock);
        Figures = new ReportFiguresQuery(session, Board, Tasks, Reports, clock);
        Write = new WriteReport(session, Plans, Reports, Figures, Duties, Notices, clock);
    }

    public Session Session { get; }

    public PlanStore Plans { get; }

    public GoalStore Goals { get; }

    public DutyStore Duties { get; }

    public PlaceDuties Place { get; }

    public PlanNotices Notices { get; }

    public StartPlan Start { get; }

    public ChangeRow Change { get; }

    public MovePlan Move { get; }

    public Remedies Remedies { get; }

    public WorkOnDuty Work { get; }

    public BoardQuery Board { get; }

    public TaskQuery Tasks { get; }

    public ReportStore Reports { get; }

    public ReportFiguresQuery Figures { get; }

    public WriteReport Write { get; }
}
