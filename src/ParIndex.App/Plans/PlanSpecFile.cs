using System.Text;
using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Yaml;
using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Plans;

/// <summary>The YAML file of an improvement problem (docs/method/cheapest-points.md), with the tables it names.</summary>
public static class PlanSpecFile
{
    /// <summary>Bytes of the largest file read.</summary>
    public const long LargestFile = 4_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the file; files it names lie beside it unless their paths are absolute.</summary>
    /// <exception cref="PlanSpecException">Something is wrong in it; tells everything at once.</exception>
    /// <exception cref="DocumentException">A table it names is not usable.</exception>
    public static PlanSpec Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = Path.GetFileName(path);
        var report = new FormReport();
        if (Map(Text(path, file), report) is { } root)
        {
            var binder = new PlanSpecBinder(report, Path.GetDirectoryName(Path.GetFullPath(path))!);
            var spec = binder.Bind(root);
            if (spec is not null && report.Problems.All(problem => !problem.IsError))
            {
                foreach (var problem in PlanProblems.Of(spec.Problem).Take(100))
                {
                    report.Error("plan", binder.Places.Of(problem.Part), problem.Text.Vietnamese, problem.Text.English);
                }
            }

            if (spec is not null && report.Problems.All(problem => !problem.IsError)) return spec;
        }

        throw new PlanSpecException(file, [.. report.Problems.Where(problem => problem.IsError).Select(problem => (problem.Place, problem.Message))]);
    }

    private static SetMap? Map(string yaml, FormReport report)
    {
        if (yaml.Trim().Length == 0)
        {
            report.Error("yaml-empty", null, "Tệp trống: viết year, points, goal, leaves, limits.", "The file is empty: write year, points, goal, leaves, limits.");
            return null;
        }

        switch (YamlSource.Read(yaml, report))
        {
            case SetMap map:
                return map;
            case { } other:
                report.Error("field-type", other.Place, "Tệp không phải một bài toán kế hoạch: bắt đầu bằng “year: …”.", "The file is no planning problem: begin with “year: …”.");
                return null;
            default:
                return null;
        }
    }

    private static string Text(string path, string file)
    {
        using var stream = File.OpenRead(path);
        if (stream.Length > LargestFile)
        {
            throw new DocumentException(file, null, new("tệp quá lớn (trên 4 MB): kiểm tra lại tệp.", "the file is too large (over 4 MB): check it."));
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException problem)
        {
            throw new DocumentException(file, null, new("tệp không phải UTF-8: lưu lại với mã UTF-8.", "the file is not UTF-8: save it as UTF-8."), problem);
        }
    }
}

/// <summary>What is wrong in the file of an improvement problem.</summary>
public sealed class PlanSpecException(string file, IReadOnlyList<(SourcePlace? Place, Message Text)> problems) : Exception(problems.Count > 0 ? problems[0].Text.Vietnamese : file)
{
    /// <summary>Name of the file.</summary>
    public string File { get; } = file;

    /// <summary>Each with its place.</summary>
    public IReadOnlyList<(SourcePlace? Place, Message Text)> Problems { get; } = problems;
}
