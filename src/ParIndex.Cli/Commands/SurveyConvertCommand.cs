using System.CommandLine;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.Cli.Output;

namespace ParIndex.Cli.Commands;

/// <summary><c>survey convert FILE --to FILE</c>: YAML ↔ XLSForm.</summary>
internal static class SurveyConvertCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = Shared.File("FILE", "Phiếu hỏi có sẵn, tệp YAML hoặc XLSForm (.xlsx). / A shipped questionnaire, a YAML file or an XLSForm.");
        var to = new Option<string>("--to") { Description = "Tệp đích .yaml hoặc .xlsx (XLSForm). / Target file.", Required = true };
        var command = new Command(
            "convert", "Chuyển phiếu hỏi YAML ↔ XLSForm của Kobo, ODK. Ví dụ: parindex survey convert sipas-2024 --to sipas.xlsx / Converts a questionnaire.")
        {
            file, to,
        };
        command.SetAction(parsed =>
        {
            var reading = QuestionnaireFile.Load(parsed.GetRequiredValue(file));
            foreach (var problem in reading.Problems)
                terminal.Error(SurveyCheckCommand.Line(problem));

            if (reading.Questionnaire is not { } form)
            {
                terminal.Error(new("Chưa chuyển: sửa các lỗi trên rồi chạy lại.", "Not converted: mend the errors above and run again."));
                return ExitCode.Unusable;
            }

            QuestionnaireFile.Save(form, parsed.GetRequiredValue(to));
            terminal.Line(terminal.Say(new($"Đã ghi {parsed.GetRequiredValue(to)}.", $"Wrote {parsed.GetRequiredValue(to)}.")));
            return ExitCode.Ok;
        });
        return command;
    }
}
