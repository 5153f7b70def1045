using ParIndex.App.Accounts;

namespace ParIndex.Web.Accounts;

/// <summary>
/// Administrators and coordinators need a second factor. <c>PARINDEX_SECOND_FACTOR</c> = <c>required</c> (default) or <c>optional</c>, which is
/// the default of the sample installation only: its administrator is made by a machine for whoever tries it out.
/// </summary>
public sealed class SecondFactorPolicy(IConfiguration configuration)
{
    public bool IsRequired { get; } = (configuration["PARINDEX_SECOND_FACTOR"] ?? (configuration["PARINDEX_SAMPLE"] == "1" ? "optional" : "required")) != "optional";

    /// <summary>Whether one must set it up before anything else.</summary>
    public bool IsMissing(KnownVisitor visitor) => IsRequired && !visitor.HasSecondFactor && visitor.Holder.Assignments.Any(assignment => assignment.Role.NeedsSecondFactor());
}
