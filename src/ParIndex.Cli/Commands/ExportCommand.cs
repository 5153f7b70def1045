using System.CommandLine;
using ParIndex.App.Results;
using ParIndex.App.Results.Appendix;
using ParIndex.Cli.Output;
using ParIndex.Core.Results;

namespace ParIndex.Cli.Commands;

/// <summary><c>export appendix FILE --to X</c>, <c>export results SET --inputs FILE --to X</c>.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal) => new(
        "export", "Xuất phụ lục, kết quả, kế hoạch, báo cáo ra DOCX, XLSX, CSV, JSON. / Writes appendices, results, plans and reports.")
    {
        Appendix(terminal), Results(terminal), ExportPlanCommand.Create(terminal), ExportReportCommand.Create(terminal),
    };

    private static Command Appendix(Terminal terminal)
    {
        var file = Shared.File("FILE", "Văn bản nguồn. / Source document.");
        var to = To();
        var command = new Command(
            "appendix", "Lập lại phụ lục từ một văn bản. Ví dụ: parindex export appendix bao-cao.txt --to phu-luc.docx / Writes an appendix.")
        {
            file, to,
        };
        command.SetAction(parsed => Write(terminal, ReadCommand.Open(parsed.GetRequiredValue(file), terminal), parsed.GetRequiredValue(to)));
        return command;
    }

    private static Command Results(Terminal terminal)
    {
        var set = Shared.File("SET", "Bộ tiêu chí. / Criteria set.");
        var inputs = new Option<string>("--inputs") { Description = "CSV (unit, code, input, value) hoặc YAML.", Required = true };
        var to = To();
        var command = new Command("results", "Chấm điểm rồi xuất phụ lục kết quả. / Scores, then writes the result appendix.")
        {
            set, inputs, to,
        };
        command.SetAction(parsed =>
        {
            var scorer = ScoreCommand.ScorerOf(parsed.GetRequiredValue(set), terminal);
            var cards = ScorecardFile.Read(parsed.GetRequiredValue(inputs));
            var document = new OfficialDocument(
                Path.GetFileName(parsed.GetRequiredValue(inputs)),
                cards.Select(card => ScoredTable.Of(scorer.Score(card, explain: true), card, scorer.Set)).ToList(),
                [], []);
            return Write(terminal, document, parsed.GetRequiredValue(to));
        });
        return command;
    }

    private static int Write(Terminal terminal, OfficialDocument document, string path)
    {
        AppendixFile.Write(document, path);
        terminal.Line(terminal.Say(new($"Đã ghi {path}.", $"Wrote {path}.")));
        return ExitCode.Ok;
    }

    private static Option<string> To() => new("--to")
    {
        Description = "Tệp đích .docx, .xlsx, .csv hoặc .json. / Target file.",
        Required = true,
    };
}
