using System.Diagnostics;
using System.Diagnostics.Metrics;
using Npgsql;
using ParIndex.App.Evidence.Reading;
using ParIndex.App.Jobs;
using ParIndex.App.Results.Importing.Pdf;
using ParIndex.Web.Notices;

namespace ParIndex.Web.Setup;

/// <summary>The workers of this server: take jobs while it runs, give them back when it stops.</summary>
internal sealed partial class Workers(NpgsqlDataSource source, IServiceScopeFactory scopes, TimeProvider clock, IConfiguration configuration, ILogger<Workers> log) : BackgroundService
{
    private static readonly ActivitySource Activities = new(Observability.Name);
    private static readonly Meter Meter = new(Observability.Name);
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("parindex.job.duration", "s", "Time a job took.");
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(2);

    public static IServiceCollection Add(IServiceCollection services) => services.AddHostedService<Workers>().AddJob<SweepJob>();

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        WorkFolder.Sweep(clock);
        return Task.WhenAll(Enumerable.Range(0, configuration.Workers()).Select(_ => Task.Run(() => WorkAsync(stoppingToken), CancellationToken.None)));
    }

    private async Task WorkAsync(CancellationToken cancel)
    {
        var worker = new JobWorker(source, RunAsync, clock, Tell);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await SweepJob.PlanAsync(source, clock, cancel);
                await RecogniseScans.PlanAsync(source, clock, cancel);
                await NoticeDayJob.PlanAsync(source, clock, cancel);
                await worker.RunAsync(cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is NpgsqlException or OperationCanceledException or InvalidOperationException)
            {
                log.LogWarning(problem, "The database is away; workers try again");
                await Task.Delay(AfterTrouble, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Tell(RunningJob job, Exception problem)
    {
        // Of a wrong file its page tells who sent it; it is no fault of the program, and what it says may name people.
        if (problem is JobRefusedException)
            Refused(log, job.Id, job.Kind);
        else
            log.LogError(problem, "Job {Job} of kind {Kind} failed at attempt {Attempt}", job.Id, job.Kind, job.Attempt);
    }

    [LoggerMessage(1, LogLevel.Information, "Job {Job} of kind {Kind} was refused; its page tells why")]
    private static partial void Refused(ILogger log, Guid job, string kind);

    private async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        using var activity = Activities.StartActivity("job " + job.Kind);
        await using var scope = scopes.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetServices<IJobHandler>().SingleOrDefault(handler => handler.Kind == job.Kind)
            ?? throw new InvalidOperationException($"No handler of kind {job.Kind}.");
        await handler.RunAsync(job, cancel);
        Durations.Record(clock.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("kind", job.Kind));
    }
}
