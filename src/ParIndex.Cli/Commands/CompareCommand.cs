using System.CommandLine;
using ParIndex.App.Results;
using ParIndex.Cli.Output;
using ParIndex.Core.Criteria;
using ParIndex.Core.Results;

namespace ParIndex.Cli.Commands;

/// <summary><c>compare SET INPUTS --before SET --before-inputs FILE</c>: two years, also of different editions.</summary>
internal static class CompareCommand
{
    public static Command Create(Terminal terminal)
    {
        var set = Shared.File("SET", "Bộ tiêu chí của năm sau. / Set of the later year.");
        var inputs = Shared.File("INPUTS", "Số liệu của năm sau. / Figures of the later year.");
        var beforeSet = new Option<string?>("--before") { Description = "Bộ tiêu chí của năm trước (mặc định: cùng bộ). / Set of the earlier year." };
        var beforeInputs = new Option<string>("--before-inputs") { Description = "Số liệu của năm trước. / Figures of the earlier year.", Required = true };
        var json = Shared.Json();
        var command = new Command(
            "compare",
            "So sánh hai năm, kể cả khi đổi bộ tiêu chí. Ví dụ: parindex compare province-876 2023.csv --before province-1149 --before-inputs 2020.csv"
            + " / Compares two years, also across editions.")
        {
            set, inputs, beforeSet, beforeInputs, json,
        };
        command.SetAction(parsed =>
        {
            var later = ScoreCommand.ScorerOf(parsed.GetRequiredValue(set), terminal);
            var earlier = parsed.GetValue(beforeSet) is { } name ? ScoreCommand.ScorerOf(name, terminal) : later;
            var after = ScorecardFile.Read(parsed.GetRequiredValue(inputs));
            var before = ScorecardFile.Read(parsed.GetRequiredValue(beforeInputs)).ToDictionary(card => card.Unit, StringComparer.Ordinal);
            var map = new EditionMap(earlier.Set, later.Set);
            var compared = after.Where(card => before.ContainsKey(card.Unit)).Select(card => (
                card.Unit,
                Changes: YearChange.Between(earlier.Score(before[card.Unit], explain: false), later.Score(card, explain: false), map, out var left),
                Left: left)).ToList();
            if (parsed.GetValue(json))
            {
                terminal.Json(writer => writer.Objects("units", compared, unit =>
                {
                    writer.WriteString("unit", unit.Unit);
                    writer.Objects("nodes", unit.Changes, change =>
                    {
                        writer.WriteString("code", change.Node.Code);
                        writer.WriteString("title", change.Node.Title);
                        writer.Decimal("points", change.Points);
                        writer.Decimal("before", change.Before.Points);
                        writer.Decimal("comparable", change.Comparable);
                        writer.Decimal("comparable_max", change.Before.Max);
                        writer.Decimal("change", change.Change);
                    });
                    writer.Objects("not_comparable", unit.Left, leaf =>
                    {
                        writer.WriteString("code", leaf.Node.Code);
                        writer.WriteBoolean("earlier", leaf.IsEarlier);
                        writer.WriteString("message", terminal.Say(leaf.Message));
                    });
                }));
            }
            else
            {
                foreach (var (unit, changes, left) in compared)
                {
                    Print(terminal, unit, changes, left);
                }
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(Terminal terminal, string unit, IReadOnlyList<YearChange> changes, IReadOnlyList<NotComparable> left)
    {
        terminal.Line($"# {unit}");
        foreach (var change in changes.Where(change => change.Level == 1 || change is { Node.IsLeaf: true, Change: not (null or 0) }))
        {
            var sign = change.Change switch { null => "", > 0 => "▲", < 0 => "▼", _ => "=" };
            var amount = change.Change is { } value ? Figures.Short(Math.Abs(value), 4, terminal.Language) : terminal.Say(new("không so được", "no counterpart"));
            terminal.Line($"{new string(' ', (change.Level - 1) * 2)}{change.Node.Code} {change.Node.Title}: {sign} {amount}");
        }

        terminal.Line(terminal.Say(new(
            $"{left.Count} tiêu chí không có tiêu chí tương ứng ở bộ kia.", $"{left.Count} leaves have no counterpart in the other set.")));
        terminal.Line();
    }
}
