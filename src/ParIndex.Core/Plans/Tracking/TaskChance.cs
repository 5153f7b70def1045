namespace ParIndex.Core.Plans.Tracking;

/// <summary>
/// How likely a target is reached, judged from the lights of its tasks alone: a convention, named in docs/method/tracking.md, to weigh what the plan promises. It says nothing of a
/// single task.
/// </summary>
public static class TaskChance
{
    /// <summary>Chance of a target none of whose tasks is known.</summary>
    public const decimal Unknown = 0.5m;

    /// <summary>Chance by the worst light of its tasks, 0 to 1.</summary>
    public static decimal Of(TaskLight worst) => worst switch
    {
        TaskLight.Done => 1m,
        TaskLight.Reported => 0.95m,
        TaskLight.OnTrack => 0.8m,
        TaskLight.NotBegun => 0.7m,
        TaskLight.AtRisk => 0.4m,
        _ => 0.2m,
    };
}
