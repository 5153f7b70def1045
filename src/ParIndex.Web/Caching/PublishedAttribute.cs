using ParIndex.App.Accounts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Caching;

/// <summary>
/// Open to anyone, and answers the same to everyone not signed in, until what is published changes: readers and the server may keep it. The answer may depend on
/// address, language, theme and day, and on the rights of who is signed in, on nothing else: people of the same rights are shown one page, each
/// with their own name and forms.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublishedAttribute() : NeedsAttribute(Permission.ReadPublished)
{
    /// <summary>False for big files: they are written anew for each reader who has not the current one.</summary>
    public bool IsKept { get; init; } = true;
}
