using System.Globalization;

namespace ParIndex.App.Criteria.Library;

/// <summary>A version as named in an address: "province-876:1", or "province-876" for the newest signed one.</summary>
public sealed record VersionReference(string Key, int? Number)
{
    /// <summary>Null when the text names none.</summary>
    public static VersionReference? Parse(string? text)
    {
        var parts = (text ?? "").Split(':');
        return parts switch
        {
            [{ Length: > 0 } key] => new VersionReference(key, null),
            [{ Length: > 0 } key, var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => new VersionReference(key, value),
            _ => null,
        };
    }
}
