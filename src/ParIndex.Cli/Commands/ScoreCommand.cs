using System.CommandLine;
using System.Text.Json;
using ParIndex.App.Criteria;
using ParIndex.App.Results;
using ParIndex.Cli.Output;
using ParIndex.Core.Scoring;

namespace ParIndex.Cli.Commands;

/// <summary><c>score SET --inputs FILE --json</c>: from declared figures to points, with the steps.</summary>
internal static class ScoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var set = Shared.File("SET", "Bộ tiêu chí: tên có sẵn, tệp YAML hoặc XLSX. / A shipped set, a YAML or XLSX file.");
        var inputs = new Option<string>("--inputs") { Description = "CSV (unit, code, input, value) hoặc YAML.", Required = true };
        var brief = new Option<bool>("--no-steps") { Description = "Không kèm các bước tính. / Without the steps." };
        var json = Shared.Json();
        var command = new Command(
            "score",
            "Chấm điểm từ số liệu. Ví dụ: parindex score province-876 --inputs so-lieu.csv / Scores declared figures.")
        {
            set, inputs, brief, json,
        };
        command.SetAction(parsed =>
        {
            var scorer = ScorerOf(parsed.GetRequiredValue(set), terminal);
            var table = ScorecardFile.ReadInputs(parsed.GetRequiredValue(inputs), scorer);
            var scores = scorer.ScoreMany(table);
            var explain = parsed.GetValue(brief) ? null : table;
            var units = Enumerable.Range(0, scores.Units.Count).Select(unit => scores.Unit(unit, explain));
            var standing = Standing.Of(scorer, scores);
            if (parsed.GetValue(json))
            {
                terminal.Json(writer => Write(terminal, writer, scorer, standing, units));
            }
            else
            {
                foreach (var unit in units)
                {
                    ScoreText.Print(terminal, scorer.Set, unit);
                }
            }

            foreach (var problem in table.Problems)
            {
                terminal.Error(new($"{problem.Unit}: {problem.Message.Vietnamese}", $"{problem.Unit}: {problem.Message.English}"));
            }

            return table.Problems.Count > 0 ? ExitCode.Findings : ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Loads and compiles a set; rule errors are told and the leaf falls back to direct points.</summary>
    internal static SetScorer ScorerOf(string name, Terminal terminal)
    {
        var scorer = SetScorer.Compile(CriteriaSetFile.Load(name), out var problems);
        foreach (var (code, problem) in problems.Where(found => found.Problem.IsError))
        {
            terminal.Error(new($"Tiêu chí {code}: {problem.Message.Vietnamese}", $"Criterion {code}: {problem.Message.English}"));
        }

        return scorer;
    }

    internal static string Name(NodeState state) => state switch
    {
        NodeState.Scored => "scored",
        NodeState.Direct => "direct",
        NodeState.NotApplicable => "not_applicable",
        NodeState.Missing => "missing",
        NodeState.Invalid => "invalid",
        _ => "incomplete",
    };

    private static void Write(Terminal terminal, Utf8JsonWriter json, SetScorer scorer, Standing standing, IEnumerable<UnitScore> units)
    {
        json.WriteString("set", scorer.Set.Id);
        if (standing.Ranks.Length == 1)
        {
            WriteUnit(terminal, json, scorer, standing, units.Single(), 0);
            return;
        }

        json.Objects("units", units.Select((unit, i) => (unit, i)), pair =>
        {
            WriteUnit(terminal, json, scorer, standing, pair.unit, pair.i);
            json.Flush();
        });
    }

    private static void WriteUnit(Terminal terminal, Utf8JsonWriter json, SetScorer scorer, Standing standing, UnitScore unit, int index)
    {
        json.WriteString("unit", unit.Unit);
        json.Decimal("total", unit.Points);
        json.Decimal("max", unit.Max);
        json.Decimal("percent", unit.Percent);
        json.WriteString("shown", Figures.Fixed(unit.Points, scorer.Set.Digits, Core.Text.Language.English));
        json.WriteString("band", unit.Band);
        json.WriteNumber("rank", standing.Ranks[index]);
        json.WriteBoolean("complete", unit.IsComplete);
        json.Objects("parts", standing.Parts, part =>
        {
            json.WriteString("code", part.Code);
            json.Decimal("points", part.Points[index]);
            json.Decimal("max", part.Max[index]);
            json.Decimal("percent", part.Percent(index));
            json.WriteNumber("rank", part.Ranks[index]);
        });
        json.Objects("nodes", unit.Nodes, node =>
        {
            json.WriteString("code", node.Code);
            json.Decimal("points", node.Points);
            json.Decimal("max", node.Max);
            json.WriteString("state", Name(node.State));
            json.Strings("steps", node.Steps.Select(step => terminal.Say(step.Text)));
        });
    }

    /// <summary>Ranks of the totals and of every part.</summary>
    private sealed record Standing(int[] Ranks, IReadOnlyList<ScorePart> Parts)
    {
        public static Standing Of(SetScorer scorer, ScoreTable table) => new(
            Ranking.Rank(table.Rows().Select(row => Percentages.Of(row.Points, row.Max) ?? 0).ToArray(), scorer.Set.Ties),
            ScorePart.Of(scorer, table));
    }
}
