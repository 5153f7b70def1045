namespace ParIndex.Documents.Reading.Packages;

/// <summary>Which part a part points to. External targets are known only as such: they are never followed.</summary>
internal static class Relationships
{
    /// <summary>Targets inside the package, by relationship id.</summary>
    public static IReadOnlyDictionary<string, Relationship> Of(string part, OfficePackage package)
    {
        var result = new Dictionary<string, Relationship>(StringComparer.Ordinal);
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var file = $"{folder}_rels/{part[folder.Length..]}.rels";
        if (!package.Has(file))
        {
            return result;
        }

        using var xml = package.OpenPart(file).ToRoot();
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.LocalName == "Relationship" && xml.Attribute("Id") is { } id && xml.Attribute("Target") is { } target
                && xml.Attribute("TargetMode") != "External")
            {
                var type = xml.Attribute("Type") ?? "";
                result[id] = new Relationship(type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target));
            }
        }

        return result;
    }

    /// <summary>The part of the given kind, or null.</summary>
    public static string? First(this IReadOnlyDictionary<string, Relationship> relationships, string kind) =>
        relationships.Values.FirstOrDefault(relationship => relationship.Kind == kind)?.Target;

    /// <summary>A part name from the folder of its source: "../" steps up inside the package and never out of it.</summary>
    private static string Resolve(string folder, string target)
    {
        var path = target.Replace('\\', '/');
        var steps = new List<string>();
        foreach (var step in (path.StartsWith('/') ? path : folder + path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                steps.RemoveRange(Math.Max(steps.Count - 1, 0), Math.Min(steps.Count, 1));
            }
            else if (step != ".")
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}

/// <summary>A pointer inside the package.</summary>
/// <param name="Kind">Last part of the type address: "worksheet", "styles", "sharedStrings".</param>
/// <param name="Target">Part name without leading slash.</param>
internal sealed record Relationship(string Kind, string Target);
