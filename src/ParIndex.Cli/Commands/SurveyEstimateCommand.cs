using System.CommandLine;
using ParIndex.App.Analysis;
using ParIndex.App.Surveys.Estimating;
using ParIndex.Cli.Output;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Documents.Reading.Columns;

namespace ParIndex.Cli.Commands;

/// <summary><c>survey estimate DATA --design D.yaml</c>: means, shares, index and cross table of a survey with their errors.</summary>
internal static class SurveyEstimateCommand
{
    private const int MostReplicates = 10_000;

    private static readonly string[] Tables = [EstimateTables.QuestionsTable, EstimateTables.IndexTable, EstimateTables.CrosstabTable];

    public static Command Create(Terminal terminal)
    {
        var data = Shared.File("DATA", "CSV các phiếu trả lời, mỗi dòng một phiếu, hoặc tệp .pidata. / CSV of answers, a row each, or a .pidata file.");
        var design = new Option<string>("--design") { Description = "Tệp YAML: tầng, cụm, trọng số, câu hỏi. / YAML: strata, clusters, weight, questions.", Required = true };
        var what = new Option<string[]>("--what")
        {
            Description = "questions (mặc định), index, crosstab; nhiều bảng thì thêm --to. / Tables; several need --to.",
            DefaultValueFactory = _ => [EstimateTables.QuestionsTable],
            CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(','))],
        };
        what.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string[]>()?.FirstOrDefault(name => !Tables.Contains(name)) is { } unknown)
            {
                result.AddError($"--what {unknown}: questions, index, crosstab.");
            }
        });
        var to = new Option<string?>("--to") { Description = "Thư mục ghi mỗi bảng một tệp CSV. / Folder for one CSV a table." };
        var replicates = new Option<int>("--replicates") { Description = "Thêm sai số bootstrap của chỉ số, 2 đến 10.000 lần lặp. / Bootstrap errors of the index too." };
        replicates.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 2 or > MostReplicates)
            {
                result.AddError($"--replicates: 2 … {MostReplicates}.");
            }
        });
        var seed = new Option<ulong>("--seed") { Description = "Mầm ngẫu nhiên của bootstrap (mặc định 1). / Seed of the bootstrap.", DefaultValueFactory = _ => 1 };
        var json = Shared.Json();
        var command = new Command(
            "estimate",
            "Ước lượng từ phiếu khảo sát, có sai số chuẩn. Ví dụ: parindex survey estimate phieu.csv --design thiet-ke.yaml / Estimates with standard errors.")
        {
            data, design, what, to, replicates, seed, json,
        };
        command.SetAction(parsed =>
        {
            var (file, tables, folder) = (parsed.GetRequiredValue(data), parsed.GetRequiredValue(what), parsed.GetValue(to));
            if (tables.Length > 1 && folder is null && !parsed.GetValue(json))
            {
                terminal.Error(new("Nhiều bảng thì thêm --to THƯ-MỤC hoặc --json.", "Several tables need --to FOLDER or --json."));
                return ExitCode.Unusable;
            }

            return Run(terminal, file, parsed.GetRequiredValue(design), tables, estimates =>
            {
                // Side by side: what one table does on one core, another fills.
                var names = tables.Distinct(StringComparer.Ordinal).ToArray();
                var made = new EstimateTable[names.Length];
                AllCores.Run(made.Length, place => made[place] = Make(estimates, names[place], parsed.GetValue(replicates), parsed.GetValue(seed)));
                if (folder is not null)
                {
                    WriteFiles(folder, made);
                }
                else if (parsed.GetValue(json))
                {
                    terminal.Json(writer => EstimateJson.Write(writer, estimates, made));
                }
                else
                {
                    terminal.Out.Flush();
                    made.Single().Write(terminal.Output);
                }
            });
        });
        return command;
    }

    private static int Run(Terminal terminal, string data, string design, string[] tables, Action<EstimateTables> write)
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

        if (!tables.Contains(EstimateTables.CrosstabTable))
        {
            // Columns nobody asked for are not read.
            spec = spec with { Crosstab = [] };
        }

        try
        {
            var length = new FileInfo(data) is { Exists: true } info ? info.Length : 0;
            var answers = SurveyData.Read(data, spec, done => terminal.Progress(new($"Đã đọc {100 * done / Math.Max(1, length)} %", $"{100 * done / Math.Max(1, length)} % read")));
            terminal.ProgressDone();
            write(EstimateTables.Of(answers, spec));
            return ExitCode.Ok;
        }
        catch (ColumnFileException problem)
        {
            foreach (var (place, message) in problem.Faults)
            {
                terminal.Error(problem.File, place, message);
            }

            terminal.Error(new("Không ước lượng: sửa các dòng trên rồi chạy lại.", "Nothing was estimated: mend the lines above and run again."));
            return ExitCode.Unusable;
        }
        catch (DesignException problem)
        {
            terminal.Error(new($"{Path.GetFileName(data)}: {problem.Problem.Vietnamese}", $"{Path.GetFileName(data)}: {problem.Problem.English}"));
            return ExitCode.Unusable;
        }
    }

    private static EstimateTable Make(EstimateTables estimates, string name, int replicates, ulong seed) => name switch
    {
        EstimateTables.IndexTable => estimates.Index(replicates, seed),
        EstimateTables.CrosstabTable => estimates.Crosstab(),
        _ => estimates.Questions(),
    };

    private static void WriteFiles(string folder, IEnumerable<EstimateTable> tables)
    {
        Directory.CreateDirectory(folder);
        foreach (var table in tables)
        {
            using var stream = File.Create(Path.Combine(folder, table.Name + ".csv"));
            table.Write(stream);
        }
    }
}
