using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Yaml;
using ParIndex.Documents;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>The design of a sample as YAML (docs/method/sampling.md).</summary>
public static class SamplingPlanFile
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="DocumentException">Missing, empty, too large, not UTF-8.</exception>
    public static SamplingPlanReading Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(YamlFile.Text(path, new("một bản thiết kế", "a design"), "title"));
    }

    /// <summary>Reads the text of such a file.</summary>
    public static SamplingPlanReading Parse(string yaml)
    {
        var report = new FormReport();
        var root = YamlSource.Read(yaml, report);
        if (root is not null and not SetMap)
            report.Error("field-type", root.Place, "Tệp không phải một bản thiết kế mẫu: bắt đầu bằng “title: …”.", "The file is no sampling design: begin with “title: …”.");

        var plan = root is SetMap map && !HasErrors(report) ? new SamplingPlanReader(report).Read(map) : null;
        return new SamplingPlanReading(HasErrors(report) ? null : plan, report.Problems);
    }

    private static bool HasErrors(FormReport report) => report.Problems.Any(problem => problem.IsError);
}
