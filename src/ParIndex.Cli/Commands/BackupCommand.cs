using System.CommandLine;
using ParIndex.App.Storage.Backup;
using ParIndex.Cli.Output;

namespace ParIndex.Cli.Commands;

/// <summary><c>backup FILE</c>: database and files into one archive, while the application runs.</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = Shared.File("FILE", "Tệp sao lưu sẽ ghi (.zip). / Archive to write.");
        var command = new Command("backup", "Sao lưu cơ sở dữ liệu và tài liệu vào một tệp, cả khi ứng dụng đang chạy. Ví dụ: parindex backup sao-luu.zip / Backs everything up.") { file };
        command.SetAction((parsed, cancel) => Storage.UseAsync(terminal, async database =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            var manifest = await new BackupWriter(database, Storage.Files(), TimeProvider.System).WriteAsync(path, cancel);
            terminal.Line(terminal.Say(new(
                $"Đã ghi {path}: {manifest.Rows.Values.Sum()} dòng của {manifest.Rows.Count} bảng, {manifest.Entries.Count - 1} tài liệu.",
                $"Wrote {path}: {manifest.Rows.Values.Sum()} rows of {manifest.Rows.Count} tables, {manifest.Entries.Count - 1} files.")));
            foreach (var lost in manifest.Lost)
                terminal.Error(new($"Tài liệu {lost} bị mất hoặc hỏng trong kho lưu tệp, không có trong bản sao lưu.", $"File {lost} is lost or damaged in the file storage and not in the backup."));

            return manifest.Lost.Count == 0 ? ExitCode.Ok : ExitCode.Findings;
        }));
        return command;
    }
}
