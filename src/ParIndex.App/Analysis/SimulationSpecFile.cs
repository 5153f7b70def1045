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
    /// <summary>Reads the specification and the files it names.</summary>
    /// <exception cref="DocumentException">A file named is missing or not usable.</exception>
    public static SimulationReading Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var report = new FormReport();
        var root = YamlSource.Read(YamlFile.Text(path, new("một bản mô tả", "a specification"), "results"), report);
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
}
