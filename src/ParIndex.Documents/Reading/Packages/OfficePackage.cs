using System.Collections.ObjectModel;
using System.IO.Compression;
using System.Xml;

namespace ParIndex.Documents.Reading.Packages;

/// <summary>
/// The ZIP of a DOCX or XLSX, read part by part. Opened with ZipArchive and XmlReader rather than the Open XML SDK: the SDK
/// loads parts through System.IO.Packaging, where bytes, depth and names cannot be bounded while reading, and it throws many
/// kinds of exceptions on damaged files. Parts are found by name only; nothing is ever written to disk or fetched.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ReadSession session;
    private readonly BoundedNames names;
    private readonly ByteBudget budget;

    public OfficePackage(Stream stream, ReadSession session)
    {
        this.session = session;
        names = new BoundedNames(session);
        budget = new ByteBudget(session);
        RefuseManyEntries(stream, session);
        archive = Open(stream, session);
        foreach (var entry in Entries())
        {
            var name = entry.FullName.Replace('\\', '/').TrimStart('/');
            if (!name.EndsWith('/') && !parts.TryAdd(name, entry))
            {
                throw session.Error(Problems.DuplicatePart(Shown(name)));
            }
        }
    }

    /// <summary>Names of all parts, in the order of the file.</summary>
    public IEnumerable<string> Parts => parts.Keys;

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>Opens a part that must be there.</summary>
    public XmlPart OpenPart(string part) => new(Shown(part), OpenBytes(part), names, session);

    /// <summary>Opens a part as it is, counted.</summary>
    public Stream OpenBytes(string part)
    {
        if (!parts.TryGetValue(part, out var entry))
        {
            throw session.Error(Problems.MissingPart(Shown(part)));
        }

        if (entry.IsEncrypted)
        {
            throw session.Error(Problems.Encrypted);
        }

        return budget.Open(entry, Shown(part));
    }

    public void Dispose() => archive.Dispose();

    /// <summary>Names come from the file: cut for messages.</summary>
    private static string Shown(string part) => part.Length <= 100 ? part : string.Concat(part.AsSpan(0, 100), "…");

    /// <summary>
    /// ZipArchive allocates an entry for each header before it compares their number with the declared one, so headers are
    /// counted first. The count is an upper bound: an uncompressed package inside this one is counted too.
    /// </summary>
    private static void RefuseManyEntries(Stream stream, ReadSession session)
    {
        ReadOnlySpan<byte> header = [0x50, 0x4B, 0x01, 0x02];
        var buffer = new byte[81_920];
        var kept = 0;
        var count = 0;
        stream.Position = 0;
        for (int read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var filled = buffer.AsSpan(0, kept + read);
            count += filled.Count(header);
            if (count > session.Limits.MaxParts)
            {
                throw session.Error(Problems.TooManyParts(session.Limits.MaxParts));
            }

            kept = Math.Min(header.Length - 1, filled.Length);
            filled[^kept..].CopyTo(buffer);
        }

        stream.Position = 0;
    }

    private static ZipArchive Open(Stream stream, ReadSession session)
    {
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            throw session.Error(Problems.DamagedZip, inner: damaged);
        }
    }

    private ReadOnlyCollection<ZipArchiveEntry> Entries()
    {
        try
        {
            return archive.Entries;
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            archive.Dispose();
            throw session.Error(Problems.DamagedZip, inner: damaged);
        }
    }

    /// <summary>What the ZIP and XML classes of .NET throw for damaged bytes, found by fuzzing; our own faults are not among them.</summary>
    public static bool IsDamage(Exception exception) => exception is InvalidDataException or IOException or NotSupportedException
        or ArgumentException or OverflowException or XmlException;
}
