using System.CommandLine;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.Cli.Output;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.Cli.Commands;

/// <summary><c>survey list</c>: the shipped questionnaires.</summary>
internal static class SurveyListCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("list", "Các phiếu hỏi có sẵn. / The shipped questionnaires.");
        command.SetAction(_ =>
        {
            foreach (var code in QuestionnaireLibrary.Shipped().Codes())
            {
                if (QuestionnaireFile.Load(code).Draft is { } form)
                    terminal.Line($"{code,-22} {form.Version,-8} {form.Title.In(terminal.Language == Language.English ? Wording.English : Wording.Vietnamese)}");
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
