using System.CommandLine;
using ParIndex.App.Reports;
using ParIndex.Cli.Output;
using ParIndex.Core.Reports;
using ParIndex.Documents.Writing;

namespace ParIndex.Cli.Commands;

/// <summary><c>export report FILE --to X</c>: the yearly analysis report from a result alone, and what a printed report says otherwise.</summary>
internal static class ExportReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new ReportOptions();
        var to = new Option<string>("--to") { Description = "Tệp đích .docx hoặc .json. / Target file.", Required = true };
        var issuer = new Option<string>("--issuer") { Description = "Cơ quan lập báo cáo, ví dụ “Sở Nội vụ”. / Office that reports.", DefaultValueFactory = _ => "" };
        var basis = new Option<string>("--basis") { Description = "Quyết định công bố kết quả. / Decision that announced the result.", DefaultValueFactory = _ => "" };
        var command = new Command(
            "report", "Lập báo cáo phân tích Chỉ số CCHC. Ví dụ: parindex export report phu-luc.docx --authority \"tỉnh Đắk Nông\" --to bao-cao.docx / Writes the analysis report.")
        {
            to, issuer, basis,
        };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(to);
            var suffix = Path.GetExtension(path).ToUpperInvariant();
            if (suffix is not (".DOCX" or ".JSON"))
            {
                terminal.Error(new($"{Path.GetFileName(path)}: báo cáo ghi ra .docx hoặc .json.", $"{Path.GetFileName(path)}: a report is written as .docx or .json."));
                return ExitCode.Unusable;
            }

            if (options.Read(parsed, terminal) is not { } read)
                return ExitCode.Unusable;

            var report = AnalysisReport.Of(read.Source);
            var comparison = read.Printed is { } printed ? ReportDifferences.Of(report, printed) : null;
            var head = new ReportHead(report.Unit) { Issuer = parsed.GetValue(issuer) ?? "", Basis = parsed.GetValue(basis) ?? "" };
            WholeFile.Write(path, stream =>
            {
                if (suffix == ".JSON")
                    ReportJson.Write(stream, report, comparison);
                else
                    ReportDocument.Write(stream, head, report);
            });
            ReportText.Print(terminal, report, comparison);
            terminal.Line(terminal.Say(new($"Đã ghi {path}.", $"Wrote {path}.")));
            return comparison?.Of(DifferenceKind.Wrong).Any() == true ? ExitCode.Findings : ExitCode.Ok;
        });
        return command;
    }
}
