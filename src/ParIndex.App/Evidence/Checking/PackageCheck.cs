using System.IO.Compression;

namespace ParIndex.App.Evidence.Checking;

/// <summary>Looks into a ZIP, and into Office files, which are one: everything is unpacked once, to nowhere, within bounds.</summary>
internal static class PackageCheck
{
    private const int MostEntries = 10_000;
    private const long MostBytes = 512L << 20;
    private const int MostRatio = 200;

    /// <summary>Small parts of blanks compress very well.</summary>
    private const long RatioFree = 4L << 20;

    private static readonly string[] Harmful =
        [".exe", ".dll", ".com", ".scr", ".pif", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta", ".jar", ".msi", ".lnk", ".reg", ".sh", ".apk", ".html", ".htm", ".svg",
            ".zip", ".rar", ".7z", ".gz", ".tar", ".iso", ".cab"];

    public static List<string> Run(Stream content, string name, bool isPlainZip)
    {
        try
        {
            content.Position = 0;
            using var package = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (package.Entries.Count > MostEntries)
                throw Refusals.Bomb(name);

            var flags = new SortedSet<string>(StringComparer.Ordinal);
            var total = 0L;
            foreach (var entry in package.Entries)
                total += Look(entry, name, isPlainZip, MostBytes - total, flags);

            return [.. flags];
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or NotSupportedException)
        {
            throw Refusals.Damaged(name);
        }
    }

    private static long Look(ZipArchiveEntry entry, string name, bool isPlainZip, long left, SortedSet<string> flags)
    {
        var path = entry.FullName.Replace('\\', '/');
        if (path.StartsWith('/') || path.Contains(':', StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal) || path.Split('/').Contains(".."))
            throw Refusals.PathInside(name, FileNames.Clean(path) is var last && path.Length <= 80 ? path.Replace('\0', ' ') : last);

        var suffix = FileNames.SuffixOf(path);
        if (isPlainZip && Harmful.Contains(suffix))
            throw Refusals.Inside(name, FileNames.Clean(path));

        if (path.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            flags.Add(EvidenceFlags.Script);

        if (entry.IsEncrypted)
        {
            flags.Add(EvidenceFlags.Encrypted);
            return 0;
        }

        return Unpack(entry, name, left);
    }

    /// <summary>What headers say of sizes may be false: bytes are counted as they come.</summary>
    private static long Unpack(ZipArchiveEntry entry, string name, long left)
    {
        using var content = entry.Open();
        var buffer = new byte[1 << 16];
        var length = 0L;
        var sum = Crc32.Start;
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            length += read;
            sum = Crc32.Add(sum, buffer.AsSpan(0, read));
            if (length > left || (length > RatioFree && length > entry.CompressedLength * MostRatio))
                throw Refusals.Bomb(name);
        }

        // A part said to be shorter than it is ends early here, but not where it is opened.
        return Crc32.End(sum) == entry.Crc32 ? length : throw Refusals.Damaged(name);
    }
}
