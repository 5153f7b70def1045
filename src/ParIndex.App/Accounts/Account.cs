namespace ParIndex.App.Accounts;

/// <summary>A person who signs in, with what proves it. What is secret never reaches the audit log.</summary>
public sealed class Account
{
    public Guid Id { get; set; }

    /// <summary>Small letters without marks, digits, ".", "-", "_".</summary>
    public string UserName { get; set; } = "";

    /// <summary>In small letters; null: none.</summary>
    public string? Email { get; set; }

    /// <summary>As shown in histories.</summary>
    public string Name { get; set; } = "";

    public bool HasSecondFactor { get; set; }

    /// <summary>Locked by an administrator.</summary>
    public bool IsLocked { get; set; }

    /// <summary>Null: none chosen yet.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with every secret; sessions that carry another end at once.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>Key shared with the authenticator, encrypted.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Recovery codes left.</summary>
    public int RecoveryCodesLeft { get; set; }

    /// <summary>SHA-256 of new recovery codes, to replace those there are; null: leave them.</summary>
    public byte[][]? NewRecoveryCodes { get; set; }

    /// <summary>The stamp it was read with.</summary>
    public string ReadStamp { get; set; } = "";
}
