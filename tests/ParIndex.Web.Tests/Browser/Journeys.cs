using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>One server and one browser for all journeys, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class Journeys : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
