using ParIndex.App.Plans;
using ParIndex.Core.Plans.Optimising;

namespace ParIndex.Cli.Output;

/// <summary>An answer to an improvement problem for the terminal.</summary>
internal static class PlanTextOutput
{
    public static void Print(Terminal terminal, PlanSpec spec, PlanAnswer answer)
    {
        Headline(terminal, spec, answer);
        if (answer.Plan is { } plan) Plan(terminal, spec, plan);
        foreach (var obstacle in answer.Obstacles) terminal.Line("- " + terminal.Say(obstacle.Text));
        foreach (var (other, number) in answer.Alternatives.Select((other, i) => (other, i + 2)))
        {
            terminal.Line();
            terminal.Line($"## {terminal.Say(new($"Phương án {number}", $"Plan {number}"))}: {Objective(terminal, spec, other)} · {State(terminal, other)}");
            Differences(terminal, answer.Plan!, other.Plan!);
        }

        foreach (var note in spec.Notes) terminal.Line("* " + terminal.Say(note));
    }

    private static void Headline(Terminal terminal, PlanSpec spec, PlanAnswer answer)
    {
        foreach (var target in (spec.Problem.Goal as ReachPoints)?.Targets ?? [])
        {
            var origin = target.Origin is { } from ? $" ({terminal.Say(from)})" : "";
            terminal.Line(terminal.Say(new(
                $"Mục tiêu {target.Year}: đạt {Show(terminal, target.Points)} điểm{origin}, tốn ít nhất.",
                $"Goal {target.Year}: {Show(terminal, target.Points)} points{origin} at least cost.")));
        }

        if (spec.Problem.Goal is MostPoints) terminal.Line(terminal.Say(new("Mục tiêu: nhiều điểm nhất trong giới hạn.", "Goal: most points within the limits.")));
        terminal.Line($"# {(answer.Plan is null ? "" : Objective(terminal, spec, answer) + " · ")}{State(terminal, answer)}");
        terminal.Line();
    }

    private static string Objective(Terminal terminal, PlanSpec spec, PlanAnswer answer)
    {
        var plan = answer.Plan!;
        var cost = $"{Show(terminal, plan.Cost)} {spec.Problem.Money}";
        return spec.Problem.Goal is ReachPoints ? cost : terminal.Say(new(
            $"thêm {Show(terminal, plan.Objective)} điểm, {cost}", $"{Show(terminal, plan.Objective)} points more, {cost}"));
    }

    private static string State(Terminal terminal, PlanAnswer answer) => terminal.Say(answer.Status switch
    {
        PlanStatus.Optimal => new($"đã chứng minh tối ưu ({answer.Nodes} nút)", $"proved optimal ({answer.Nodes} nodes)"),
        PlanStatus.Feasible => new(
            $"chưa chứng minh tối ưu, có thể hơn nhiều nhất {Show(terminal, answer.Gap ?? 0)} ({answer.Nodes} nút)",
            $"not proved optimal, may be off by {Show(terminal, answer.Gap ?? 0)} at most ({answer.Nodes} nodes)"),
        PlanStatus.Infeasible => new("Không có phương án nào đạt mục tiêu trong các giới hạn này.", "No plan reaches the goal within these limits."),
        _ => new("Hết giới hạn tìm kiếm mà chưa có phương án; tăng --seconds hoặc --nodes.", "The search ended without a plan; raise --seconds or --nodes."),
    });

    private static void Plan(Terminal terminal, PlanSpec spec, ChosenPlan plan)
    {
        var money = spec.Problem.Money;
        foreach (var step in plan.Steps)
        {
            var years = spec.Problem.Years == 1 ? "" : step.From == step.To ? $" · {step.From}" : $" · {step.From}–{step.To}";
            var chance = step.Step.Chance == 1 ? "" : $" · {Show(terminal, step.Step.Chance * 100)} %";
            terminal.Line($"- {step.Leaf.Code} {step.Leaf.Title} [{step.Step.Id}]: +{Show(terminal, step.Step.Gain)} · {Show(terminal, step.Cost)} {money}{chance}{years}");
            terminal.Line($"    {terminal.Say(step.Step.Change)}");
            if (step.Step.Owner is { } owner) terminal.Line($"    {terminal.Say(new("Chủ trì", "Owner"))}: {owner}");
            if (step.Reasons.Count > 0) terminal.Line($"    {terminal.Say(new("Vì", "Because"))}: {string.Join("; ", step.Reasons.Select(terminal.Say))}");
        }

        terminal.Line();
        foreach (var year in plan.Years)
        {
            var effort = string.Concat(year.Effort.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => terminal.Say(new($", {pair.Key} {Show(terminal, pair.Value)} ngày công", $", {pair.Key} {Show(terminal, pair.Value)} person-days"))));
            terminal.Line(terminal.Say(new(
                $"{year.Year}: {Show(terminal, year.Points)} điểm (kỳ vọng {Show(terminal, year.ExpectedPoints)}), chi {Show(terminal, year.Cost)} {money}{effort}",
                $"{year.Year}: {Show(terminal, year.Points)} points (expected {Show(terminal, year.ExpectedPoints)}), spends {Show(terminal, year.Cost)} {money}{effort}")));
        }

        if (spec.ScoredAnew(plan) is { } anew)
        {
            terminal.Line(terminal.Say(new($"Chấm lại bằng bộ tiêu chí: {Show(terminal, anew)} điểm.", $"Scored anew by the set: {Show(terminal, anew)} points.")));
        }

        foreach (var warning in plan.Warnings) terminal.Line($"! {terminal.Say(warning)}");
    }

    /// <summary>An alternative is told by what it does otherwise than the best plan.</summary>
    private static void Differences(Terminal terminal, ChosenPlan best, ChosenPlan other)
    {
        static string Key(PlannedStep step) => $"{step.Step.Id} {step.From}–{step.To}";
        var (before, after) = (best.Steps.Select(Key).ToHashSet(StringComparer.Ordinal), other.Steps.Select(Key).ToHashSet(StringComparer.Ordinal));
        foreach (var step in other.Steps.Where(step => !before.Contains(Key(step)))) terminal.Line($"  + {Line(terminal, step)}");
        foreach (var step in best.Steps.Where(step => !after.Contains(Key(step)))) terminal.Line($"  − {Line(terminal, step)}");
    }

    private static string Line(Terminal terminal, PlannedStep step) =>
        $"{step.Leaf.Code} [{step.Step.Id}] {step.From}: +{Show(terminal, step.Step.Gain)}, {Show(terminal, step.Cost)} – {terminal.Say(step.Step.Change)}";

    private static string Show(Terminal terminal, decimal value) => Figures.Short(value, 4, terminal.Language);
}
