using Microsoft.AspNetCore.Http.Extensions;

namespace ParIndex.Web.Components;

/// <summary>The address of this page with some of its query changed.</summary>
public static class Address
{
    /// <summary>Sets each named value, or takes it away when null; the rest of the query stays.</summary>
    public static string With(HttpRequest request, params (string Name, string? Value)[] changes)
    {
        var query = new QueryBuilder(request.Query.Where(pair => !Array.Exists(changes, change => change.Name == pair.Key)));
        foreach (var (name, value) in changes)
        {
            if (value is not null)
                query.Add(name, value);
        }

        return request.PathBase.Add(request.Path).ToUriComponent() + query.ToQueryString().ToUriComponent();
    }
}
