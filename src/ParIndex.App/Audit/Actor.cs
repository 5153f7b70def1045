namespace ParIndex.App.Audit;

/// <summary>Who acts: a person signed in, a token, a job or the public.</summary>
/// <param name="Id">Account; null for the public and for the system itself.</param>
/// <param name="Name">As shown in histories.</param>
/// <param name="Sees">What row-level security lets through: "all", "published", or the ids of units joined by commas.</param>
/// <param name="Request">Correlation id of the request or job.</param>
public sealed record Actor(Guid? Id, string Name, string Sees, string? Request = null)
{
    /// <summary>The program itself: migrations, seeds, jobs.</summary>
    public static Actor System(string task) => new(null, "ParIndex: " + task, "all");

    /// <summary>Anyone, not signed in: sees what is published.</summary>
    public static Actor Public { get; } = new(null, "Công chúng", "published");
}
