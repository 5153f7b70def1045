using System.CommandLine;
using ParIndex.Cli.Output;

namespace ParIndex.Cli.Commands;

/// <summary><c>survey …</c>: questionnaires, samples and estimates of surveys.</summary>
internal static class SurveyCommand
{
    public static Command Create(Terminal terminal) => new(
        "survey", "Điều tra xã hội học: phiếu hỏi, mẫu, ước lượng. / Surveys: questionnaires, samples, estimates.")
    {
        SurveyCheckCommand.Create(terminal), SurveyConvertCommand.Create(terminal), SurveyListCommand.Create(terminal),
        SurveySampleCommand.Create(terminal), SurveyPackCommand.Create(terminal), SurveyEstimateCommand.Create(terminal), SurveyExportCommand.Create(terminal),
    };
}
