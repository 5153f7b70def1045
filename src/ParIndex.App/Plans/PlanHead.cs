namespace ParIndex.App.Plans;

/// <summary>What the papers of a plan say beside its tables.</summary>
/// <param name="Authority">Who makes the plan, in full: "tỉnh Đắk Nông".</param>
/// <param name="Year">Year the plan is for.</param>
public sealed record PlanHead(string Authority, int Year)
{
    /// <summary>Number in the register; null leaves room to write it in.</summary>
    public int? Number { get; init; }

    /// <summary>Date of issue; null leaves room.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Who signs; empty leaves room.</summary>
    public string Signer { get; init; } = "";

    /// <summary>Who signs it, where that is not the People's Committee: "Sở Tư pháp"; null: the committee.</summary>
    public string? Issuer { get; init; }

    /// <summary>What it is about, after the word "Kế hoạch"; null: improving the index.</summary>
    public string? Subject { get; init; }

    /// <summary>What it carries out; empty: nothing.</summary>
    public string Basis { get; init; } = "";

    /// <summary>Goals beside those of the criteria, a sentence each.</summary>
    public IReadOnlyList<string> Goals { get; init; } = [];

    /// <summary>Rank of the year before among so many; null: not known.</summary>
    public (int Rank, int Of)? LastRank { get; init; }
}
