using System.Globalization;

namespace ParIndex.TestKit;

/// <summary>How often tests kill, and the dice they do it by: <c>PARINDEX_CRASHES=50 PARINDEX_SEED=7</c>.</summary>
public static class Kills
{
    /// <summary>Another each run unless given, so that runs find what one does not.</summary>
    public static int Seed { get; } = Number("PARINDEX_SEED") ?? Environment.TickCount & 0xFFFFFF;

    /// <summary>What to set to throw the same dice; moments of other programs differ all the same.</summary>
    public static string Again => string.Create(CultureInfo.InvariantCulture, $"PARINDEX_SEED={Seed}");

    /// <summary>Kills of a test.</summary>
    /// <param name="usual">As part of the whole suite.</param>
    public static int Rounds(int usual) => Number("PARINDEX_CRASHES") ?? usual;

    private static int? Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
