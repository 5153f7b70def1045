using System.Text;
using ParIndex.App.Storage.Files;

namespace ParIndex.App.Evidence.Checking;

/// <summary>Looks into a file nobody vouches for, by its content alone: what is harmful is refused, what is merely suspicious is flagged.</summary>
public static class FileCheck
{
    private const int Head = 4096;

    /// <summary>Large files are looked at in memory; so many at once.</summary>
    private static readonly SemaphoreSlim Turns = new(3);

    private static readonly byte[][] Programs = ["MZ"u8.ToArray(), [0x7F, (byte)'E', (byte)'L', (byte)'F'], [0xCA, 0xFE, 0xBA, 0xBE], [0xCF, 0xFA, 0xED, 0xFE], "#!"u8.ToArray(), [0x4C, 0, 0, 0, 1, 0x14, 2, 0]];
    private static readonly byte[][] Archives = ["Rar!"u8.ToArray(), [0x37, 0x7A, 0xBC, 0xAF], [0x1F, 0x8B], [0x42, 0x5A, 0x68], [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z']];

    /// <summary>Checks a file.</summary>
    /// <param name="content">Can seek; its place is lost.</param>
    /// <param name="name">Clean.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="FileRefusedException">It is not taken.</exception>
    public static async Task<FileFindings> RunAsync(Stream content, string name, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length == 0)
            throw Refusals.Empty(name);

        if (content.Length > EvidenceLimits.LargestFile)
            throw Refusals.TooLarge(name, EvidenceLimits.LargestFile);

        await Turns.WaitAsync(cancel);
        try
        {
            content.Position = 0;
            var bytes = GC.AllocateUninitializedArray<byte>((int)content.Length);
            await content.ReadExactlyAsync(bytes, cancel);
            return Run(bytes, name);
        }
        finally
        {
            Turns.Release();
        }
    }

    private static FileFindings Run(byte[] bytes, string name)
    {
        var head = bytes.AsSpan(0, Math.Min(Head, bytes.Length));
        if (Starts(head, Programs))
            throw Refusals.Program(name);

        if (Starts(head, Archives))
            throw Refusals.Archive(name);

        using var content = new MemoryStream(bytes, writable: false);
        var type = MediaTypes.Of(content);
        if (type != "application/pdf" && PdfCheck.Start(head) is >= 0 and var start)
            type = IsBlank(head[..start]) ? "application/pdf" : throw Refusals.TwoKinds(name, "PDF", FileKind.Of(type)?.Name.Vietnamese ?? "tệp khác");

        if (head.StartsWith("PK"u8) && type == MediaTypes.Unknown)
            throw Refusals.Damaged(name);

        if (FileKind.Of(type) is not { } kind)
            throw Markup.Leads(head) ? Refusals.WebPage(name) : Refusals.NotTaken(name);

        List<string> flags = type switch
        {
            "application/pdf" => PdfCheck.Run(bytes, name),
            "application/x-ole-storage" => Compound(bytes),
            "text/plain" => Text(head, name),
            _ when head.StartsWith("PK"u8) => PackageCheck.Run(content, name, isPlainZip: type == "application/zip"),
            _ => Picture(bytes, kind, name),
        };
        return new FileFindings(type, flags, !kind.Suffixes.Contains(FileNames.SuffixOf(name)));
    }

    /// <summary>Old Office files, and new ones with a password.</summary>
    private static List<string> Compound(ReadOnlySpan<byte> bytes)
    {
        var flags = new List<string>();
        if (bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0)
            flags.Add(EvidenceFlags.Encrypted);

        if (bytes.IndexOf(Encoding.Unicode.GetBytes("_VBA_PROJECT")) >= 0)
            flags.Add(EvidenceFlags.Script);

        return flags;
    }

    private static List<string> Text(ReadOnlySpan<byte> head, string name) => Markup.Leads(head) || Markup.Holds(head) ? throw Refusals.WebPage(name) : [];

    private static List<string> Picture(ReadOnlySpan<byte> bytes, FileKind kind, string name)
    {
        if (Markup.Holds(bytes[..Math.Min(Head, bytes.Length)]))
            throw Refusals.TwoKinds(name, kind.Name.Vietnamese, "trang web");

        return ZipTail.Find(bytes) >= 0 ? throw Refusals.TwoKinds(name, kind.Name.Vietnamese, "ZIP") : [];
    }

    private static bool IsBlank(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            if (one is not (0xEF or 0xBB or 0xBF or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return false;
        }

        return true;
    }

    private static bool Starts(ReadOnlySpan<byte> head, byte[][] signs)
    {
        foreach (var sign in signs)
        {
            if (head.StartsWith(sign))
                return true;
        }

        return false;
    }
}
