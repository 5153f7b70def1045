using System.CommandLine;
using ParIndex.Cli.Output;
using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;
using ParIndex.Core.Text;

namespace ParIndex.Cli.Commands;

/// <summary><c>check FILE --json</c>: what is wrong or odd in an official document.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = Shared.File("FILE", "Văn bản cần kiểm tra: DOCX, XLSX, CSV, TSV, TXT. / The document to check.");
        var json = Shared.Json();
        var command = new Command(
            "check",
            "Kiểm tra số liệu của văn bản. Ví dụ: parindex check phu-luc.docx / Checks the figures of a document.")
        {
            file, json,
        };
        command.SetAction(parsed =>
        {
            var document = ReadCommand.Open(parsed.GetRequiredValue(file), terminal);
            var findings = DocumentChecker.Check(document);
            if (parsed.GetValue(json))
            {
                WriteJson(terminal, document, findings);
            }
            else
            {
                Print(terminal, document, findings);
            }

            return findings.Any(finding => finding.Severity != FindingSeverity.Info) ? ExitCode.Findings : ExitCode.Ok;
        });
        return command;
    }

    internal static string Name(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };

    private static void WriteJson(Terminal terminal, OfficialDocument document, IReadOnlyList<Finding> findings) => terminal.Json(json =>
    {
        json.WriteString("file", document.File);
        json.Objects("findings", findings, finding =>
        {
            json.WriteString("kind", finding.Kind);
            json.WriteString("severity", Name(finding.Severity));
            json.Place("source", finding.Source);
            json.WriteString("code", finding.Code);
            json.WriteString("field", finding.Field);
            json.WriteString("printed", finding.Printed);
            json.WriteString("expected", finding.Expected);
            json.WriteString("message", terminal.Say(finding.Message));
        });
    });

    private static void Print(Terminal terminal, OfficialDocument document, IReadOnlyList<Finding> findings)
    {
        foreach (var severity in Enum.GetValues<FindingSeverity>())
        {
            var group = findings.Where(finding => finding.Severity == severity).ToList();
            if (group.Count == 0)
            {
                continue;
            }

            terminal.Line(terminal.Say(Heading(severity, group.Count)));
            foreach (var finding in group)
            {
                var code = finding.Code.Length == 0 ? "" : finding.Code + " · ";
                terminal.Line($"  {code}{terminal.Say(finding.Message)} ({terminal.Say(finding.Source.ToMessage())}; {finding.Kind})");
            }

            terminal.Line();
        }

        if (findings.Count == 0)
        {
            terminal.Line(terminal.Say(new($"{document.File}: không thấy điều gì sai.", $"{document.File}: nothing wrong found.")));
        }
    }

    private static Message Heading(FindingSeverity severity, int count) => severity switch
    {
        FindingSeverity.Error => new($"Sai ({count}):", $"Errors ({count}):"),
        FindingSeverity.Warning => new($"Cần xem lại ({count}):", $"Warnings ({count}):"),
        _ => new($"Lưu ý ({count}):", $"Information ({count}):"),
    };
}
