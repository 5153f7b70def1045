using ParIndex.App.Surveys.Sampling;

namespace ParIndex.Cli.Output;

/// <summary>A draw as text.</summary>
internal static class SampleText
{
    private const int MostCells = 40;

    public static void Print(Terminal terminal, SampleRun run, IReadOnlyList<string> written)
    {
        var (cleaned, draw) = (run.Cleaned, run.Draw);
        terminal.Line(run.Plan.Title);
        terminal.Line(terminal.Say(new(
            $"Khung mẫu {run.Reading.File}: {cleaned.Read} dòng, {cleaned.Frame.Count} người sau khi làm sạch. SHA-256 {cleaned.Frame.Hash}",
            $"Frame {run.Reading.File}: {cleaned.Read} rows, {cleaned.Frame.Count} people after cleaning. SHA-256 {cleaned.Frame.Hash}")));
        foreach (var remark in run.Reading.Remarks)
            terminal.Line(terminal.Say(remark));

        foreach (var group in cleaned.Findings.GroupBy(finding => finding.Kind).OrderBy(group => group.Key))
        {
            var first = run.Reading.Place(group.First().Row);
            terminal.Line($"{group.Count(),8}  {terminal.Say(FrameFindingWords.Name(group.Key))} ({terminal.Say(first)}{(group.Skip(1).Any() ? ", …" : "")})");
        }

        if (cleaned.HasMoreNearNames)
            terminal.Line(terminal.Say(new("Quá nhiều họ tên để so hết: bổ sung cột thôn (village), mã hoặc số điện thoại.", "Too many names to compare all: add a column of villages, ids or phones.")));

        for (var i = 0; i < draw.Stages.Count; i++)
        {
            terminal.Line();
            terminal.Line(terminal.Say(new($"Giai đoạn {i + 1}: {run.Plan.Design.Stages[i].Unit ?? "người"}", $"Stage {i + 1}: {run.Plan.Design.Stages[i].Unit ?? "people"}")));
            foreach (var cell in draw.Stages[i].Cells.Take(MostCells))
                terminal.Line($"{cell.Taken,8} / {cell.Population,-8} {cell.Code}");

            if (draw.Stages[i].Cells.Count > MostCells)
                terminal.Line($"         … +{draw.Stages[i].Cells.Count - MostCells}");
        }

        terminal.Line();
        if (draw.Size is { } size)
        {
            terminal.Line(terminal.Say(new(
                $"Cỡ mẫu: {size.Answers} phiếu, mời {size.Invited} người; công thức N/(1 + N·e²) cho {size.Official}.",
                $"Size: {size.Answers} answers, {size.Invited} people invited; the formula N/(1 + N·e²) gives {size.Official}.")));
        }

        foreach (var note in run.Notes)
            terminal.Line(terminal.Say(note));

        terminal.Line(terminal.Say(new(
            $"Mẫu {draw.People.Count} người, thay thế {draw.Replacements.Count}. Mầm ngẫu nhiên {draw.Seed}: ghi lại để chọn lại được đúng mẫu này.",
            $"Sample of {draw.People.Count}, replacements {draw.Replacements.Count}. Seed {draw.Seed}: keep it to draw the same sample again.")));
        foreach (var path in written)
            terminal.Line(terminal.Say(new($"Đã ghi {path}.", $"Wrote {path}.")));
    }
}
