using ParIndex.App.Evidence;

namespace ParIndex.Web.Pages.Evidence;

/// <summary>What the forms that describe a document hold.</summary>
public sealed class EvidenceForm
{
    /// <summary>Version that was shown.</summary>
    public int Version { get; set; }

    public string? Number { get; set; }

    public string? Issuer { get; set; }

    public DateOnly? IssuedOn { get; set; }

    public string? Summary { get; set; }

    public string? Address { get; set; }

    public static EvidenceForm Of(EvidenceItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new() { Version = item.Version, Number = item.Said.Number, Issuer = item.Said.Issuer, IssuedOn = item.Said.IssuedOn, Summary = item.Said.Summary, Address = item.Said.Address };
    }

    public TypedDescription ToTyped() => new(Number, Issuer, IssuedOn, Summary, Address);
}
