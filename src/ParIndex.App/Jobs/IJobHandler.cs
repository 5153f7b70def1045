using ParIndex.Core.Text;

namespace ParIndex.App.Jobs;

/// <summary>Does one kind of job. May be begun again after a failure or a killed server, so it must bear being done twice.</summary>
public interface IJobHandler
{
    /// <summary>As "mail.send".</summary>
    string Kind { get; }

    /// <summary>Does the work under the job's own session; ends it with <see cref="RunningJob.CommitAsync"/> when it writes.</summary>
    /// <exception cref="JobRefusedException">Trying again would not help.</exception>
    Task RunAsync(RunningJob job, CancellationToken cancel);
}

/// <summary>The job cannot be done, and trying again would not help: the message is shown to who asked.</summary>
public sealed class JobRefusedException(Message problem) : Exception(problem.Vietnamese)
{
    public Message Problem { get; } = problem;
}
