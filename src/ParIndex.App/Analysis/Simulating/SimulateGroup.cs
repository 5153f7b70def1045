using ParIndex.App.Results.Published;
using ParIndex.App.Storage;

namespace ParIndex.App.Analysis.Simulating;

/// <summary>Simulates a published ranking: once for all readers who ask the same.</summary>
public sealed class SimulateGroup(Session session, PublishedMemory memory, SimulationDesk desk)
{
    /// <summary>Runs it, or recalls what came out before.</summary>
    /// <exception cref="SimulationBusyException">Others keep the machine busy.</exception>
    public Task<SimulationAnswer> RunAsync(GroupSimulation simulation, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return memory.GetAsync(
            session, ("simulation", simulation.Simulation.Digest, simulation.Choice.Seed, simulation.Choice.Draws, simulation.Choice.RankAtMost),
            async () => await desk.RunAsync(simulation, cancel) ?? throw new SimulationBusyException(), cancel);
    }
}

/// <summary>Other simulations keep the machine busy: to be tried again.</summary>
public sealed class SimulationBusyException : Exception;
