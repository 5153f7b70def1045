using System.Globalization;

namespace ParIndex.Cli.Tests.TestKit;

/// <summary>Tables that <c>survey estimate</c> writes, and reference figures, as rows by names of columns.</summary>
internal static class SurveyRun
{
    public static Cli Estimate(string data, string design, params string[] more) =>
        Cli.Run(["survey", "estimate", data, "--design", design, .. more]);

    /// <summary>Rows of a CSV without quotes.</summary>
    public static List<Dictionary<string, string>> Rows(string csv)
    {
        var lines = csv.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public static List<Dictionary<string, string>> Table(string folder, string name) => Rows(File.ReadAllText(Path.Combine(folder, name + ".csv")));

    public static double Number(this Dictionary<string, string> row, string name) => double.Parse(row[name], CultureInfo.InvariantCulture);

    /// <summary>Relative difference of two figures.</summary>
    public static double Apart(double one, double other) => one == other ? 0 : Math.Abs(one - other) / Math.Max(Math.Abs(one), Math.Abs(other));

    /// <summary>Largest relative difference of a column of ours from one of the reference, rows found by their labels.</summary>
    public static double MostApart(List<Dictionary<string, string>> ours, List<Dictionary<string, string>> reference, string[] labels, string column, string other)
    {
        var found = ours.ToDictionary(row => string.Join('|', labels.Select(label => row[label])), row => row.Number(column));
        return reference.Max(row => Apart(found[string.Join('|', labels.Select(label => row[label]))], row.Number(other)));
    }
}
