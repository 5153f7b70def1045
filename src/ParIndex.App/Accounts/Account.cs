namespace ParIndex.App.Accounts;

/// <summary>A person who signs in, with the secrets of signing in.</summary>
public sealed class Account
{
    public Guid Id { get; set; }

    public string UserName { get; set; } = "";

    /// <summary>The user name as compared.</summary>
    public string UserKey { get; set; } = "";

    public string? Email { get; set; }

    public string? EmailKey { get; set; }

    /// <summary>As shown in histories.</summary>
    public string Name { get; set; } = "";

    public bool HasSecondFactor { get; set; }

    public int FailedTries { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public string? PasswordHash { get; set; }

    public string? SecurityStamp { get; set; }

    public string? AuthenticatorKey { get; set; }

    /// <summary>Recovery codes left, joined by ";".</summary>
    public string? RecoveryCodes { get; set; }
}
