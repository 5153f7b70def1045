using System.Text.Json;

namespace ParIndex.App.Audit;

/// <summary>Compares a row before and after, field by field.</summary>
internal static class FieldChanges
{
    public static IReadOnlyList<FieldChange> Between(string? before, string? after)
    {
        var old = Fields(before);
        var now = Fields(after);
        return [.. old.Keys.Union(now.Keys, StringComparer.Ordinal)
            .Select(name => new FieldChange(name, old.TryGetValue(name, out var was) ? was : null, now.TryGetValue(name, out var became) ? became : null))
            .Where(change => change.Before is not { } was || change.After is not { } became || !JsonElement.DeepEquals(was, became))];
    }

    private static Dictionary<string, JsonElement> Fields(string? row)
    {
        if (row is null)
            return [];

        using var content = JsonDocument.Parse(row);
        return content.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.Clone(), StringComparer.Ordinal);
    }
}
