using System.Globalization;
using ParIndex.Core.Text;

namespace ParIndex.App.Storage;

/// <summary>The server's life: made aside, started, watched, stopped.</summary>
public sealed partial class PrivateCluster
{
    private const int LogLines = 12;
    private const int MostRestarts = 5;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    /// <summary>A server that lived so long did not die of starting; deaths long ago do not count against it.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <summary>Makes the cluster aside; only a whole one gets its name, so a killed start leaves nothing half made.</summary>
    private async Task MakeAsync(CancellationToken cancel)
    {
        if (Directory.Exists(folder.Data))
            Directory.Delete(folder.Data);

        foreach (var left in Directory.EnumerateDirectories(folder.Home, ClusterFolder.AsidePrefix + "*").ToList())
            await DeleteAsync(left);

        var aside = Path.Combine(folder.Home, $"{ClusterFolder.AsidePrefix}-{Guid.CreateVersion7():N}");
        await OwnFolderAsync(aside, cancel);
        var made = await Programs.RunAsync("initdb", [
            "-D", aside, "-U", "postgres", "-A", "peer", "-E", "UTF8", "--locale-provider=icu", "--icu-locale=vi-VN", "--locale=C.UTF-8",
            "--data-checksums", "--no-instructions", .. options.IsDurable ? Array.Empty<string>() : ["--no-sync"],
        ], cancel: cancel);
        if (!made.IsOk)
            throw StorageException.NotStarted(made.Errors.Trim(), "");

        Directory.Move(aside, folder.Data);
        if (options.IsDurable)
            Native.SyncFolder(folder.Home);

        if (folder.IsElsewhere)
            File.CreateSymbolicLink(Path.Combine(folder.Root, "data"), folder.Data);
    }

    /// <summary>Deletes a folder somebody may be writing into: what appears meanwhile goes with the next try.</summary>
    private static async Task DeleteAsync(string path)
    {
        for (var since = TimeProvider.System.GetTimestamp(); Directory.Exists(path);)
        {
            try
            {
                Directory.Delete(path, recursive: true);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(since) < StopPatience)
            {
                await Task.Delay(Glance);
            }
        }
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    private async Task StartServerAsync(CancellationToken cancel)
    {
        await OwnFolderAsync(folder.Socket, cancel);
        await WriteSettingsAsync(cancel);
        var patience = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var starting = await ServerProcess.StartAsync(Programs.StartInfo("postgres", ["-D", folder.Data], PostgresPrograms.ServerWrapper));
            if (await IsReadyAsync(starting, cancel))
            {
                server = starting;
                return;
            }

            // Children of a killed server take a moment to notice and let go of the shared memory.
            var isLettingGo = starting.Tail.Contains("pre-existing shared memory block", StringComparison.Ordinal);
            if (!isLettingGo || TimeProvider.System.GetElapsedTime(patience) > StopPatience)
                throw StorageException.NotStarted(starting.Tail, LogTail());

            await Task.Delay(Glance, cancel);
        }
    }

