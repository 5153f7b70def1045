using System.Globalization;
using System.Runtime.CompilerServices;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.Core.Tests.Surveys.Estimation;

/// <summary>The data sets and designs of Data/reference.R, read as columns in small chunks.</summary>
internal static class SampleTables
{
    private static readonly string[] Categories =
        ["cds", "stype", "dnum", "snum", "sch.wide", "awards", "region", "district", "area", "commune", "person", "g", "h",
        "province", "sex", "age", "edu", "occ", "urban",
        "ESA", "ambulance"];

    private static readonly Dictionary<(string, LoneCluster), SurveyDesign> Read = [];

    /// <summary>A design of reference.R by its name.</summary>
    public static SurveyDesign Design(string name, LoneCluster lone = LoneCluster.Fail)
    {
        lock (Read)
        {
            return Read.TryGetValue((name, lone), out var design) ? design : Read[(name, lone)] = Make(name, lone);
        }
    }

    private static SurveyDesign Make(string name, LoneCluster lone) => SurveyDesign.Of(
        Table(name.StartsWith("made", StringComparison.Ordinal) ? "made" : name == "strat" ? "apistrat" : name == "clus1" ? "apiclus1" : "apiclus2"),
        name switch
        {
            "strat" => new DesignSpec { Strata = ["stype"], Weight = "pw", Population = ["fpc"] },
            "clus1" => new DesignSpec { Clusters = ["dnum"], Weight = "pw", Population = ["fpc"] },
            "clus2" => new DesignSpec { Clusters = ["dnum", "snum"], Population = ["fpc1", "fpc2"] },
            "clus2wr" => new DesignSpec { Clusters = ["dnum", "snum"], Weight = "pw" },
            "made3" => new DesignSpec
            {
                Strata = ["region", "area"], Clusters = ["district", "commune", "person"], Population = ["f1", "f2", "f3"], Weight = "w", Lone = lone,
            },
            _ => new DesignSpec { Strata = ["region"], Clusters = ["district"], Weight = "w", Lone = lone },
        });

    public static LoneCluster Policy(string name) => Enum.Parse<LoneCluster>(name, ignoreCase: true);

    public static DomainCells Cells(SurveyDesign design, params string[] names) => DomainCells.Of(design, DomainTable.Of(design.Data, names));

    /// <summary>Lines of a file of figures by the names of their columns.</summary>
    public static IEnumerable<Dictionary<string, string>> Figures(string file)
    {
        var lines = File.ReadAllLines(Own(file));
        var names = lines[0].Split(',');
        return lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    public static double Number(string text) => text is "" or "NA" or "NaN" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Whether two figures are equal within a relative tolerance; both may be missing.</summary>
    public static bool Agree(double found, double expected, double tolerance) =>
        double.IsNaN(expected) ? !double.IsFinite(found) : Math.Abs(found - expected) <= tolerance * Math.Max(Math.Abs(expected), 1e-12);

    public static Microdata Table(string name, int chunkRows = 37) => Columns(File.ReadAllLines(Own(name + ".csv")), chunkRows);

    public static Microdata Columns(string[] lines, int chunkRows)
    {
        var names = lines[0].Split(',');
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        var sizes = Enumerable.Range(0, (rows.Length + chunkRows - 1) / chunkRows).Select(chunk => Math.Min(chunkRows, rows.Length - (chunk * chunkRows))).ToArray();
        var codes = new List<CodeColumn>();
        var numbers = new List<NumberColumn>();
        for (var place = 0; place < names.Length; place++)
        {
            if (Categories.Contains(names[place]))
            {
                var labels = rows.Select(row => row[place]).Where(label => label.Length > 0).Distinct().ToList();
                codes.Add(new CodeColumn(names[place], labels, [.. Chunks(row => labels.IndexOf(row[place]) + 1).Select(chunk => PackedCodes.Of(chunk))]));
            }
            else
            {
                numbers.Add(new NumberColumn(names[place], [.. Chunks(row => Number(row[place]))]));
            }

            IEnumerable<T[]> Chunks<T>(Func<string[], T> value) => rows.Chunk(chunkRows).Select(chunk => Array.ConvertAll(chunk, row => value(row)));
        }

        return new Microdata(sizes, [], codes, numbers);
    }

    public static string Own(string file, [CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Data", file);
}
