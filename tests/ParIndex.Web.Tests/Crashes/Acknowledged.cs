using System.Collections.Concurrent;

namespace ParIndex.Web.Tests.Crashes;

/// <summary>What the server has told its people is done: it must be there whatever is killed afterwards.</summary>
internal sealed class Acknowledged
{
    /// <summary>Uploaded documents: import and hash of the bytes.</summary>
    public ConcurrentDictionary<Guid, string> Uploads { get; } = new();

    /// <summary>Uploaded scans, which a job reads.</summary>
    public ConcurrentDictionary<Guid, string> Scans { get; } = new();

    /// <summary>Source said of an import.</summary>
    public ConcurrentDictionary<Guid, string> Descriptions { get; } = new();

    /// <summary>Imports with one correction.</summary>
    public ConcurrentDictionary<Guid, bool> Corrections { get; } = new();

    /// <summary>Imports stored as a result.</summary>
    public ConcurrentDictionary<Guid, bool> Stores { get; } = new();

    /// <summary>Imports whose result is published.</summary>
    public ConcurrentDictionary<Guid, bool> Publications { get; } = new();

    /// <summary>Figure last saved in an entry of a round, by its scorecard.</summary>
    public ConcurrentDictionary<Guid, int> Figures { get; } = new();

    /// <summary>Hashes of evidence put to an entry, by its scorecard.</summary>
    public ConcurrentDictionary<string, Guid> Evidence { get; } = new();

    /// <summary>Whether a scorecard is submitted, and whether that is being changed just now.</summary>
    public ConcurrentDictionary<Guid, (bool IsSubmitted, bool IsChanging)> Submissions { get; } = new();

    /// <summary>Rounds that are published.</summary>
    public ConcurrentDictionary<Guid, bool> Rounds { get; } = new();

    /// <summary>Files of survey answers that a job is to import, by hash.</summary>
    public ConcurrentDictionary<string, bool> Answers { get; } = new();

    /// <summary>Saves of entries and submissions, each counted.</summary>
    public int Saves;

    public int Count => Uploads.Count + Scans.Count + Descriptions.Count + Corrections.Count + Stores.Count + Publications.Count + Saves + Evidence.Count + Rounds.Count + Answers.Count;

    public override string ToString() =>
        $"{Uploads.Count} uploads, {Scans.Count} scans, {Descriptions.Count} descriptions, {Corrections.Count} corrections, {Stores.Count} stored, {Publications.Count} published, {Saves} saves and submissions, {Evidence.Count} pieces of evidence, {Rounds.Count} rounds published, {Answers.Count} files of answers";
}
