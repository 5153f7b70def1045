using ParIndex.Core.Units;

namespace ParIndex.App.Accounts.People;

/// <summary>Units as people name them on forms: an id, "tên (id)", or a name.</summary>
public static class UnitNames
{
    /// <summary>The units meant; several when the name leaves a doubt, none when there is no such unit within reach.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="register">Units.</param>
    /// <param name="today">The day.</param>
    /// <param name="within">Only these; null: any.</param>
    public static IReadOnlyList<Unit> Find(string text, UnitRegister register, DateOnly today, IReadOnlySet<string>? within)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(register);
        var id = text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var at ? text[(at + 1)..^1] : text;
        var found = register.Find(id) is { } unit ? [unit] : register.FindByName(text, today);
        return [.. found.Where(one => within is null || within.Contains(one.Id))];
    }

    /// <summary>As a form offers it: name and id, so that two of one name stay apart.</summary>
    public static string Write(Unit unit) => $"{unit.Name.Full} ({unit.Id})";
}
