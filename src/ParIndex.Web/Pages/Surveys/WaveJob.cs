using ParIndex.App.Jobs;

namespace ParIndex.Web.Pages.Surveys;

/// <summary>Background work about a wave, as its page waits for it.</summary>
/// <param name="Title">What is done.</param>
/// <param name="Path">Page that waits, from the root; "?handler=Progress" of it answers with this part alone.</param>
/// <param name="Status">How it stands.</param>
public sealed record WaveJob(string Title, string Path, JobStatus Status)
{
    /// <summary>Its progress counts rows of a file, not answers.</summary>
    public bool CountsRows { get; init; }

    /// <summary>Its progress counts mails.</summary>
    public bool CountsMails { get; init; }

    /// <summary>Whether it is still to be waited for.</summary>
    public bool IsOpen => Status.State is JobState.Waiting or JobState.Running;
}
