using ParIndex.Core.Results;

namespace ParIndex.Web.Pages.Results;

/// <summary>Lost points by one way of grouping.</summary>
/// <param name="Query">Name of the query parameter that shows one group only.</param>
public sealed record LossTotals(string Caption, string Query, IReadOnlyList<LossTotal> Rows);

/// <summary>Names of cause categories on pages.</summary>
internal static class CauseNames
{
    public static string Of(string key)
    {
        var category = Enum.GetValues<CauseCategory>().FirstOrDefault(category => category.Key() == key, CauseCategory.Other);
        return category.Name().In(Texts.Language);
    }
}