    private async Task<bool> IsReadyAsync(ServerProcess starting, CancellationToken cancel)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!starting.Exited.IsCompleted)
        {
            if (Postmaster() is { IsReady: true } postmaster && postmaster.Id == starting.Id)
                return true;

            if (TimeProvider.System.GetElapsedTime(since) > StartPatience || cancel.IsCancellationRequested)
            {
                await StopServerAsync(starting.Id, starting.Exited);
                cancel.ThrowIfCancellationRequested();
                return false;
            }

            await Task.WhenAny(starting.Exited, Task.Delay(Glance, CancellationToken.None));
        }

        return false;
    }

    /// <summary>Starts the server again when it dies under us, unless it keeps dying.</summary>
    private void Watch() => _ = Task.Run(async () =>
    {
        for (var restarts = 0; restarts < MostRestarts; restarts++)
        {
            var since = TimeProvider.System.GetTimestamp();
            await server!.Exited;
            if (TimeProvider.System.GetElapsedTime(since) > Settled)
                restarts = 0;

            await turn.WaitAsync();
            try
            {
                if (isStopping)
                    return;

                options.Tell?.Invoke(new Message("PostgreSQL dừng bất ngờ; đang khởi động lại.", "PostgreSQL stopped unexpectedly; starting it again."));
                await StopOrphanAsync();
                await StartServerAsync(CancellationToken.None);
            }
            catch (Exception problem) when (problem is StorageException or IOException)
            {
                options.Tell?.Invoke(problem is StorageException told ? told.Problem : new Message(problem.Message, problem.Message));
                return;
            }
            finally
            {
                turn.Release();
            }
        }
    });

    /// <summary>
    /// A server left by a killed process is stopped in order; the file of one that is gone is removed, as its number may belong to another
    /// program by now and PostgreSQL would take that for a running server.
    /// </summary>
    private async Task StopOrphanAsync()
    {
        if (Postmaster() is not { } left)
            return;

        if (IsServerOfData(left.Id))
        {
            options.Tell?.Invoke(new Message(
                $"Dừng máy chủ PostgreSQL còn lại của lần chạy trước (tiến trình {left.Id}).", $"Stopping the PostgreSQL left by an earlier run (process {left.Id})."));
            await StopServerAsync(left.Id, GoneAsync(left.Id));
        }

        File.Delete(folder.PidFile);
    }

    private static async Task StopServerAsync(int id, Task gone)
    {
        Native.Signal(id, Native.Interrupt);
        if (await Task.WhenAny(gone, Task.Delay(StopPatience)) == gone)
            return;

        // Not in time: end at once; the log is replayed at the next start.
        Native.Signal(id, Native.Quit);
        await gone.WaitAsync(StopPatience);
    }

    private async Task GoneAsync(int id)
    {
        while (IsServerOfData(id))
            await Task.Delay(Glance);
    }

    /// <summary>Whether the process is the server of this very data folder: it works there, under the same file.</summary>
    private bool IsServerOfData(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/comm").Trim() == "postgres"
                && File.ReadLines($"/proc/{id}/cwd/postmaster.pid").First() == File.ReadLines(folder.PidFile).First();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>What postmaster.pid says: line 1 the process, line 8 its state.</summary>
    private (int Id, bool IsReady)? Postmaster()
    {
        try
        {
            var lines = File.ReadAllLines(folder.PidFile);
            return lines.Length > 0 && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? (id, lines.Length > 7 && lines[7].StartsWith("ready", StringComparison.Ordinal))
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task WriteSettingsAsync(CancellationToken cancel)
    {
        foreach (var (name, text) in ClusterSettings.Files(folder, options.IsDurable))
        {
            var path = Path.Combine(folder.Data, name);
            if (File.Exists(path) && await File.ReadAllTextAsync(path, cancel) == text)
                continue;

            // By the server's own user, so the file is its.
            var written = await Programs.RunAsync("sh", ["-c", "umask 077 && cat > \"$1.new\" && mv \"$1.new\" \"$1\"", "sh", path], text, cancel);
            if (!written.IsOk)
                throw StorageException.NotStarted(written.Errors.Trim(), "");
        }
    }

    /// <summary>Makes a folder only the server's user can enter.</summary>
    private static async Task OwnFolderAsync(string path, CancellationToken cancel)
    {
        if (new FileInfo(path).LinkTarget is not null)
            throw StorageException.ForeignOwner(path, "?", PostgresPrograms.User);

        Directory.CreateDirectory(path);
        if (PostgresPrograms.ChangesUser)
        {
            using var process = System.Diagnostics.Process.Start("chown", ["-h", "postgres:postgres", path]);
            await process.WaitForExitAsync(cancel);
        }

        // Refused where the folder belongs to another user, as it may in /tmp.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task CheckOwnerAsync(CancellationToken cancel)
    {
        if (!Directory.Exists(folder.Data))
            return;

        if (!folder.IsMade && Directory.EnumerateFileSystemEntries(folder.Data).Any())
            throw StorageException.NoCluster(folder.Data);

        if ((await Programs.RunAsync("test", ["-O", folder.Data], cancel: cancel)).IsOk)
            return;

        var owner = await Programs.RunAsync("stat", ["-L", "-c", "%U", folder.Data], cancel: cancel);
        throw StorageException.ForeignOwner(folder.Data, owner.IsOk ? owner.Output.Trim() : "?", PostgresPrograms.User);
    }

    private string LogTail()
    {
        var logs = Path.Combine(folder.Data, "log");
        if (!Directory.Exists(logs))
            return "";

        var newest = new DirectoryInfo(logs).EnumerateFiles("*.log").MaxBy(file => file.LastWriteTimeUtc);
        return newest is null ? "" : string.Join('\n', File.ReadLines(newest.FullName).TakeLast(LogLines));
    }
}
