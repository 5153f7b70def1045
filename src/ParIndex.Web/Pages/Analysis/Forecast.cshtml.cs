using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Analysis.Forecasting;
using ParIndex.App.Units;
using ParIndex.Core.Analysis.Forecasting;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Analysis;

/// <summary>How the running round may end for a unit: so far, by trend, by plan. For who may read its scorecard.</summary>
[Needs(Permission.ReadScorecard)]
public sealed class ForecastModel(YearEndQuery forecasts, UnitStore units, Visitor visitor) : PageModel
{
    public Unit Unit { get; private set; } = null!;

    /// <summary>Null: no running round.</summary>
    public YearEndOutlook? Outlook { get; private set; }

    public string Slug => UnitSlug.Of(Unit.Id);

    /// <summary>The views there are, each with its name and what it is.</summary>
    public IEnumerable<(string Name, string Meaning, YearEndForecast Forecast)> Views(Texts texts)
    {
        if (Outlook is null)
            yield break;

        yield return (texts["Đến nay"], texts["theo số liệu đã nhập; nội dung chưa nhập là 0 điểm"], Outlook.SoFar);
        if (Outlook.Trend is { } trend)
            yield return (texts["Theo xu hướng"], texts["theo các năm đã công bố"], trend);

        if (Outlook.Plan is { } plan)
            yield return (texts["Theo kế hoạch"], texts["nếu đạt các mục tiêu đặt ra cùng kết quả năm trước"], plan);
    }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if ((await units.RegisterAsync(cancel)).Find(UnitSlug.ToId(id)) is not { } unit)
            return NotFound();

        visitor.Demand(Permission.ReadScorecard, unit.Id);
        Unit = unit;
        Outlook = await forecasts.FindAsync(unit.Id, cancel);
        return Page();
    }
}
