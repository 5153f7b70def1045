using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ParIndex.App.Storage.Backup;

/// <summary>pg_dump and pg_restore on a database, through pipes.</summary>
internal static class DumpPrograms
{
    public static Task DumpAsync(Database database, string snapshot, Func<Stream, Task> take, CancellationToken cancel) => RunAsync(
        database, "pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--enable-row-security", "--snapshot=" + snapshot],
        async process =>
        {
            process.StandardInput.Close();
            await take(process.StandardOutput.BaseStream);
        },
        cancel);

    public static Task RestoreAsync(Database database, Stream dump, CancellationToken cancel) => RunAsync(
        database, "pg_restore",
        [
            "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
            // Everything belongs to the application's role, as when it migrated.
            .. database.IsPrivate ? ["--role=parindex"] : Array.Empty<string>(),
            "--dbname=" + new NpgsqlConnectionStringBuilder(database.AdministratorConnectionString).Database,
        ],
        async process =>
        {
            try
            {
                await dump.CopyToAsync(process.StandardInput.BaseStream, cancel);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It stopped reading: its message tells why.
            }
        },
        cancel);

    private static async Task RunAsync(Database database, string program, string[] arguments, Func<Process, Task> talk, CancellationToken cancel)
    {
        var start = database.Programs.StartInfoAsSelf(program, arguments);
        var connection = new NpgsqlConnectionStringBuilder(database.AdministratorConnectionString);
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = connection.Username;
        start.Environment["PGDATABASE"] = connection.Database;
        // Row-level security lets everything through for this one.
        start.Environment["PGOPTIONS"] = "-c parindex.sees=all -c parindex.may=all";
        if (connection.Password is { } password)
            start.Environment["PGPASSWORD"] = password;

        if (connection.SslMode is not SslMode.Prefer)
            start.Environment["PGSSLMODE"] = connection.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() };

        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancel);
            var output = program == "pg_restore" ? process.StandardOutput.ReadToEndAsync(cancel) : Task.FromResult("");
            await talk(process);
            await process.WaitForExitAsync(cancel);
            await output;
            if (process.ExitCode != 0)
                throw StorageException.ProgramFailed(program, (await errors).Trim());
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
