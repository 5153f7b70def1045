using System.Reflection;

namespace ParIndex.Core.Units;

/// <summary>A tab-separated table of facts compiled into this assembly; the first row names the columns.</summary>
internal static class EmbeddedTable
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The embedded table {resource} is missing from the build.");
        using var reader = new StreamReader(stream);
        var columns = reader.ReadLine()!.Split('\t');
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (cells.Length != columns.Length)
                throw new InvalidOperationException($"{resource}: “{line}” has {cells.Length} cells, not {columns.Length}.");

            rows.Add(columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
        }

        return rows;
    }
}
