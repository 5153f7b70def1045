using System.CommandLine;
using System.Text.Json;
using ParIndex.App.Results;
using ParIndex.Cli.Output;
using ParIndex.Core.Criteria;
using ParIndex.Core.Results;

namespace ParIndex.Cli.Commands;

/// <summary><c>lost FILE --json</c>: the ledger of lost points of a printed result, or of figures scored with a set.</summary>
internal static class LostCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = Shared.File("FILE", "Văn bản có bảng điểm, hoặc tệp số liệu khi có --set. / A document with points, or inputs with --set.");
        var before = new Option<string?>("--before") { Description = "Văn bản năm trước, để biết điểm nào bị trừ lặp lại. / The year before." };
        var set = new Option<string?>("--set") { Description = "Bộ tiêu chí: chấm từ số liệu trong FILE. / Criteria set: score the inputs in FILE." };
        var json = Shared.Json();
        var command = new Command(
            "lost",
            "Điểm bị trừ, nguyên nhân, cơ quan chịu trách nhiệm. Ví dụ: parindex lost bao-cao.docx / The ledger of lost points.")
        {
            file, before, set, json,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var ledgers = parsed.GetValue(set) is { } setName
                ? ScoredLedger.OfInputs(setName, path)
                : [new NamedLedger(Path.GetFileName(path), PrintedLedger(path, parsed.GetValue(before), terminal))];
            if (parsed.GetValue(json))
            {
                terminal.Json(writer => WriteLedgers(terminal, writer, ledgers));
            }
            else
            {
                foreach (var ledger in ledgers)
                {
                    LedgerText.Print(terminal, ledger);
                }
            }

            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>The ledger of the first table with maxima and points.</summary>
    internal static LostPointLedger PrintedLedger(string path, string? before, Terminal terminal)
    {
        var table = ResultTable.Of(ReadCommand.Open(path, terminal));
        return LostPointLedger.Of(table, before is null ? null : ResultTable.Of(ReadCommand.Open(before, terminal)));
    }

    private static void WriteLedgers(Terminal terminal, Utf8JsonWriter json, IReadOnlyList<NamedLedger> ledgers)
    {
        if (ledgers is [var only])
        {
            WriteLedger(terminal, json, only.Ledger);
            return;
        }

        json.Objects("units", ledgers, ledger =>
        {
            json.WriteString("unit", ledger.Name);
            WriteLedger(terminal, json, ledger.Ledger);
        });
    }

    private static void WriteLedger(Terminal terminal, Utf8JsonWriter json, LostPointLedger ledger)
    {
        json.Decimal("lost", ledger.Lost);
        json.Objects("rows", ledger.Rows, row => WriteRow(terminal, json, row));
        WriteTotals(json, "by_field", "field", ledger.ByField);
        WriteTotals(json, "by_agency", "agency", ledger.ByAgency);
        WriteTotals(json, "by_cause", "cause", ledger.ByCause);
        WriteTotals(json, "by_source", "source_kind", ledger.BySource);
        json.Strings("without_cause", ledger.WithoutCause.Select(row => row.Code));
        json.Strings("without_lead", ledger.WithoutLead.Select(row => row.Code));
    }

    private static void WriteRow(Terminal terminal, Utf8JsonWriter json, LostPoint row)
    {
        json.WriteString("code", row.Code);
        json.WriteString("title", row.Title);
        json.Decimal("max", row.Max);
        json.Decimal("points", row.Points);
        json.Decimal("lost", row.Lost);
        json.WriteString("step", row.Step is { } step ? terminal.Say(step.Text) : null);
        json.WriteString("cause", row.Cause);
        json.WriteString("cause_kind", row.Category.Key());
        json.Strings("lead", row.Lead);
        json.Strings("coordinators", row.Coordinators);
        json.WriteString("source_kind", Name(row.Source));
        if (row.Recurs is { } recurs)
        {
            json.WriteBoolean("recurs", recurs);
        }
        else
        {
            json.WriteNull("recurs");
        }

        json.Strings("win_back", row.WinBack.Select(change => terminal.Say(change.Text)));
    }

    private static void WriteTotals(Utf8JsonWriter json, string name, string key, IReadOnlyList<LostTotal> totals) =>
        json.Objects(name, totals, total =>
        {
            json.WriteString(key, total.Name);
            json.Decimal("lost", total.Lost);
            json.WriteNumber("leaves", total.Leaves);
        });

    private static string Name(SourceKind source) => source switch
    {
        SourceKind.LeaderSurvey => "leader_survey",
        SourceKind.Sipas => "sipas",
        SourceKind.Statistics => "statistics",
        _ => "appraised",
    };
}
