using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ParIndex.Web.Components;

/// <summary>A sentence carried over one redirect and shown on top of the next page.</summary>
public static class Flash
{
    internal const string Key = "flash";

    /// <summary>Cookie that carries it.</summary>
    internal const string Cookie = "thong-bao";

    /// <summary>Says that what was asked is done.</summary>
    public static void Done(this ITempDataDictionary next, string text) => next[Key] = "good " + text;

    /// <summary>Says what to look at.</summary>
    public static void Warn(this ITempDataDictionary next, string text) => next[Key] = "warn " + text;

    internal static (string Kind, string Text) Parse(string value)
    {
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        return (value[..space], value[(space + 1)..]);
    }
}
