using ParIndex.Core.Results;

namespace ParIndex.Web.Pages.Results;

/// <summary>Names of cause categories on pages.</summary>
internal static class CauseNames
{
    public static string Of(string key)
    {
        var category = Enum.GetValues<CauseCategory>().FirstOrDefault(category => category.Key() == key, CauseCategory.Other);
        return category.Name().In(Texts.Language);
    }
}
