using System.CommandLine;
using ParIndex.App.Plans;
using ParIndex.Cli.Output;
using ParIndex.Core.Plans.Optimising;

namespace ParIndex.Cli.Commands;

/// <summary><c>plan optimise SPEC --json</c>: the cheapest steps that reach a goal, or the most points within limits.</summary>
internal static class PlanCommand
{
    public static Command Create(Terminal terminal) => new("plan", "Kế hoạch cải thiện chỉ số. / Improvement plans.")
    {
        Optimise(terminal),
    };

    private static Command Optimise(Terminal terminal)
    {
        var spec = Shared.File("SPEC", "YAML: các bước, giới hạn, mục tiêu (docs/method/cheapest-points.md). / Steps, limits and goal.");
        var alternatives = new Option<int>("--alternatives") { Description = "Số phương án tốt tiếp theo, 0 đến 50. / Next best plans.", DefaultValueFactory = _ => 0 };
        var seconds = new Option<double>("--seconds") { Description = "Thời gian tìm nhiều nhất (60). / Longest search.", DefaultValueFactory = _ => 60 };
        var nodes = new Option<long>("--nodes") { Description = "Số nút tìm nhiều nhất mỗi phương án. / Most search nodes per plan.", DefaultValueFactory = _ => 1_000_000 };
        alternatives.Validators.Add(result => Range(result, result.GetValueOrDefault<int>(), 0, PlanSearch.MostAlternatives));
        seconds.Validators.Add(result => Range(result, result.GetValueOrDefault<double>(), 0.001, 86_400));
        nodes.Validators.Add(result => Range(result, result.GetValueOrDefault<long>(), 1, 1e12));
        var json = Shared.Json();
        var command = new Command(
            "optimise",
            "Chọn các bước lấy điểm rẻ nhất, có chứng minh tối ưu. Ví dụ: parindex plan optimise ke-hoach.yaml --alternatives 2 / Cheapest points first, proved.")
        {
            spec, alternatives, seconds, nodes, json,
        };
        command.SetAction(parsed =>
        {
            if (Read(parsed.GetRequiredValue(spec), terminal) is not { } read) return ExitCode.Unusable;
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(parsed.GetValue(seconds)));
            var answer = PlanOptimiser.Solve(read.Problem, new PlanSearch(parsed.GetValue(nodes), parsed.GetValue(alternatives)), limit.Token);
            if (parsed.GetValue(json))
            {
                terminal.Json(writer => PlanJson.Write(terminal, writer, read, answer));
            }
            else
            {
                PlanTextOutput.Print(terminal, read, answer);
            }

            return answer.Plan is null ? ExitCode.Findings : ExitCode.Ok;
        });
        return command;
    }

    private static void Range(System.CommandLine.Parsing.OptionResult result, double value, double low, double high)
    {
        if (!(value >= low && value <= high)) result.AddError($"{result.Option.Name}: {low} … {high}.");
    }

    /// <summary>Null: what is wrong was told, each with its place.</summary>
    private static PlanSpec? Read(string path, Terminal terminal)
    {
        try
        {
            return PlanSpecFile.Read(path);
        }
        catch (PlanSpecException wrong)
        {
            foreach (var (place, text) in wrong.Problems)
                terminal.Error(wrong.File, place, text);

            return null;
        }
    }
}
