using ParIndex.App.Accounts;

namespace ParIndex.App.Audit;

/// <summary>Who acts: a person signed in, a token, a job or the public.</summary>
/// <param name="Id">Account; null for the public and for the system itself.</param>
/// <param name="Name">As shown in histories.</param>
/// <param name="Sees">What row-level security lets through: "all", "published", or the ids of units joined by commas.</param>
/// <param name="Request">Correlation id of the request or job.</param>
public sealed record Actor(Guid? Id, string Name, string Sees, string? Request = null)
{
    /// <summary>What else row-level security lets through: words of <see cref="Doors"/>, or <see cref="Doors.All"/>.</summary>
    public string May { get; init; } = "";

    /// <summary>The program itself: migrations, seeds, jobs.</summary>
    public static Actor System(string task) => new(null, "ParIndex: " + task, "all") { May = Doors.All };

    /// <summary>A step the program does for whoever asks, with the doors it needs.</summary>
    /// <param name="doors">Words of <see cref="Doors"/>.</param>
    public static Actor Step(params string[] doors) => Public with { May = string.Join(' ', doors) };

    /// <summary>Anyone, not signed in: sees what is published.</summary>
    public static Actor Public { get; } = new(null, "Công chúng", "published");
}
