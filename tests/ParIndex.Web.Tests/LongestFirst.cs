using ParIndex.Web.Tests.Browser;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(ParIndex.Web.Tests.LongestFirst))]

namespace ParIndex.Web.Tests;

/// <summary>The journeys of the browser go one after the other and take longest: begun last, they would keep one core busy and leave the others idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : ITestCollection => [.. testCollections.OrderByDescending(collection => collection.TestCollectionDisplayName == Journeys.Name)];
}
