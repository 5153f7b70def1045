using System.Runtime.ExceptionServices;

namespace ParIndex.App.Analysis;

/// <summary>Spreads pieces of a simulation over the cores of the machine; results do not depend on how many there are.</summary>
public static class AllCores
{
    /// <summary>Runs all pieces and returns when the last is done. What a piece throws comes out as it is, as from a loop; of several the first.</summary>
    public static void Run(int pieces, Action<int> run)
    {
        try
        {
            Parallel.For(0, pieces, run);
        }
        catch (AggregateException problems)
        {
            ExceptionDispatchInfo.Throw(problems.Flatten().InnerExceptions[0]);
        }
    }
}
