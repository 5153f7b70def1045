using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Plans;

/// <summary>Steps from the rules' inverse with what the cost table and earlier years say of them.</summary>
internal sealed class RuleSteps(StepDraft draft, StepTable table, IReadOnlyList<PastStep> history, List<Message> notes)
{
    private const int MostNamed = 200;

    /// <summary>Leaves with steps that have a cost; steps without any are named and left out, since free they would always win.</summary>
    /// <exception cref="DocumentException">A row names a leaf or step that is not there, or gains more than is lost.</exception>
    public IReadOnlyList<ImprovementLeaf> Leaves()
    {
        Check();
        var rows = table.Rows.ToDictionary(row => (row.Code, row.Step));
        var uncosted = new List<Message>();
        var guessed = new List<string>();
        var leaves = new List<ImprovementLeaf>();
        foreach (var leaf in draft.Leaves)
        {
            var steps = new List<ImprovementStep>();
            for (var number = 1; number <= leaf.Steps.Count; number++)
            {
                var step = leaf.Steps[number - 1];
                var own = rows.GetValueOrDefault((leaf.Code, Text(number)));
                var (row, cost) = own is not null ? (own, own.Cost) : rows.GetValueOrDefault((leaf.Code, "*")) is { } any ? (any, any.Cost * step.Change.Gain) : (null, 0m);
                var guess = row is null || row.Chance is null ? StepGuess.Of(leaf.Code, step.Change.Gain, history) : null;
                if (row is null && guess is null)
                {
                    uncosted.Add(new($"{step.Id}: {step.Change.Text.Vietnamese}", $"{step.Id}: {step.Change.Text.English}"));
                    continue;
                }

                if (guess is not null) guessed.Add(step.Id);
                steps.Add(Step(step.Id, step.Change.Text, step.Change.Gain, row, row is null ? guess!.Cost : cost, guess?.Chance, leaf));
            }

            steps.AddRange(table.Rows.Where(row => row.Code == leaf.Code && row.Gain is not null)
                .Select(row => Step($"{leaf.Code}/{row.Step}", Words(row), row.Gain!.Value, row, row.Cost, null, leaf)));
            if (steps.Count > 0) leaves.Add(new ImprovementLeaf(leaf.Code, leaf.Title, steps));
            else if (leaf.Steps.Count == 0) uncosted.Add(new($"{leaf.Code}: không có cách tính hoặc số liệu để suy ra bước", $"{leaf.Code}: no rule or figures to draw steps from"));
        }

        Note(guessed, "lấy chi phí hoặc khả năng thành công gợi ý từ các năm trước", "take cost or chance suggested by earlier years");
        if (uncosted.Count > 0)
        {
            notes.Add(new(
                $"{uncosted.Count} mục chưa có bước hoặc chi phí nên không xét (ghi vào bảng costs):", $"{uncosted.Count} steps or leaves have no cost and are left out (put them into the costs table):"));
            notes.AddRange(uncosted.Take(MostNamed));
        }

        return leaves;
    }

    private static ImprovementStep Step(string id, Message change, decimal gain, StepRow? row, decimal cost, decimal? chance, DraftLeaf leaf) => new()
    {
        Id = id,
        Change = change,
        Gain = gain,
        Cost = cost,
        Upkeep = row?.Upkeep ?? 0,
        Effort = row?.Effort ?? new Dictionary<string, decimal>(),
        Chance = row?.Chance ?? chance ?? 1,
        Owner = row?.Owner ?? (leaf.Lead.Count > 0 ? string.Join("; ", leaf.Lead) : null),
        IsBig = row?.IsBig ?? false,
        IsReal = !(row?.IsPaperOnly ?? false),
    };

    private static Message Words(StepRow row) => new(row.Change ?? row.Step, row.Change ?? row.Step);

    private void Check()
    {
        var leaves = draft.Leaves.ToDictionary(leaf => leaf.Code, StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (!leaves.TryGetValue(row.Code, out var leaf))
            {
                notes.Add(new($"{table.File}, dòng {row.Line}: tiêu chí {row.Code} không mất điểm, bỏ qua.", $"{table.File}, line {row.Line}: leaf {row.Code} lost no points, passed over."));
                continue;
            }

            var isKnown = row.Gain is not null || row.Step == "*" || Enumerable.Range(1, leaf.Steps.Count).Any(number => Text(number) == row.Step);
            if (!isKnown)
            {
                throw Wrong(row, $"tiêu chí {row.Code} có {leaf.Steps.Count} bước theo cách tính điểm; bước riêng cần cột gain.", $"leaf {row.Code} has {leaf.Steps.Count} steps by its rule; a step of its own takes the column gain.");
            }

            if (row.Gain > leaf.Max - leaf.Points) throw Wrong(row, $"gain lớn hơn số điểm đang mất ở {row.Code}.", $"gain is more than {row.Code} lost.");
            if (row.Gain is not null && (row.Step == "*" || Enumerable.Range(1, leaf.Steps.Count).Any(number => Text(number) == row.Step)))
            {
                throw Wrong(row, $"bước {row.Step} đã có theo cách tính điểm: đặt tên khác hoặc bỏ gain.", $"step {row.Step} comes from the rule: choose another name or drop gain.");
            }
        }
    }

    private DocumentException Wrong(StepRow row, string vietnamese, string english) => new(table.File, SourcePlace.AtLine(row.Line), new(vietnamese, english));

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Note(List<string> names, string vietnamese, string english)
    {
        if (names.Count == 0) return;
        var list = string.Join(", ", names.Take(30)) + (names.Count > 30 ? " …" : "");
        notes.Add(new($"{names.Count} mục {vietnamese}: {list}.", $"{names.Count} {english}: {list}."));
    }
}
