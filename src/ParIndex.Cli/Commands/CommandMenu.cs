using System.CommandLine;
using ParIndex.Cli.Output;

namespace ParIndex.Cli.Commands;

/// <summary>A command that is made when it is asked for.</summary>
/// <param name="Name">As typed.</param>
/// <param name="Make">Makes it, for the terminal it writes to.</param>
internal sealed record NamedCommand(string Name, Func<Terminal, Command> Make);

/// <summary>Commands to choose from.</summary>
internal static class CommandMenu
{
    /// <summary>Adds the command asked for alone, as making all of them takes longer than many a command; all where it is none of them, for help and for what is said then.</summary>
    /// <param name="parent">Gets them.</param>
    /// <param name="commands">All there are.</param>
    /// <param name="asked">The word in the place of a command; null: none.</param>
    /// <param name="terminal">They write to it.</param>
    public static void Fill(Command parent, IReadOnlyList<NamedCommand> commands, string? asked, Terminal terminal)
    {
        var only = commands.FirstOrDefault(command => command.Name == asked);
        foreach (var command in only is null ? commands : [only])
        {
            parent.Subcommands.Add(command.Make(terminal));
        }
    }
}
