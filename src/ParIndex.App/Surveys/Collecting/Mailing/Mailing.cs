namespace ParIndex.App.Surveys.Collecting.Mailing;

/// <summary>What a mailing is for.</summary>
public enum MailingKind
{
    /// <summary>The first mail with the link; a person gets one.</summary>
    Invitation,
    Reminder,
}

/// <summary>A mailing to be.</summary>
/// <param name="Area">Of this area alone; null: everybody.</param>
/// <param name="MailColumn">Column of the sample with the address.</param>
/// <param name="NameColumn">Column with the name; empty: nobody is called by name.</param>
/// <param name="Most">Reminders a person gets at most, by whatever way; 1 to 10.</param>
/// <param name="Pause">Days between two mails to a person at least; 1 to 60.</param>
/// <param name="Content">Text with the places of <see cref="MailingText"/>.</param>
public sealed record MailingDraft(MailingKind Kind, string? Area, string MailColumn, string NameColumn, int Most, int Pause, string Subject, string Content);

/// <summary>A mailing that was begun.</summary>
/// <param name="Planned">People it was for when it was begun.</param>
/// <param name="Sent">Mails the server took.</param>
/// <param name="Refused">Addresses it refused.</param>
/// <param name="Unsent">Mails it has not taken: put off, or refused along with all others.</param>
/// <param name="FinishedAt">Null: it is still under way, or was given up.</param>
public sealed record StartedMailing(
    Guid Id, Guid WaveId, MailingKind Kind, string? Area, string Subject, string Content, string MailColumn, string NameColumn, int Most, int Pause, int Planned, int Sent, int Refused, int Unsent,
    string ByName, DateTime At, DateTime? FinishedAt)
{
    public MailingDraft Draft => new(Kind, Area, MailColumn, NameColumn, Most, Pause, Subject, Content);
}

/// <summary>Somebody a mail is for; held in memory for the moment it is sent.</summary>
/// <param name="Name">Empty: not known.</param>
public sealed record MailRecipient(Guid Person, string Address, string Name);

/// <summary>Who gets a mailing, and who does not and why.</summary>
/// <param name="NoAddress">They have no address, or one that cannot be right.</param>
/// <param name="Refused">The mail server refused their address before.</param>
/// <param name="LeftAlone">They asked not to be reminded.</param>
/// <param name="Enough">They were invited, or reminded as often as may be.</param>
/// <param name="TooSoon">Their last mail or reminder is too recent.</param>
public sealed record MailingAudience(IReadOnlyList<MailRecipient> Recipients, int NoAddress, int Refused, int LeftAlone, int Enough, int TooSoon);
