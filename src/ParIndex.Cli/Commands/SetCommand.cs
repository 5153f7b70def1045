using System.CommandLine;
using ParIndex.App.Criteria;
using ParIndex.Cli.Output;

namespace ParIndex.Cli.Commands;

/// <summary><c>set check SET</c>, <c>set convert SET --to FILE</c>, <c>set list</c>.</summary>
internal static class SetCommand
{
    public static Command Create(Terminal terminal) => new(
        "set", "Bộ tiêu chí: kiểm tra, chuyển đổi YAML ↔ XLSX, liệt kê. / Criteria sets.")
    {
        Check(terminal), Convert(terminal), List(terminal),
    };

    private static Command Check(Terminal terminal)
    {
        var set = Shared.File("SET", "Tên bộ tiêu chí có sẵn, tệp YAML hoặc XLSX. / A shipped set, a YAML or XLSX file.");
        var json = Shared.Json();
        var command = new Command(
            "check", "Kiểm tra bộ tiêu chí và chạy các ca kiểm thử. Ví dụ: parindex set check province-876 / Checks a set and runs its test cases.")
        {
            set, json,
        };
        command.SetAction(parsed =>
        {
            var opened = CriteriaSetCatalog.Shipped().Check(parsed.GetRequiredValue(set));
            if (parsed.GetValue(json))
            {
                WriteJson(terminal, opened);
            }
            else
            {
                Print(terminal, opened);
            }

            return opened.Draft is null ? ExitCode.Unusable : opened.Problems.Any(problem => problem.IsError) ? ExitCode.Findings : ExitCode.Ok;
        });
        return command;
    }

    private static Command Convert(Terminal terminal)
    {
        var set = Shared.File("SET", "Bộ tiêu chí nguồn. / Source set.");
        var to = new Option<string>("--to") { Description = "Tệp đích .yaml hoặc .xlsx. / Target file.", Required = true };
        var command = new Command(
            "convert", "Chuyển YAML ↔ XLSX. Ví dụ: parindex set convert province-876 --to bo-tieu-chi.xlsx / Converts a set.")
        {
            set, to,
        };
        command.SetAction(parsed =>
        {
            var target = parsed.GetRequiredValue(to);
            CriteriaSetFile.Save(CriteriaSetFile.Load(parsed.GetRequiredValue(set)), target);
            terminal.Line(terminal.Say(new($"Đã ghi {target}.", $"Wrote {target}.")));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", "Các bộ tiêu chí có sẵn. / The shipped sets.");
        command.SetAction(_ =>
        {
            foreach (var id in CriteriaSetCatalog.Shipped().Ids())
            {
                var set = CriteriaSetFile.Load(id);
                terminal.Line($"{id,-22} {set.Edition,-16} {set.Title}");
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void WriteJson(Terminal terminal, SetReading opened) => terminal.Json(json =>
    {
        json.WriteString("set", opened.Draft?.Id);
        json.WriteNumber("leaves", opened.Draft?.Leaves().Count() ?? 0);
        json.WriteNumber("with_rule", opened.Draft?.Leaves().Count(leaf => leaf.Rule is not null) ?? 0);
        json.WriteNumber("tests", opened.Draft?.Leaves().Sum(leaf => leaf.Tests.Count) ?? 0);
        json.Objects("problems", opened.Problems, problem =>
        {
            json.WriteString("code", problem.Code);
            json.WriteString("severity", problem.IsError ? "error" : "warning");
            json.WriteString("criterion", problem.Criterion);
            if (problem.Place is { } place)
            {
                json.Place("source", place);
            }

            json.WriteString("message", terminal.Say(problem.Message));
        });
    });

    private static void Print(Terminal terminal, SetReading opened)
    {
        foreach (var problem in opened.Problems)
        {
            var mark = problem.IsError ? terminal.Say(new("Sai", "Error")) : terminal.Say(new("Lưu ý", "Note"));
            var where = problem.Place is { } place ? $" ({terminal.Say(place.ToMessage())})" : "";
            var code = problem.Criterion.Length == 0 ? "" : $" {problem.Criterion}:";
            terminal.Line($"{mark}:{code} {terminal.Say(problem.Message)}{where}");
        }

        if (opened.Draft is not { } set)
        {
            return;
        }

        var leaves = set.Leaves().ToList();
        var errors = opened.Problems.Count(problem => problem.IsError);
        terminal.Line(terminal.Say(new(
            $"{set.Id} ({set.Edition}): {leaves.Count} tiêu chí chấm điểm, {leaves.Count(leaf => leaf.Rule is not null)} có cách tính, "
            + $"{leaves.Sum(leaf => leaf.Tests.Count)} ca kiểm thử, {errors} lỗi.",
            $"{set.Id} ({set.Edition}): {leaves.Count} leaves, {leaves.Count(leaf => leaf.Rule is not null)} with a rule, "
            + $"{leaves.Sum(leaf => leaf.Tests.Count)} test cases, {errors} errors.")));
    }
}
