using System.CommandLine;
using System.Security.Cryptography;
using ParIndex.App.Surveys.Sampling;
using ParIndex.Cli.Output;

namespace ParIndex.Cli.Commands;

/// <summary><c>survey sample FRAME --design D.yaml [--seed N] [--to DIR] [--json]</c>: cleans a frame and draws a sample from it.</summary>
internal static class SurveySampleCommand
{
    public static Command Create(Terminal terminal)
    {
        var frame = Shared.File("FRAME", "Khung mẫu: CSV, XLSX. / The frame: CSV, XLSX.");
        var design = new Option<string>("--design") { Description = "Tệp thiết kế mẫu (YAML). / The design (YAML).", Required = true };
        var seed = new Option<ulong?>("--seed") { Description = "Mầm ngẫu nhiên thay cho trong tệp. / Seed instead of the file's." };
        var to = new Option<string?>("--to") { Description = "Thư mục ghi danh sách, biên bản. / Folder for lists and protocol." };
        var json = Shared.Json();
        var command = new Command(
            "sample", "Làm sạch khung mẫu và chọn mẫu. Ví dụ: parindex survey sample dan-cu.csv --design mau.yaml --to mau / Draws a sample.")
        {
            frame, design, seed, to, json,
        };
        command.SetAction(parsed =>
        {
            var file = parsed.GetRequiredValue(design);
            var outcome = SampleRunner.Run(
                parsed.GetRequiredValue(frame), file, parsed.GetValue(seed), NewSeed, rows => terminal.Progress(new($"Đã đọc {rows} dòng…", $"{rows} rows read…")));
            terminal.ProgressDone();
            foreach (var problem in outcome.DesignProblems)
                terminal.Error(Path.GetFileName(file), problem.Place, problem.Message);

            foreach (var problem in outcome.Problems)
                terminal.Error(problem);

            if (outcome.Run is not { } run)
                return ExitCode.Unusable;

            var written = parsed.GetValue(to) is { } folder ? SampleFiles.Write(folder, run) : [];
            if (parsed.GetValue(json))
                terminal.Json(writer => SamplingProtocolJson.Write(writer, run));
            else
                SampleText.Print(terminal, run, written);

            return run.Cleaned.Findings.Count > 0 ? ExitCode.Findings : ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Short enough to be read out and typed.</summary>
    private static ulong NewSeed() => (ulong)RandomNumberGenerator.GetInt32(1, 1_000_000_000);
}
