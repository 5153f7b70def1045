namespace ParIndex.Core.Surveys.Estimation;

/// <summary>Runs pieces of work one after another.</summary>
internal static class OneByOne
{
    public static void Run(int pieces, Action<int> run)
    {
        for (var piece = 0; piece < pieces; piece++)
        {
            run(piece);
        }
    }
}
