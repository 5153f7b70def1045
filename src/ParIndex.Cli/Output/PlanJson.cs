using System.Text.Json;
using ParIndex.App.Plans;
using ParIndex.Core.Plans.Optimising;

namespace ParIndex.Cli.Output;

/// <summary>An answer to an improvement problem as JSON.</summary>
internal static class PlanJson
{
    public static void Write(Terminal terminal, Utf8JsonWriter json, PlanSpec spec, PlanAnswer answer)
    {
        json.WriteString("goal", spec.Problem.Goal is ReachPoints ? "reach" : "most");
        json.WriteString("counting", spec.Problem.Goal.Counting == PointsCounting.Expected ? "expected" : "sure");
        json.WriteString("money", spec.Problem.Money);
        json.Objects("targets", (spec.Problem.Goal as ReachPoints)?.Targets ?? [], target =>
        {
            json.WriteNumber("year", target.Year);
            json.Decimal("points", target.Points);
            json.WriteString("origin", target.Origin is { } origin ? terminal.Say(origin) : null);
        });
        Answer(terminal, json, spec, answer);
        json.Objects("alternatives", answer.Alternatives, other => Answer(terminal, json, spec, other));
        json.Objects("obstacles", answer.Obstacles, obstacle =>
        {
            json.Decimal("now", obstacle.Now);
            json.Decimal("needed", obstacle.Needed);
            json.WriteString("text", terminal.Say(obstacle.Text));
        });
        json.Strings("notes", spec.Notes.Select(terminal.Say));
    }

    internal static string Name(PlanStatus status) => status switch
    {
        PlanStatus.Optimal => "optimal",
        PlanStatus.Feasible => "feasible",
        PlanStatus.Infeasible => "infeasible",
        _ => "unknown",
    };

    private static void Answer(Terminal terminal, Utf8JsonWriter json, PlanSpec spec, PlanAnswer answer)
    {
        json.WriteString("status", Name(answer.Status));
        json.Decimal("objective", answer.Plan?.Objective);
        json.Decimal("bound", answer.Bound);
        json.Decimal("gap", answer.Gap);
        json.WriteNumber("nodes", answer.Nodes);
        if (answer.Plan is not { } plan) return;
        json.Decimal("cost", plan.Cost);
        json.Decimal("scored_anew", spec.ScoredAnew(plan));
        json.Objects("steps", plan.Steps, step => Step(terminal, json, step));
        json.Objects("years", plan.Years, year =>
        {
            json.WriteNumber("year", year.Year);
            json.Decimal("points", year.Points);
            json.Decimal("sure_points", year.SurePoints);
            json.Decimal("expected_points", year.ExpectedPoints);
            json.Decimal("needed", year.Needed);
            json.Decimal("cost", year.Cost);
            json.Objects("effort", year.Effort.OrderBy(pair => pair.Key, StringComparer.Ordinal), pair =>
            {
                json.WriteString("agency", pair.Key);
                json.Decimal("days", pair.Value);
            });
        });
        json.Strings("warnings", plan.Warnings.Select(terminal.Say));
    }

    private static void Step(Terminal terminal, Utf8JsonWriter json, PlannedStep step)
    {
        json.WriteString("code", step.Leaf.Code);
        json.WriteString("title", step.Leaf.Title);
        json.WriteString("step", step.Step.Id);
        json.WriteString("change", terminal.Say(step.Step.Change));
        json.WriteNumber("from", step.From);
        json.WriteNumber("to", step.To);
        json.Decimal("gain", step.Step.Gain);
        json.Decimal("chance", step.Step.Chance);
        json.Decimal("cost", step.Cost);
        json.Decimal("cost_per_point", step.CostPerPoint);
        json.WriteString("owner", step.Step.Owner);
        json.WriteBoolean("paper_only", !step.Step.IsReal);
        json.Strings("reasons", step.Reasons.Select(terminal.Say));
    }
}
