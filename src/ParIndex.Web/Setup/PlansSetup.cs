using ParIndex.App.Plans;
using ParIndex.App.Plans.Comparing;
using ParIndex.App.Plans.Feeding;
using ParIndex.App.Plans.Making;
using ParIndex.App.Plans.Overview;
using ParIndex.App.Plans.Reporting;
using ParIndex.App.Plans.Templates;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Reports;
using ParIndex.Web.Pages.Plans;

namespace ParIndex.Web.Setup;

/// <summary>Plans: making, issuing, tracking, reporting.</summary>
internal static class PlansSetup
{
    public static IServiceCollection AddPlans(this IServiceCollection services) => services
        .AddScoped<PlanStore>().AddScoped<GoalStore>().AddScoped<DutyStore>().AddScoped<PlaceDuties>().AddScoped<PlanNotices>().AddScoped<StartPlan>().AddScoped<ChangeRow>().AddScoped<SetGoals>()
        .AddScoped<MovePlan>().AddScoped<Remedies>().AddScoped<PlanFiles>().AddScoped<WorkOnDuty>().AddScoped<BoardQuery>().AddScoped<TaskQuery>().AddScoped<PlaceUnit>()
        .AddScoped<ReportStore>().AddScoped<ReportFiguresQuery>().AddScoped<WriteReport>().AddScoped<ReportFiles>().AddScoped<OverviewQuery>().AddScoped<StoredReport>().AddScoped<TakePlanFigure>()
        .AddScoped<TakeDifferences>().AddScoped<TemplateStore>().AddScoped<SaveTemplate>().AddScoped<UnitTemplate>()
        .AddScoped<PlanAccess>();
}
