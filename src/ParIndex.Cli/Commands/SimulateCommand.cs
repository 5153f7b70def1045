using System.CommandLine;
using ParIndex.App.Analysis;
using ParIndex.Cli.Output;
using ParIndex.Core.Analysis.Scenarios;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Scoring;

namespace ParIndex.Cli.Commands;

/// <summary><c>simulate SPEC --json</c>: intervals of index and rank under named sources of uncertainty.</summary>
internal static class SimulateCommand
{
    public static Command Create(Terminal terminal)
    {
        var spec = Shared.File("SPEC", "Tệp YAML: kết quả, nguồn bất định, câu hỏi. / YAML: results, sources of uncertainty, questions.");
        var seed = new Option<int?>("--seed") { Description = "Mầm ngẫu nhiên thay cho mầm trong tệp. / Seed instead of the file's." };
        var draws = new Option<int?>("--draws") { Description = "Số lần mô phỏng thay cho trong tệp. / Number of draws instead of the file's." };
        var json = Shared.Json();
        var command = new Command(
            "simulate",
            "Mô phỏng khoảng thứ hạng, xác suất đạt hạng, nhóm. Ví dụ: parindex simulate mo-phong.yaml / Simulates intervals of ranks.")
        {
            spec, seed, draws, json,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(spec);
            var reading = SimulationSpecFile.Read(path);
            foreach (var problem in reading.Problems)
                terminal.Error(Path.GetFileName(path), problem.Place, problem.Message);

            if (reading.Plan is not { } plan || !IsUsable(terminal, plan, parsed.GetValue(seed), parsed.GetValue(draws)))
            {
                return ExitCode.Unusable;
            }

            var report = Run(plan, (ulong?)parsed.GetValue(seed) ?? plan.Seed, parsed.GetValue(draws) ?? plan.Draws);
            if (parsed.GetValue(json))
            {
                terminal.Json(writer => SimulationJson.Write(terminal, writer, report));
            }
            else
            {
                SimulationText.Print(terminal, report);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static SimulationReport Run(SimulationPlan plan, ulong seed, int draws)
    {
        var run = plan.Simulation.Run(seed, draws, AllCores.Run);
        var data = plan.Simulation.Data;
        var tornado = plan.Focus is { } unit ? Tornado.Of(plan.Simulation, unit, seed, draws, runner: AllCores.Run) : [];
        var sensitivity = plan is { Focus: { } own, Set: { } set, Scores: { } score }
            ? RankSensitivity.Of(set, score, new Standing(
                data.Units.Select((name, i) => new ResultRow(name, data.NominalPercents[i], 100)).Where((_, i) => i != own), data.Ties))
            : [];
        return new SimulationReport(plan, run.Recipe, run.Units(plan.Questions, AllCores.Run), [.. plan.Pairs.Select(pair => run.Outranks(pair.Unit, pair.Other))], tornado, sensitivity);
    }

    private static bool IsUsable(Terminal terminal, SimulationPlan plan, int? seed, int? draws)
    {
        var most = Math.Min(Simulation.MostDraws, Simulation.MostResults / plan.Simulation.Data.Units.Count);
        if (seed is null or >= 0 && (draws is null || (draws >= 1 && draws <= most)))
        {
            return true;
        }

        terminal.Error(new($"--seed là số nguyên từ 0; --draws từ 1 đến {most}.", $"--seed is a whole number from 0; --draws lies between 1 and {most}."));
        return false;
    }
}
