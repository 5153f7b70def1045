using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.Cli.Output;

/// <summary>One page of Markdown about one printed result.</summary>
internal static class SummaryText
{
    private const int BarWidth = 20;

    public static void Print(Terminal terminal, OfficialDocument document, OfficialTable table, LostPointLedger ledger, IReadOnlyList<Finding> findings)
    {
        var language = terminal.Language;
        var figures = TableFigures.Of(table);
        terminal.Line($"# {(table.Caption.Length > 0 ? table.Caption : document.File)}");
        terminal.Line();
        Headline(terminal, figures, ledger);
        terminal.Line();
        Fields(terminal, table);
        terminal.Line();
        terminal.Line($"## {terminal.Say(new("Mất điểm nhiều nhất", "Most points lost"))}");
        terminal.Line();
        foreach (var row in ledger.Rows.OrderByDescending(row => row.Lost).Take(5))
        {
            var lead = row.Lead.Count == 0 ? terminal.Say(LedgerText.Unstated) : string.Join("; ", row.Lead);
            var cause = row.Cause.Length == 0 ? terminal.Say(LedgerText.Unstated) : Shorten(row.Cause);
            terminal.Line($"- **−{Figures.Exact(row.Lost, language)}** · {row.Code} {row.Title}");
            terminal.Line($"  {lead} — {cause}");
        }

        terminal.Line();
        Agencies(terminal, ledger);
        Queue(terminal, ledger);
        terminal.Line(terminal.Say(new(
            $"Kiểm tra văn bản: {Count(findings, FindingSeverity.Error)} sai, {Count(findings, FindingSeverity.Warning)} cần xem lại, "
            + $"{Count(findings, FindingSeverity.Info)} lưu ý (parindex check {document.File}).",
            $"Document check: {Count(findings, FindingSeverity.Error)} errors, {Count(findings, FindingSeverity.Warning)} warnings, "
            + $"{Count(findings, FindingSeverity.Info)} notes (parindex check {document.File}).")));
        terminal.Line();
    }

    private static void Headline(Terminal terminal, TableFigures figures, LostPointLedger ledger)
    {
        string Show(decimal value) => Figures.Exact(value, terminal.Language);
        var percent = Percentages.Of(figures.Score, figures.Max) ?? 0;
        terminal.Line(terminal.Say(new(
            $"**{Show(figures.Score)}/{Show(figures.Max)} điểm ({Figures.Fixed(percent, 2, terminal.Language)} %)** cộng từ {figures.Leaves.Count} tiêu chí; "
            + $"mất {Show(ledger.Lost)} điểm ở {ledger.Rows.Count} tiêu chí.",
            $"**{Show(figures.Score)}/{Show(figures.Max)} points ({Figures.Fixed(percent, 2, terminal.Language)} %)** summed over {figures.Leaves.Count} leaves; "
            + $"{Show(ledger.Lost)} points lost over {ledger.Rows.Count} leaves.")));
        if (figures.SurveyMax > 0)
        {
            terminal.Line(terminal.Say(new(
                $"Điều tra xã hội học {Show(figures.SurveyScore)}/{Show(figures.SurveyMax)}; phần còn lại {Show(figures.AppraisedScore)}/{Show(figures.AppraisedMax)}.",
                $"Surveys {Show(figures.SurveyScore)}/{Show(figures.SurveyMax)}; the rest {Show(figures.AppraisedScore)}/{Show(figures.AppraisedMax)}.")));
        }

        if (figures.Target is { } target)
        {
            terminal.Line(terminal.Say(new($"Mục tiêu năm sau cộng lại: {Show(target)} điểm.", $"Targets add up to {Show(target)} points.")));
        }
    }

    private static void Fields(Terminal terminal, OfficialTable table)
    {
        terminal.Line(terminal.Say(new("| Lĩnh vực | Điểm | Tối đa | % | |", "| Field | Points | Max | % | |")));
        terminal.Line("|---|---:|---:|---:|---|");
        foreach (var row in table.Rows.Where(row => row.Level == 1 && row.Max is not null))
        {
            var percent = Percentages.Of(row.Score ?? 0, row.Max!.Value) ?? 0;
            var full = (int)Rounding.Round(percent / 100 * BarWidth, 0);
            var bar = new string('█', Math.Clamp(full, 0, BarWidth)) + new string('░', Math.Clamp(BarWidth - full, 0, BarWidth));
            terminal.Line(
                $"| {row.Code}. {row.Title} | {Figures.Exact(row.Score ?? 0, terminal.Language)} | {Figures.Exact(row.Max.Value, terminal.Language)} "
                + $"| {Figures.Fixed(percent, 2, terminal.Language)} | {bar} |");
        }
    }

    private static void Agencies(Terminal terminal, LostPointLedger ledger)
    {
        terminal.Line($"## {terminal.Say(new("Điểm mất theo cơ quan chủ trì", "Lost points by lead agency"))}");
        terminal.Line();
        foreach (var total in ledger.ByAgency.Take(8))
        {
            var name = total.Name.Length == 0 ? terminal.Say(LedgerText.Unstated) : total.Name;
            terminal.Line($"- {name}: {Figures.Exact(total.Lost, terminal.Language)} ({total.Leaves})");
        }

        terminal.Line();
    }

    private static void Queue(Terminal terminal, LostPointLedger ledger)
    {
        var noCause = ledger.WithoutCause;
        var noLead = ledger.WithoutLead;
        if (noCause.Count > 0)
        {
            Codes(terminal, new("Chưa nêu nguyên nhân", "Without a cause"), noCause);
        }

        if (noLead.Count > 0)
        {
            Codes(terminal, new("Chưa nêu cơ quan chủ trì", "Without a lead agency"), noLead);
        }

        terminal.Line();
    }

    private static void Codes(Terminal terminal, Message heading, IReadOnlyList<LostPoint> rows) => terminal.Line(
        $"{terminal.Say(heading)}: {rows.Count} ({Figures.Exact(rows.Sum(row => row.Lost), terminal.Language)}): {string.Join(", ", rows.Select(row => row.Code))}.");

    private static int Count(IReadOnlyList<Finding> findings, FindingSeverity severity) => findings.Count(finding => finding.Severity == severity);

    private static string Shorten(string text) => text.Length <= 160 ? text : text[..text.LastIndexOf(' ', 157)] + " …";
}
