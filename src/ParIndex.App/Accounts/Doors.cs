namespace ParIndex.App.Accounts;

/// <summary>
/// Words of <c>parindex.may</c>, which row-level security reads: what a session may do beside reading results. Coarser than the rights themselves, which
/// decide; this is what the database still refuses when a page forgets to ask.
/// </summary>
public static class Doors
{
    /// <summary>Everything: the program's own work.</summary>
    public const string All = "all";

    /// <summary>Read and change accounts and roles.</summary>
    public const string People = "people";

    /// <summary>Read drafts of criteria sets.</summary>
    public const string Drafts = "drafts";

    /// <summary>Write criteria sets.</summary>
    public const string Criteria = "criteria";

    /// <summary>Write units.</summary>
    public const string Units = "units";

    /// <summary>Publish results.</summary>
    public const string Publish = "publish";

    /// <summary>Read what every change changed.</summary>
    public const string Log = "log";

    /// <summary>Find out who asks: accounts with their secrets, tokens, links.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Take jobs of anybody.</summary>
    public const string Jobs = "jobs";

    /// <summary>Surveys of every unit; with a colon and the id of a unit, its own.</summary>
    public const string Surveys = "surveys";

    /// <summary>The keys of the program.</summary>
    public const string Keys = "keys";

    private static readonly (string Door, Permission[] Permissions)[] Table =
    [
        // Roles go over to the heir of a unit, so who merges units writes roles.
        (People, [Permission.ManagePeople, Permission.ManageUnits]),
        (Drafts, [Permission.ReadCriteria, Permission.EditCriteria, Permission.SignCriteria]),
        (Criteria, [Permission.EditCriteria, Permission.SignCriteria]),
        (Units, [Permission.ManageUnits]),
        (Publish, [Permission.PublishResults, Permission.PublishRound]),
        (Log, [Permission.ReadLog]),
    ];

    /// <summary>The words for somebody, given what they may anywhere.</summary>
    public static string Of(Func<Permission, bool> may) => string.Join(' ', Table.Where(row => row.Permissions.Any(may)).Select(row => row.Door));

    /// <summary>The words for surveys: of all units, or a word for each unit somebody runs surveys of or enters answers for.</summary>
    /// <param name="units">Null: every unit.</param>
    public static IEnumerable<string> OfSurveys(IReadOnlySet<string>? units) => units is null ? [Surveys] : units.Order(StringComparer.Ordinal).Select(unit => $"{Surveys}:{unit}");
}
