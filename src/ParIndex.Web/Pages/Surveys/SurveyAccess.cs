using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys;

/// <summary>What the visitor may do with surveys; the one place pages of surveys ask.</summary>
public sealed class SurveyAccess(Visitor visitor, TimeProvider clock)
{
    /// <summary>The day in Vietnam.</summary>
    public DateOnly Today => clock.Today();

    public bool MayManageSome => visitor.May(Permission.ManageSurveys);

    /// <summary>Units they run surveys for; null: all.</summary>
    public IReadOnlySet<string>? Manages => visitor.Units(Permission.ManageSurveys);

    public bool MayManage(Wave wave) => visitor.May(Permission.ManageSurveys, wave.UnitId);

    public bool MayEnter(Wave wave) => visitor.May(Permission.EnterResponses, wave.UnitId);

    /// <exception cref="RefusedException">They run no surveys of this unit.</exception>
    public void DemandManage(string unit) => visitor.Demand(Permission.ManageSurveys, unit);

    /// <exception cref="RefusedException">They enter no answers of this unit.</exception>
    public void DemandEnter(Wave wave) => visitor.Demand(Permission.EnterResponses, wave.UnitId);
}
