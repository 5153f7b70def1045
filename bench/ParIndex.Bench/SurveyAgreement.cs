using System.Globalization;

namespace ParIndex.Bench;

/// <summary>Compares tables of estimates of two programs: rows by their labels, figures by the names of the columns both have.</summary>
internal static class SurveyAgreement
{
    private static readonly string[] Labels = ["province", "question", "sex", "age", "edu", "occ"];

    /// <summary>Prints the largest relative difference of each table that both folders have.</summary>
    /// <param name="ours">Folder of ours.</param>
    /// <param name="theirs">Folder of the peer.</param>
    /// <param name="most">Largest difference allowed; bootstrap errors are random and only their ratio is told.</param>
    /// <returns>Whether all agree.</returns>
    public static bool Agree(string ours, string theirs, double most)
    {
        var agree = true;
        foreach (var path in Directory.GetFiles(theirs, "*.csv").Order(StringComparer.Ordinal))
        {
            var (mine, peer) = (Read(Path.Combine(ours, Path.GetFileName(path))), Read(path));
            var names = peer.Values.First().Keys.Intersect(mine.Values.First().Keys).Order(StringComparer.Ordinal).ToList();
            var exact = names.Where(name => !name.StartsWith("replicate", StringComparison.Ordinal)).ToList();
            var apart = peer.Max(row => exact.Max(name => Apart(mine[row.Key][name], row.Value[name])));
            var isEqual = apart <= most && mine.Count == peer.Count;
            Console.WriteLine($"    {Path.GetFileName(path),-14} {peer.Count} rows, {string.Join(' ', exact)}: {(isEqual ? "equal" : "DIFFERENT")} (largest difference {apart:E1})");
            if (names.Contains("replicate_se"))
            {
                Console.WriteLine($"    {"",-14} bootstrap error, ours by theirs, mean over domains: {peer.Average(row => mine[row.Key]["replicate_se"] / row.Value["replicate_se"]):F3}");
            }

            agree &= isEqual;
        }

        return agree;
    }

    private static double Apart(double one, double other) => one == other ? 0 : Math.Abs(one - other) / Math.Max(Math.Abs(one), Math.Abs(other));

    private static Dictionary<string, Dictionary<string, double>> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var names = lines[0].Split(',').Select(name => name.Trim('"')).ToArray();
        return lines.Skip(1).Select(line => names.Zip(line.Split(','), (name, cell) => (name, cell: cell.Trim('"'))).ToList()).ToDictionary(
            row => string.Join('|', Labels.Select(label => row.FirstOrDefault(cell => cell.name == label).cell)),
            row => row.Where(cell => !Labels.Contains(cell.name)).ToDictionary(cell => cell.name, cell => double.Parse(cell.cell, CultureInfo.InvariantCulture)));
    }
}
