using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;

namespace ParIndex.Cli.Output;

/// <summary>A scored unit for the terminal.</summary>
internal static class ScoreText
{
    public static void Print(Terminal terminal, CriteriaSet set, UnitScore unit)
    {
        var language = terminal.Language;
        var band = unit.Band is null ? "" : terminal.Say(new($", nhóm {unit.Band}", $", band {unit.Band}"));
        terminal.Line($"# {unit.Unit}: {Figures.Fixed(unit.Points, set.Digits, language)}/{Figures.Short(unit.Max, 2, language)}{band}");
        if (!unit.IsComplete)
        {
            terminal.Line(terminal.Say(new("Chưa đủ số liệu: điểm tính đến nay.", "Figures are incomplete: points so far.")));
        }

        foreach (var node in unit.Nodes)
        {
            var indent = new string(' ', (node.Level - 1) * 2);
            var mark = node.State switch
            {
                NodeState.Missing => terminal.Say(new(" (chưa có số liệu)", " (no figures)")),
                NodeState.Invalid => terminal.Say(new(" (số liệu không hợp lệ)", " (invalid figures)")),
                NodeState.NotApplicable => terminal.Say(new(" (không áp dụng)", " (not applicable)")),
                _ => "",
            };
            terminal.Line($"{indent}{node.Code} {node.Criterion.Title}: {Figures.Exact(node.Points, language)}/{Figures.Exact(node.Max, language)}{mark}");
            foreach (var step in node.Steps.Where(_ => node.State != NodeState.Direct && node.Lost != 0))
            {
                terminal.Line($"{indent}    {(step.IsFailed ? "✗" : "·")} {terminal.Say(step.Text)}");
            }
        }

        terminal.Line();
    }
}
