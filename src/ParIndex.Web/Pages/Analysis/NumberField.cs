namespace ParIndex.Web.Pages.Analysis;

/// <summary>A number asked for outside a bound model.</summary>
/// <param name="Name">Name and id of the field.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Value">What stands; null: empty.</param>
/// <param name="Unit">Behind the field.</param>
public sealed record NumberField(string Name, string Label, decimal? Value, string? Unit)
{
    public string? Hint { get; init; }

    public string? Placeholder { get; init; }
}
