using System.CommandLine;
using ParIndex.Cli.Commands;
using ParIndex.Cli.Output;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.Cli;

/// <summary>The command line <c>parindex</c>: a stable contract; one file per command.</summary>
public static class CommandLine
{
    private static readonly NamedCommand[] Commands =
    [
        new("read", ReadCommand.Create), new("check", CheckCommand.Create), new("set", SetCommand.Create), new("score", ScoreCommand.Create),
        new("rank", RankCommand.Create), new("lost", LostCommand.Create), new("compare", CompareCommand.Create), new("plan", PlanCommand.Create),
        new("export", ExportCommand.Create), new("summary", SummaryCommand.Create), new("simulate", SimulateCommand.Create), new("survey", SurveyCommand.Create),
        new("audit", AuditCommand.Create), new("backup", BackupCommand.Create), new("restore", RestoreCommand.Create), new("migrate", MigrateCommand.Create),
    ];

    /// <summary>Runs one command.</summary>
    /// <returns>0 ok, 1 findings, 2 unusable input.</returns>
    public static int Run(string[] args, Stream output, Stream errors)
    {
        using var console = new Terminal(output, errors);
        var root = new RootCommand(
            "ParIndex: chấm, kiểm tra và giải thích Chỉ số cải cách hành chính (PAR INDEX). / Scores, checks and explains the PAR INDEX.");
        CommandMenu.Fill(root, Commands, args.FirstOrDefault(), console);
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
            console.Error(problem.File, problem.Place, problem.Problem);
            return ExitCode.Unusable;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            console.Error(new Message($"Không đọc hoặc ghi được tệp: {problem.Message}", $"Cannot read or write the file: {problem.Message}"));
            return ExitCode.Unusable;
        }
    }
}
