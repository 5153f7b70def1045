using ParIndex.Core.Analysis.Uncertainty;

namespace ParIndex.App.Analysis.Simulating;

/// <summary>Lets one simulation run at a time: each takes every core for a moment.</summary>
public sealed class SimulationDesk : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Runs it; null when others keep the machine busy for too long.</summary>
    public async Task<SimulationAnswer?> RunAsync(GroupSimulation simulation, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        if (!await one.WaitAsync(Patience, cancel))
            return null;

        try
        {
            var (recipe, units) = await Task.Run(simulation.Run, cancel);
            return new SimulationAnswer(recipe, units);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}

/// <summary>What came out, by unit in the order of the results.</summary>
public sealed record SimulationAnswer(SimulationRecipe Recipe, IReadOnlyList<UnitOutcome> Units);
