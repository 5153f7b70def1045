using System.CommandLine;
using ParIndex.Cli.Commands;
using ParIndex.Cli.Output;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.Cli;

/// <summary>The command line <c>parindex</c>: a stable contract; one file per command.</summary>
public static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <returns>0 ok, 1 findings, 2 unusable input.</returns>
    public static int Run(string[] args, Stream output, Stream errors)
    {
        using var console = new Terminal(output, errors);
        var root = new RootCommand(
            "ParIndex: chấm, kiểm tra và giải thích Chỉ số cải cách hành chính (PAR INDEX). / Scores, checks and explains the PAR INDEX.")
        {
            ReadCommand.Create(console),
            CheckCommand.Create(console),
            SetCommand.Create(console),
            ScoreCommand.Create(console),
            RankCommand.Create(console),
            LostCommand.Create(console),
            CompareCommand.Create(console),
            PlanCommand.Create(console),
            ExportCommand.Create(console),
            SummaryCommand.Create(console),
            SimulateCommand.Create(console),
            SurveyCommand.Create(console),
            AuditCommand.Create(console),
            BackupCommand.Create(console),
            RestoreCommand.Create(console),
            MigrateCommand.Create(console),
        };
        root.Options.Add(Shared.Lang);
        var parsed = root.Parse(args);
        console.Language = parsed.GetValue(Shared.Lang) == "en" ? Language.English : Language.Vietnamese;
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                console.Error(new Message(
                    $"Lệnh chưa đúng: {error.Message} Xem cách dùng: parindex --help",
                    $"Wrong command: {error.Message} See: parindex --help"));
            }

            return ExitCode.Unusable;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = console.Out,
                Error = console.ErrorWriter,
            });
        }
        catch (DocumentException problem)
        {
            var place = problem.Place is { } at ? $" ({at})" : "";
            console.Error(new Message(
                $"{problem.File}{place}: {problem.Problem.Vietnamese}", $"{problem.File}{place}: {problem.Problem.English}"));
            return ExitCode.Unusable;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            console.Error(new Message($"Không đọc hoặc ghi được tệp: {problem.Message}", $"Cannot read or write the file: {problem.Message}"));
            return ExitCode.Unusable;
        }
    }
}
