using ParIndex.Core.Plans;
using ParIndex.Core.Results;

namespace ParIndex.App.Plans.Making;

/// <summary>Turns tables of an official document, or a result, into what a new plan begins with.</summary>
internal static class TablesToContent
{
    /// <summary>Most rows of a plan: a criteria set has some 150.</summary>
    public const int MostLines = 5_000;

    /// <summary>Tables with points get a proposed target and task where none is printed; others are taken as they are.</summary>
    public static IReadOnlyList<NewPart> Of(IEnumerable<OfficialTable> tables, int year) => [.. tables.Where(table => table.Rows.Count > 0).Select(table =>
        TableFigures.LeavesOf(table).Any(leaf => leaf is { Max: > 0, Score: not null }) ? WithPoints(table, year) : AsPrinted(table))];

    private static NewPart WithPoints(OfficialTable table, int year)
    {
        var plan = ImprovementPlan.Of(table, LostPointLedger.Of(table), year);
        var rows = table.Rows.Where(row => row.Level > 0).ToList();
        var columns = PlanTable.Of(plan, "").Columns;
        return new NewPart(table.Caption, columns, Unique([.. plan.Lines.Zip(rows, (line, row) => Line(row) with
        {
            IsLeaf = line.IsLeaf, Max = line.Max, Last = line.Last, Target = line.IsLeaf ? line.Target : null, Proposal = line.Proposal?.Why.Vietnamese, ProposalEn = line.Proposal?.Why.English,
            Tasks = [.. line.Tasks.Select(task => new NewTask(task.Text, task.Kind, task.IsProposed))],
        })]));
    }

    private static NewPart AsPrinted(OfficialTable table)
    {
        var parents = table.Rows.Select(row => row.Parent).ToHashSet(StringComparer.Ordinal);
        return new NewPart(table.Caption, table.Columns, Unique([.. table.Rows.Where(row => row.Level > 0).Select(row =>
        {
            var isLeaf = !parents.Contains(row.Code);
            return Line(row) with
            {
                IsLeaf = isLeaf,
                Tasks = isLeaf && row.Tasks.Count == 0 && row.Lead.Count > 0
                    ? [.. OfRow(row).Select(text => new NewTask(text, PlanTaskKind.Improve, IsProposed: false, IsTitle: true))]
                    : [.. row.Tasks.Select(task => new NewTask(task, PlanTaskKind.Improve, IsProposed: false))],
            };
        })]));
    }

    /// <summary>A table without a column of tasks lists the tasks themselves: what each row is to reach in words, else its title.</summary>
    private static string[] OfRow(OfficialRow row) => row.TargetText.Length > 0 ? row.TargetText.Split(" | ", StringSplitOptions.RemoveEmptyEntries) : row.Title.Length > 0 ? [row.Title] : [];

    private static NewLine Line(OfficialRow row) => new()
    {
        Code = row.Code, ParentCode = row.Parent, Level = row.Level, Title = row.Title, Survey = row.Survey, Max = row.Max, Last = row.Score, Target = row.TargetPoints, TargetText = row.TargetText, Cause = row.Cause,
        Lead = row.Lead, Coordinators = row.Coordinators, Monitor = row.Monitor, Time = row.Time, Note = row.Note, Inherited = row.Inherited,
    };

    /// <summary>Printed codes may stand twice: the second is kept as "1#2", and printed as "1" again.</summary>
    private static IReadOnlyList<NewLine> Unique(IReadOnlyList<NewLine> lines)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. lines.Take(MostLines).Select(line =>
        {
            var times = seen[line.Code] = seen.GetValueOrDefault(line.Code) + 1;
            return times == 1 ? line : line with { Code = FormattableString.Invariant($"{line.Code}#{times}") };
        })];
    }
}
