using System.CommandLine;
using ParIndex.Cli.Output;

namespace ParIndex.Cli.Commands;

/// <summary><c>survey …</c>: parent of the survey commands.</summary>
internal static class SurveyCommand
{
    public static Command Create(Terminal terminal) => new(
        "survey", "Khảo sát: chọn mẫu. / Surveys: sampling.")
    {
        SurveySampleCommand.Create(terminal),
    };
}
