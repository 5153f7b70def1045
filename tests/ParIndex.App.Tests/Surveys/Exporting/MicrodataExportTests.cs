using System.Diagnostics;
using System.Globalization;
using System.Text;
using ParIndex.App.Surveys.Estimating;
using ParIndex.App.Surveys.Exporting;
using ParIndex.App.Surveys.Storing;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Exporting;

public class MicrodataExportTests
{
    [Fact]
    public void Nobody_and_no_time_leaves_and_rare_people_are_hidden()
    {
        var folder = Export(out var export);
        var text = File.ReadAllText(Path.Combine(folder, MicrodataExport.DataFile));
        foreach (var secret in new[] { "Nguyễn", "Huyện", "Xã", "Link", "179000", "khac", "99" })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);

        Assert.True(export.Smallest >= 5);
        Assert.Contains(export.Columns, column => column is { Source: "tuoi", Hidden: > 0 });
        Assert.Equal(["_channel", "_received", "cluster_1", "loi", "stratum_1"], export.LeftOut.Select(one => one.Column).Concat(["cluster_1", "stratum_1"]).Distinct().Order(StringComparer.Ordinal));
        var groups = Rows(folder, MicrodataExport.DataFile).GroupBy(row => (row["gioi"], row["tuoi"], row["vung"]));
        Assert.All(groups, group => Assert.True(group.Count() >= 5));
    }

    /// <summary>What is hidden and renumbered changes no estimate and no error.</summary>
    [Fact]
    public void Estimates_from_the_export_are_those_of_the_answers()
    {
        var folder = Export(out _);
        var own = Estimates(SmallSurvey.Data, SmallSurvey.Design with { NoOpinion = [254] });
        var exported = Estimates(folder);
        Assert.Equal(4, own.Count);
        Same(own, exported, 1e-12);
    }

    [Fact]
    public void Labels_stand_in_codebook_and_syntax()
    {
        var folder = Export(out _);
        var codebook = Rows(folder, MicrodataExport.CodebookFile);
        Assert.DoesNotContain(codebook, row => row["value"] == "90-99");
        Assert.Contains(codebook, row => (row["column"], row["value"], row["meaning"], row["missing"]) == ("q1", "254", "Không có ý kiến", "x"));
        Assert.Contains(codebook, row => row["column"] == "q_2_1" && row["meaning"] == "Hài lòng");
        var syntax = File.ReadAllText(Path.Combine(folder, MicrodataExport.SpssFile));
        Assert.Contains("q1 'Tiếp cận, ''một cửa'''", syntax, StringComparison.Ordinal);
        Assert.Contains("MISSING VALUES q1 (254).", syntax, StringComparison.Ordinal);
        Assert.Contains("VALUE LABELS gioi\n  'nam' 'Nam'", syntax, StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(folder, MicrodataExport.CodebookDocumentFile)).Length > 1000);
    }

    [Fact]
    public void Too_few_answers_or_a_hidden_domain_are_refused()
    {
        var few = MicrodataRows.Take(SmallSurvey.Data, [1, 2, 3]);
        Assert.Throws<ExportException>(() => MicrodataExport.Make(few, SmallSurvey.Questionnaire, SmallSurvey.Spec));
        Assert.Throws<ExportException>(() => MicrodataExport.Make(SmallSurvey.Data, SmallSurvey.Questionnaire, SmallSurvey.Spec with { Areas = [] }));
        Assert.Throws<ExportException>(() => MicrodataExport.Make(SmallSurvey.Data, SmallSurvey.Questionnaire, SmallSurvey.Spec with { Traits = ["không-có"] }));
    }

    /// <summary>The committed export and what R's package survey made of it with the script that was exported along.</summary>
    [Fact]
    public void Estimates_are_those_R_made_of_the_kept_export()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Surveys", "Exporting", "Data");
        Same(Figures(Path.Combine(folder, "estimate-R.csv")), Estimates(folder), 1e-9);
    }

    /// <summary>The same, made anew here.</summary>
    [Fact]
    public void Estimates_are_those_R_makes_of_the_export()
    {
        var folder = Export(out _);
        var start = new ProcessStartInfo("Rscript", ["estimate.R", "out.csv"]) { WorkingDirectory = folder, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        string errors;
        try
        {
            using var process = Process.Start(start)!;
            errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("R is not installed: apt-get install r-cran-survey.");
            return;
        }

        Assert.SkipWhen(errors.Contains("there is no package called", StringComparison.Ordinal), "R has no package survey: apt-get install r-cran-survey.");
        Assert.True(File.Exists(Path.Combine(folder, "out.csv")), errors);
        Same(Figures(Path.Combine(folder, "out.csv")), Estimates(folder), 1e-9);
    }

    private static string Export(out AnonymousData export)
    {
        var folder = Scratch.Folder();
        export = MicrodataExport.Write(folder, SmallSurvey.Data, SmallSurvey.Questionnaire, SmallSurvey.Spec);
        return folder;
    }

    private static Dictionary<string, double[]> Estimates(string folder)
    {
        var reading = DesignFile.Read(Path.Combine(folder, MicrodataExport.DesignYaml));
        Assert.Empty(reading.Problems);
        return Estimates(SurveyData.Read(Path.Combine(folder, MicrodataExport.DataFile), reading.Spec!), reading.Spec!);
    }

    private static Dictionary<string, double[]> Estimates(Microdata data, EstimationSpec spec)
    {
        if (spec.NoOpinion.Count > 0)
            data = PackedPlan.Held("data", data, SurveyData.Plan(spec));

        using var bytes = new MemoryStream();
        EstimateTables.Of(data, spec).Questions().Write(bytes);
        return Figures(Encoding.UTF8.GetString(bytes.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    private static Dictionary<string, double[]> Figures(string path) => Figures(File.ReadAllLines(path));

    /// <summary>By domain and question: n, mean, its error, share, its error.</summary>
    private static Dictionary<string, double[]> Figures(string[] lines) => Table(lines).ToDictionary(
        row => row.First().Value + "|" + row["question"].Replace("q-2.1", "q_2_1", StringComparison.Ordinal),
        row => new[] { "n", "mean", "mean_se", "share", "share_se" }.Select(name => double.Parse(row[name], CultureInfo.InvariantCulture)).ToArray());

    private static void Same(Dictionary<string, double[]> expected, Dictionary<string, double[]> found, double tolerance)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, figures) in expected)
            Assert.All(figures.Zip(found[key]), pair => Assert.Equal(pair.First, pair.Second, Math.Max(1e-14, Math.Abs(pair.First) * tolerance)));
    }

    private static List<Dictionary<string, string>> Rows(string folder, string file) => Table(File.ReadAllLines(Path.Combine(folder, file)));

    /// <summary>No cell of these files holds a comma or a quote within quotes but in labels, which are not compared.</summary>
    private static List<Dictionary<string, string>> Table(string[] lines)
    {
        var header = Split(lines[0]);
        return [.. lines.Skip(1).Select(line => header.Zip(Split(line)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    private static string[] Split(string line)
    {
        var cells = new List<string>();
        var inside = false;
        var cell = new StringBuilder();
        foreach (var character in line.TrimStart('\uFEFF'))
        {
            if (character == '"')
                inside = !inside;
            else if (character == ',' && !inside)
                cells.Add(Take());
            else
                cell.Append(character);
        }

        return [.. cells, Take()];

        string Take()
        {
            var text = cell.ToString();
            cell.Clear();
            return text;
        }
    }
}
