using ParIndex.App.Jobs;

namespace ParIndex.Web.Pages.Surveys;

/// <summary>What the progress of background work counts.</summary>
public enum JobParts
{
    Answers,

    /// <summary>Rows of a file.</summary>
    Rows,

    /// <summary>Questions and groupings of results.</summary>
    Figures,

    /// <summary>Mails sent.</summary>
    Mails,
}

/// <summary>Background work about a wave, as its page waits for it.</summary>
/// <param name="Title">What is done.</param>
/// <param name="Path">Page that waits, from the root; "?handler=Progress" of it answers with this part alone.</param>
/// <param name="Status">How it stands.</param>
public sealed record WaveJob(string Title, string Path, JobStatus Status)
{
    /// <summary>What its progress counts.</summary>
    public JobParts Counts { get; init; }

    /// <summary>What stands behind the path in addresses, "?a=b"; empty: nothing.</summary>
    public string Query { get; init; } = "";

    /// <summary>Whether it is still to be waited for.</summary>
    public bool IsOpen => Status.State is JobState.Waiting or JobState.Running;
}
