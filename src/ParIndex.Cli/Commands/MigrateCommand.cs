using System.CommandLine;
using ParIndex.App.Storage;
using ParIndex.Cli.Output;

namespace ParIndex.Cli.Commands;

/// <summary><c>migrate [--describe FILE]</c>: brings the schema up to date; may write its description.</summary>
internal static class MigrateCommand
{
    public static Command Create(Terminal terminal)
    {
        var describe = new Option<string?>("--describe") { Description = "Ghi mô tả cơ sở dữ liệu (Markdown) vào tệp này. / Write the description of the schema to this file." };
        var command = new Command("migrate", "Đưa cấu trúc cơ sở dữ liệu lên phiên bản của chương trình. / Brings the database schema up to date.") { describe };
        command.SetAction((parsed, cancel) => Storage.UseAsync(terminal, async database =>
        {
            var ran = await Migrator.MigrateAsync(database.Source, cancel);
            foreach (var name in ran)
                terminal.Line(name);

            terminal.Line(terminal.Say(ran.Count == 0
                ? new("Cơ sở dữ liệu đã ở phiên bản mới nhất.", "The database is up to date.")
                : new($"Đã chạy {ran.Count} bước.", $"{ran.Count} steps ran.")));
            if (parsed.GetValue(describe) is { } file)
                await File.WriteAllTextAsync(file, await SchemaDocument.DescribeAsync(database.Source, cancel), cancel);

            return ExitCode.Ok;
        }));
        return command;
    }
}
