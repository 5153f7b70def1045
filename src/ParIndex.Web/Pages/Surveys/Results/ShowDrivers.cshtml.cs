using ParIndex.App.Accounts;
using ParIndex.Core.Surveys.Results;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Results;

/// <summary>Which factors go with overall satisfaction, and how well each does.</summary>
[Needs(Permission.ReadResults)]
public sealed class ShowDriversModel(ResultsDesk desk, Texts texts) : ResultsPage(desk, texts)
{
    /// <summary>Null: too few questions or people.</summary>
    public DriverTable? Drivers => Report.Results?.Drivers;

    public void OnGet()
    {
    }

    /// <summary>How well a driver does, 0 to 100; null: not told.</summary>
    public decimal? IndexOf(Driver driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        return driver.Part == IndexPart.Whole
            ? ResultWords.Value(Report.Results!.Question(driver.Code)?.Score, 100)
            : ResultWords.Value(Report.Results!.Indices.FirstOrDefault(index => (index.Part, index.Code) == (driver.Part, driver.Code))?.Value);
    }
}
