namespace ParIndex.App.Accounts;

/// <summary>What a person is in the cycle; held for a unit with all below it, or everywhere.</summary>
public enum Role
{
    /// <summary>Runs the installation: people, units, settings. Judges nothing.</summary>
    Administrator,
    /// <summary>Runs rounds and publishes (Home Affairs).</summary>
    Coordinator,
    /// <summary>Fills the scorecard of a unit.</summary>
    Officer,
    /// <summary>Confirms and submits for a unit.</summary>
    Head,
    /// <summary>Judges a field.</summary>
    Appraiser,
    /// <summary>Keeps the minutes of the council.</summary>
    CouncilSecretary,
    /// <summary>Reads everything.</summary>
    Leader,
    /// <summary>Collects answers of surveys.</summary>
    Surveyor,
}

/// <summary>Something a page or endpoint lets one do.</summary>
public enum Permission
{
    /// <summary>Published results, methods, open data.</summary>
    ReadPublished,
    /// <summary>Sign in and out, accept an invitation, set up an empty installation.</summary>
    SignIn,
    /// <summary>One's own account.</summary>
    UseOwnAccount,
    /// <summary>Read documents into results and correct them.</summary>
    ImportResults,
    /// <summary>Publish results.</summary>
    PublishResults,
    /// <summary>Change units.</summary>
    ManageUnits,
    /// <summary>Invite people, give and take roles.</summary>
    ManagePeople,
    /// <summary>Change and sign criteria sets.</summary>
    EditCriteria,
    /// <summary>Read the audit log and the state of the installation.</summary>
    ReadLog,
}
