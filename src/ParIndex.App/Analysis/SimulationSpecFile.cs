using System.Text;
using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Yaml;
using ParIndex.Core.Criteria;
using ParIndex.Documents;

namespace ParIndex.App.Analysis;

/// <summary>A specification read.</summary>
/// <param name="Plan">Ready to run; null when there are problems.</param>
/// <param name="Problems">What is wrong in the specification itself, all at once, each with its place.</param>
public sealed record SimulationReading(SimulationPlan? Plan, IReadOnlyList<SetProblem> Problems);

/// <summary>What a simulation is to do, as YAML (docs/method/simulation.md), naming CSV files beside it.</summary>
public static class SimulationSpecFile
{
    private const int LargestFile = 1_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the specification and the files it names.</summary>
    /// <exception cref="DocumentException">A file named is missing or not usable.</exception>
    public static SimulationReading Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var report = new FormReport();
        var root = YamlSource.Read(Text(path), report);
        if (root is not SetMap map || report.Problems.Any(problem => problem.IsError))
        {
            if (root is not null and not SetMap)
            {
                report.Error("field-type", root.Place, "Tệp không phải một bản mô tả mô phỏng: bắt đầu bằng “results: …”.", "The file is no simulation: begin with “results: …”.");
            }

            return new SimulationReading(null, report.Problems);
        }

        var plan = new SimulationSpecReader(new SpecFolder(path), report).Read(map);
        return new SimulationReading(report.Problems.Any(problem => problem.IsError) ? null : plan, report.Problems);
    }

    private static string Text(string path)
    {
        var file = Path.GetFileName(path);
        if (!File.Exists(path)) throw new DocumentException(file, null, new("không có tệp này. Kiểm tra đường dẫn.", "there is no such file. Check the path."));
        if (new FileInfo(path).Length > LargestFile) throw new DocumentException(file, null, new("tệp quá lớn cho một bản mô tả (trên 1 MB).", "the file is too large for a specification (over 1 MB)."));
        try
        {
            var text = Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
            return text.Trim().Length > 0 ? text : throw new DocumentException(file, null, new("tệp trống. Bắt đầu bằng “results: …”.", "the file is empty. Begin with “results: …”."));
        }
        catch (DecoderFallbackException)
        {
            throw new DocumentException(file, null, new("tệp không phải mã UTF-8. Lưu lại với mã UTF-8.", "the file is not UTF-8. Save it as UTF-8."));
        }
    }
}
