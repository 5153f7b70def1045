namespace ParIndex.App.Analysis;

/// <summary>Spreads pieces of a simulation over the cores of the machine; results do not depend on how many there are.</summary>
public static class AllCores
{
    /// <summary>Runs all pieces and returns when the last is done.</summary>
    public static void Run(int pieces, Action<int> run) => Parallel.For(0, pieces, run);
}
