using System.Text;
using System.Text.Json;

namespace ParIndex.Cli.Tests.TestKit;

/// <summary>Runs the command line in process and keeps what it prints.</summary>
internal sealed record Cli(int Exit, string Output, string Errors)
{
    public static Cli Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        var exit = CommandLine.Run(args, output, errors);
        return new Cli(exit, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()));
    }

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
