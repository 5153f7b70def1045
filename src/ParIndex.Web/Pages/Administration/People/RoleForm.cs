using ParIndex.App.Accounts;

namespace ParIndex.Web.Pages.Administration.People;

/// <summary>The part of a form that gives a role.</summary>
public sealed class RoleForm
{
    public string? Role { get; set; }

    /// <summary>Unit as typed.</summary>
    public string? Unit { get; set; }

    public string? Field { get; set; }

    public DateOnly? Until { get; set; }

    /// <summary>Roles the visitor may give somewhere.</summary>
    public IReadOnlyList<Role> Roles { get; set; } = [];

    public IReadOnlyList<(string Key, string Title)> Fields { get; set; } = [];
}

/// <summary>A link to choose a password with, shown once.</summary>
/// <param name="Email">Null: none.</param>
/// <param name="IsMailed">It was sent there too.</param>
public sealed record OneTimeLink(string Name, string UserName, string? Email, string Address, bool IsMailed);
