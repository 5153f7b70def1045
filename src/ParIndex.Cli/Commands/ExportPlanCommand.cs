using System.CommandLine;
using System.Globalization;
using ParIndex.App.Plans;
using ParIndex.App.Results;
using ParIndex.App.Results.Appendix;
using ParIndex.Cli.Output;
using ParIndex.Core.Plans;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;
using ParIndex.Documents.Writing;

namespace ParIndex.Cli.Commands;

/// <summary><c>export plan FILE --to X</c>: the next year's plan from a result: targets, tasks and leads taken over where the file has them, proposed where it has not.</summary>
internal static class ExportPlanCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = Shared.File("FILE", "Bảng kết quả năm trước, hoặc tệp số liệu khi có --set. / Last year's result, or inputs with --set.");
        var set = new Option<string?>("--set") { Description = "Bộ tiêu chí: chấm từ số liệu trong FILE. / Criteria set: score the inputs in FILE." };
        var year = new Option<int?>("--year") { Description = "Năm của kế hoạch; mặc định là năm sau năm của kết quả. / Year of the plan." };
        var authority = new Option<string>("--authority") { Description = "Tên đơn vị lập kế hoạch, ví dụ “tỉnh Đắk Nông”. / Who makes the plan.", Required = true };
        var propose = new Option<bool>("--propose") { Description = "Bỏ mục tiêu, nhiệm vụ in sẵn, đề xuất lại từ đầu. / Propose anew." };
        var goal = new Option<decimal?>("--goal") { Description = "Tổng điểm phải đạt, để kiểm tra. / Points to reach in all." };
        var to = new Option<string>("--to") { Description = "Tệp đích .docx, .xlsx, .csv hoặc .json. / Target file.", Required = true };
        var command = new Command(
            "plan", "Lập kế hoạch cải thiện năm sau. Ví dụ: parindex export plan phu-luc.docx --authority \"tỉnh Đắk Nông\" --to ke-hoach.docx / Writes next year's plan.")
        {
            file, set, year, authority, propose, goal, to,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var (table, ledger, sipas) = Source(path, parsed.GetValue(set), parsed.GetValue(propose), terminal);
            if ((parsed.GetValue(year) ?? YearAfter(table)) is not { } planned)
            {
                terminal.Error(new("Không biết kế hoạch cho năm nào. Thêm --year.", "The year of the plan is not known. Add --year."));
                return ExitCode.Unusable;
            }

            var plan = ImprovementPlan.Of(table, ledger, planned);
            Write(new PlanHead(parsed.GetRequiredValue(authority), planned), plan, sipas ?? SipasTasks.Table(), parsed.GetRequiredValue(to));
            return Tell(terminal, plan, PlanCheck.Of(plan, parsed.GetValue(goal)), parsed.GetRequiredValue(to));
        });
        return command;
    }

    private static (OfficialTable Table, LostPointLedger Ledger, OfficialTable? Sipas) Source(string path, string? set, bool proposes, Terminal terminal)
    {
        if (set is not null)
        {
            var scorer = ScoreCommand.ScorerOf(set, terminal);
            var card = ScorecardFile.Read(path)[0];
            var score = scorer.Score(card);
            var scored = ScoredTable.Of(score, card, scorer.Set);
            return (scored with { Rows = [.. scored.Rows.Select(row => WithAgencies(row, scorer))] }, LostPointLedger.Of(score, scorer, card), null);
        }

        var document = ReadCommand.Open(path, terminal);
        var table = ResultTable.Of(document);
        var sipas = document.Tables.FirstOrDefault(other => other != table && other.Rows.Any(row => row.Lead.Count > 0) && other.Rows.All(row => row.Max is null));
        return (proposes ? table with { Rows = [.. table.Rows.Select(row => row with { TargetPoints = null, Tasks = [] })] } : table, LostPointLedger.Of(table), sipas);
    }

    /// <summary>A result names agencies where points were lost; a plan names them for every criterion.</summary>
    private static OfficialRow WithAgencies(OfficialRow row, SetScorer scorer) => row.Lead.Count == 0 && scorer.TryLeaf(row.Code, out var leaf)
        ? row with { Lead = leaf.Criterion.Lead, Coordinators = leaf.Criterion.Coordinators }
        : row;

    private static int? YearAfter(OfficialTable table) => table.Columns.FirstOrDefault(column => column.Kind == ColumnKind.Score)?.Year + 1;

    private static void Write(PlanHead head, ImprovementPlan plan, OfficialTable sipas, string to)
    {
        if (Path.GetExtension(to).Equals(".docx", StringComparison.OrdinalIgnoreCase))
            WholeFile.Write(to, stream => PlanDocument.Write(stream, head, plan, sipas));
        else
            AppendixFile.Write(PlanDocument.Tables(head, plan, sipas), to);
    }

    private static int Tell(Terminal terminal, ImprovementPlan plan, IReadOnlyList<PlanFinding> findings, string to)
    {
        var (leaves, targets, tasks) = (plan.Leaves.Count(), plan.Leaves.Count(line => line.Proposal is not null), plan.Leaves.Count(line => line.Tasks.Any(task => task.IsProposed)));
        var (vi, en) = (CultureInfo.GetCultureInfo("vi-VN"), CultureInfo.InvariantCulture);
        terminal.Line(terminal.Say(new(
            string.Create(vi, $"{leaves} tiêu chí chấm điểm: đạt {plan.Last:0.####}, mục tiêu {plan.Target:0.####} trên {plan.Max:0.####}; đề xuất {targets} mục tiêu, {tasks} nhiệm vụ."),
            string.Create(en, $"{leaves} leaves: reached {plan.Last:0.####}, target {plan.Target:0.####} of {plan.Max:0.####}; {targets} targets and {tasks} tasks proposed."))));
        foreach (var same in findings.GroupBy(finding => (finding.IsError, Text: terminal.Say(finding.Message))))
        {
            var codes = string.Join(", ", same.Select(finding => finding.Code));
            terminal.Line($"  {(same.Key.IsError ? "✗" : "!")} {(codes.Length > 0 ? codes + ": " : "")}{same.Key.Text}");
        }

        terminal.Line(terminal.Say(new($"Đã ghi {to}.", $"Wrote {to}.")));
        return findings.Any(finding => finding.IsError) ? ExitCode.Findings : ExitCode.Ok;
    }
}
