using System.CommandLine;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Backup;
using ParIndex.Cli.Output;

namespace ParIndex.Cli.Commands;

/// <summary><c>restore FILE [--check]</c>: puts a backup back into an empty database, or only proves it whole.</summary>
internal static class RestoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = Shared.File("FILE", "Tệp do “parindex backup” ghi. / Archive written by “parindex backup”.");
        var check = new Option<bool>("--check") { Description = "Chỉ kiểm tra tệp, không khôi phục. / Prove the archive whole, restore nothing." };
        var command = new Command("restore", "Khôi phục bản sao lưu vào cơ sở dữ liệu trống rồi kiểm tra lại. Ví dụ: PARINDEX_DATA=moi parindex restore sao-luu.zip / Restores a backup.") { file, check };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (!parsed.GetValue(check))
                return await Storage.UseAsync(terminal, database => RestoreAsync(terminal, database, path, cancel));

            try
            {
                var manifest = await BackupRestorer.CheckAsync(path, cancel);
                terminal.Line(terminal.Say(new($"Bản sao lưu nguyên vẹn: {manifest.Entries.Count} mục.", $"The backup is whole: {manifest.Entries.Count} entries.")));
                return ExitCode.Ok;
            }
            catch (StorageException problem)
            {
                terminal.Error(problem.Problem);
                return ExitCode.Unusable;
            }
        });
        return command;
    }

    private static async Task<int> RestoreAsync(Terminal terminal, Database database, string path, CancellationToken cancel)
    {
        var manifest = await new BackupRestorer(database, Storage.Files()).RestoreAsync(path, cancel);
        terminal.Line(terminal.Say(new(
            $"Đã khôi phục {manifest.Rows.Values.Sum()} dòng, {manifest.Entries.Count - 1} tài liệu; số dòng và nhật ký khớp với bản sao lưu.",
            $"Restored {manifest.Rows.Values.Sum()} rows and {manifest.Entries.Count - 1} files; counts and audit log agree with the backup.")));
        return ExitCode.Ok;
    }
}
