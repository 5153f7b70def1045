using ParIndex.Core.Analysis.Drawing;

namespace ParIndex.Core.Surveys.Sampling.Selecting;

/// <summary>
/// Random numbers of one stage: each is a function of seed, stage and the unit's own code alone, so neither the order of rows nor a person
/// added elsewhere moves it.
/// </summary>
internal readonly record struct UnitKeys(ulong Seed, int Stage)
{
    /// <summary>Random key of a unit: 64 bits.</summary>
    public ulong Of(string code) => CounterRandom.Key(Seed, CounterRandom.Stream("unit " + code), Stage);

    /// <summary>Uniform number in (0, 1) for a step of a cell's selection.</summary>
    public double Uniform(string cell, int step) => CounterRandom.Uniform(CounterRandom.Key(Seed, CounterRandom.Stream("cell " + cell), Stage), 0, step);
}
