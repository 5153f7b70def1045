using System.Globalization;

namespace ParIndex.App.Storage;

/// <summary>The settings files of a private cluster, written before each start. An operator's own stand in postgresql.local.conf beside the data.</summary>
internal static class ClusterSettings
{
    private const long Megabyte = 1 << 20;

    /// <summary>File names and texts.</summary>
    public static IEnumerable<(string Name, string Text)> Files(ClusterFolder folder, bool isDurable)
    {
        yield return ("parindex.conf", Server(folder, isDurable));
        yield return ("pg_hba.conf", "# Only through the socket, and only the user this cluster belongs to: the operating system says who connects.\nlocal all all peer map=parindex\n");
        yield return ("pg_ident.conf", Users());
        yield return ("postgresql.conf", "include 'parindex.conf'\ninclude_if_exists '../postgresql.local.conf'\n");
    }

    private static string Server(ClusterFolder folder, bool isDurable)
    {
        var safe = isDurable ? "on" : "off";
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Written by ParIndex at each start. Own settings belong in postgresql.local.conf beside this folder.
            listen_addresses = ''
            unix_socket_directories = {Quote('"' + folder.Socket + '"')}
            unix_socket_permissions = 0700
            max_connections = 100
            shared_buffers = {SharedMegabytes(isDurable)}MB
            # What is committed is on the disk.
            fsync = {safe}
            synchronous_commit = {safe}
            full_page_writes = {safe}
            wal_compression = on
            max_wal_size = 2GB
            # Queries are short; compiling them costs more than it gains.
            jit = off
            random_page_cost = 1.1
            idle_in_transaction_session_timeout = 10min
            timezone = 'UTC'
            lc_messages = 'C'
            log_timezone = 'UTC'
            log_line_prefix = '%m [%p] %q%a '
            logging_collector = on
            log_directory = 'log'
            log_filename = 'postgresql-%a.log'
            log_rotation_age = 1d
            log_truncate_on_rotation = on
            log_min_duration_statement = 1s
            log_checkpoints = off

            """);
    }

    /// <summary>An eighth of the memory this process may use, within reason.</summary>
    private static long SharedMegabytes(bool isDurable) =>
        isDurable ? Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 / Megabyte, 64, 2048) : 128;

    private static string Users() =>
        "# map       system user  database role\n" + string.Concat(
            new[] { "root", "postgres", Environment.UserName }.Distinct(StringComparer.Ordinal)
                .Select(user => $"parindex \"{user}\" postgres\nparindex \"{user}\" parindex\n"));

    private static string Quote(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";
}
