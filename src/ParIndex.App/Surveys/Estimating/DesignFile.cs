using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Yaml;
using ParIndex.Core.Criteria;
using ParIndex.Documents;

namespace ParIndex.App.Surveys.Estimating;

/// <summary>A design file read.</summary>
/// <param name="Spec">Null when there are problems.</param>
/// <param name="Problems">What is wrong, all at once, each with its place.</param>
public sealed record DesignReading(EstimationSpec? Spec, IReadOnlyList<SetProblem> Problems);

/// <summary>How a sample was drawn and what to estimate, as YAML.</summary>
public static class DesignFile
{
    /// <summary>Reads a design file.</summary>
    /// <exception cref="DocumentException">No such file, too large, not UTF-8.</exception>
    public static DesignReading Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var report = new FormReport();
        var root = YamlSource.Read(YamlFile.Text(path, new("một thiết kế mẫu", "a design")), report);
        if (root is not SetMap map)
        {
            if (report.Problems.Count == 0)
            {
                report.Error("field-type", root?.Place, "Tệp không phải thiết kế mẫu: bắt đầu bằng “questions: q1..q40”.", "The file is no survey design: begin with “questions: q1..q40”.");
            }

            return new DesignReading(null, report.Problems);
        }

        var spec = new DesignSpecReader(report).Read(map);
        return new DesignReading(report.Problems.Any(problem => problem.IsError) ? null : spec, report.Problems);
    }
}
