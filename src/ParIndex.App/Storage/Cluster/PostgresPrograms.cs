using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ParIndex.App.Storage;

/// <summary>The PostgreSQL programs of one major version, run as a user PostgreSQL accepts (it refuses root).</summary>
internal sealed class PostgresPrograms
{
    /// <summary>ICU as the sort order of a whole cluster came with this one.</summary>
    public const int OldestMajor = 15;

    private readonly string folder;

    private PostgresPrograms(string folder, int major)
    {
        this.folder = folder;
        Major = major;
    }

    public int Major { get; }

    /// <summary>Whether programs run as another user than this process: root hands over to "postgres".</summary>
    public static bool ChangesUser => Environment.IsPrivilegedProcess;

    /// <summary>The user the server runs as.</summary>
    public static string User => ChangesUser ? "postgres" : Environment.UserName;

    /// <summary>
    /// Ties the server to us: stopped when we die; in a session of its own, so that Ctrl-C at the terminal reaches the application only,
    /// which then stops the server in order. Where the system has no such programs (not Linux), the next start finds the server and stops it.
    /// </summary>
    public static string[] ServerWrapper => !File.Exists("/usr/bin/setpriv") || !File.Exists("/usr/bin/setsid") ? []
        : ChangesUser ? ["--pdeathsig=INT", "setsid"]
        : ["setpriv", "--pdeathsig=INT", "setsid"];

    /// <summary>The programs of the version that made a data folder, or of the newest version installed.</summary>
    /// <param name="dataMajor">Version that made the data folder; null: there is none yet.</param>
    /// <param name="configured">Folder given by the operator.</param>
    /// <exception cref="StorageException">None fits; says what to install.</exception>
    public static PostgresPrograms Find(int? dataMajor, string? configured)
    {
        var found = Installed(configured).ToList();
        if (dataMajor is { } wanted)
        {
            return found.FirstOrDefault(programs => programs.Major == wanted)
                ?? throw (found.Count == 0 ? StorageException.NoPostgres()
                    : StorageException.OtherMajor(wanted, found.Max(programs => programs.Major)));
        }

        return found.Where(programs => programs.Major >= OldestMajor).MaxBy(programs => programs.Major)
            ?? throw (found.Count == 0 ? StorageException.NoPostgres() : StorageException.TooOld(found.Max(programs => programs.Major)));
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">One of PostgreSQL's, or of the system.</param>
    /// <param name="arguments">Passed as they are.</param>
    /// <param name="input">Text for its standard input.</param>
    /// <param name="cancel">Stops waiting; the program goes on.</param>
    public async Task<ProgramResult> RunAsync(string program, IEnumerable<string> arguments, string? input = null, CancellationToken cancel = default)
    {
        using var process = Process.Start(StartInfo(program, arguments))!;
        if (input is not null)
            await process.StandardInput.WriteAsync(input.AsMemory(), cancel);

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return new ProgramResult(process.ExitCode, await output, await errors);
    }

    /// <summary>How a program is started: as the right user, in a folder that user can enter, with messages in English.</summary>
    public ProcessStartInfo StartInfo(string program, IEnumerable<string> arguments, params string[] wrapper)
    {
        string[] words = [.. wrapper, PathOf(program), .. arguments];
        return Info(ChangesUser ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. words] : words);
    }

    /// <summary>How a client program is started, which may run as any user.</summary>
    public ProcessStartInfo StartInfoAsSelf(string program, IEnumerable<string> arguments) => Info([PathOf(program), .. arguments]);

    private string PathOf(string program) => Path.Combine(folder, program) is var path && File.Exists(path) ? path : program;

    private static ProcessStartInfo Info(string[] words)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(words[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
            WorkingDirectory = "/",
        };
        foreach (var word in words.Skip(1))
            start.ArgumentList.Add(word);

        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);

        return start;
    }

    private static IEnumerable<PostgresPrograms> Installed(string? configured)
    {
        IEnumerable<string> folders = configured is not null ? [configured] :
        [
            .. Folders("/usr/lib/postgresql", "*"), .. Folders("/usr", "pgsql-*"), .. Folders("/opt/homebrew/opt", "postgresql@*"),
            "/usr/bin", "/usr/local/bin", "/usr/local/pgsql/bin",
        ];
        return folders
            .SelectMany(folder => new[] { folder, Path.Combine(folder, "bin") })
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")))
            .Distinct(StringComparer.Ordinal)
            .Select(folder => new PostgresPrograms(folder, MajorOf(folder)));
    }

    private static string[] Folders(string parent, string pattern) => Directory.Exists(parent) ? Directory.GetDirectories(parent, pattern) : [];

    private static int MajorOf(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, "postgres"), "--version") { RedirectStandardOutput = true })!;
        // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
        var version = process.StandardOutput.ReadToEnd().Split(' ').FirstOrDefault(word => word.Length > 0 && char.IsAsciiDigit(word[0])) ?? "0";
        process.WaitForExit();
        var digits = new string([.. version.TakeWhile(char.IsAsciiDigit)]);
        return int.Parse(digits, CultureInfo.InvariantCulture);
    }
}

/// <summary>What a program left behind.</summary>
internal sealed record ProgramResult(int Code, string Output, string Errors)
{
    public bool IsOk => Code == 0;
}
