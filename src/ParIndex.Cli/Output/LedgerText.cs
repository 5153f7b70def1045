using ParIndex.App.Results;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.Cli.Output;

/// <summary>A ledger of lost points for the terminal.</summary>
internal static class LedgerText
{
    public static void Print(Terminal terminal, NamedLedger named)
    {
        var ledger = named.Ledger;
        var language = terminal.Language;
        terminal.Line(terminal.Say(new(
            $"# {named.Name}: mất {Figures.Exact(ledger.Lost, language)} điểm ở {ledger.Rows.Count} tiêu chí",
            $"# {named.Name}: {Figures.Exact(ledger.Lost, language)} points lost over {ledger.Rows.Count} leaves")));
        terminal.Line();
        foreach (var row in ledger.Rows)
        {
            PrintRow(terminal, row);
        }

        terminal.Line();
        Totals(terminal, new("Theo cơ quan chủ trì", "By lead agency"), ledger.ByAgency, name => name.Length == 0 ? terminal.Say(Unstated) : name);
        Totals(terminal, new("Theo nguyên nhân", "By cause"), ledger.ByCause, name => terminal.Say(
            Enum.GetValues<CauseCategory>().First(category => category.Key() == name).Name()));
    }

    internal static readonly Message Unstated = new("(chưa nêu)", "(not stated)");

    private static void PrintRow(Terminal terminal, LostPoint row)
    {
        var lead = row.Lead.Count == 0 ? terminal.Say(Unstated) : string.Join("; ", row.Lead);
        var recurs = row.Recurs == true ? terminal.Say(new(" · lặp lại từ năm trước", " · also lost the year before")) : "";
        terminal.Line($"- {row.Code} {row.Title}: −{Figures.Exact(row.Lost, terminal.Language)}{recurs}");
        terminal.Line($"    {terminal.Say(new("Chủ trì", "Lead"))}: {lead}");
        var cause = row.Cause.Length > 0 ? row.Cause : row.Step is { } step ? terminal.Say(step.Text) : terminal.Say(Unstated);
        terminal.Line($"    {terminal.Say(new("Nguyên nhân", "Cause"))}: {cause}");
        foreach (var change in row.WinBack)
        {
            terminal.Line($"    → {terminal.Say(change.Text)}");
        }
    }

    private static void Totals(Terminal terminal, Message heading, IReadOnlyList<LostTotal> totals, Func<string, string> name)
    {
        terminal.Line($"## {terminal.Say(heading)}");
        foreach (var total in totals)
        {
            terminal.Line($"- {name(total.Name)}: {Figures.Exact(total.Lost, terminal.Language)} ({total.Leaves})");
        }

        terminal.Line();
    }
}
