using System.CommandLine;
using ParIndex.App.Surveys.Estimating;
using ParIndex.App.Surveys.Storing;
using ParIndex.Cli.Output;
using ParIndex.Documents.Reading.Columns;

namespace ParIndex.Cli.Commands;

/// <summary><c>survey pack DATA.csv --design D.yaml --to X.pidata</c>: keeps the columns of a design in the form estimation reads at once.</summary>
internal static class SurveyPackCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = Shared.File("DATA", "CSV các phiếu trả lời. / CSV of answers.");
        var design = new Option<string>("--design") { Description = "Tệp YAML: những cột nào được giữ. / YAML: which columns are kept.", Required = true };
        var to = new Option<string>("--to") { Description = "Tệp .pidata được ghi. / The .pidata file to write.", Required = true };
        var command = new Command(
            "pack",
            "Đóng gói phiếu thành cột để ước lượng nhanh. Ví dụ: parindex survey pack phieu.csv --design thiet-ke.yaml --to phieu.pidata / Packs answers as columns.")
        {
            data, design, to,
        };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(data), parsed.GetRequiredValue(design), parsed.GetRequiredValue(to)));
        return command;
    }

    private static int Run(Terminal terminal, string data, string design, string to)
    {
        var reading = DesignFile.Read(design);
        foreach (var problem in reading.Problems)
        {
            terminal.Error(Path.GetFileName(design), problem.Place, problem.Message);
        }

        if (reading.Spec is not { } spec)
        {
            return ExitCode.Unusable;
        }

        try
        {
            // Marks of "no opinion" are kept as they are: another design may count them otherwise.
            var plan = SurveyData.Plan(spec);
            var length = new FileInfo(data) is { Exists: true } info ? info.Length : 0;
            var answers = ColumnFile.Read(
                data, plan with { Least = 0, Most = 254, NoOpinion = [] }, done => terminal.Progress(new($"Đã đọc {100 * done / Math.Max(1, length)} %", $"{100 * done / Math.Max(1, length)} % read")));
            terminal.ProgressDone();
            PackedPlan.Held(Path.GetFileName(data), answers, plan);
            PackedFile.Write(to, SurveyData.InOrder(answers, spec));
            terminal.Line(terminal.Say(new($"Đã ghi {answers.Rows} phiếu vào {to}.", $"{answers.Rows} answers written to {to}.")));
            return ExitCode.Ok;
        }
        catch (ColumnFileException problem)
        {
            foreach (var (place, message) in problem.Faults)
            {
                terminal.Error(problem.File, place, message);
            }

            terminal.Error(new("Không ghi gì: sửa các dòng trên rồi chạy lại.", "Nothing was written: mend the lines above and run again."));
            return ExitCode.Unusable;
        }
    }
}
