using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using ParIndex.App.Evidence;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Rounds.Mirror;

/// <summary>
/// All evidence of a scorecard as one ZIP: a folder for each criterion, and a workbook that lists every document with its place and SHA-256. Written as it is
/// read, so that gigabytes need no memory; what is missing or damaged is named in the list, which therefore comes last.
/// </summary>
public sealed class EvidencePackage(FileStore files)
{
    public const string IndexName = "00-muc-luc.xlsx";

    /// <summary>A file used for several criteria lies in each folder, ready to be uploaded there; above this size once, and the list leads to it.</summary>
    private const long LargestRepeated = 20_000_000;

    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the package.</summary>
    /// <param name="output">Need not seek; the bytes of files are written asynchronously, the few around them may not be.</param>
    /// <param name="title">First line of the list.</param>
    /// <param name="scorer">The round's set: the order of the list.</param>
    /// <param name="evidence">Evidence by leaf.</param>
    /// <param name="cancel">Stops.</param>
    public async Task WriteAsync(Stream output, string title, SetScorer scorer, IReadOnlyDictionary<string, EntryEvidence> evidence, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(evidence);
        var lines = new List<PackageLine>();
        var places = new Dictionary<string, (string Place, PackageState State)>(StringComparer.Ordinal);
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        foreach (var leaf in scorer.Set.Leaves())
        {
            var used = evidence.GetValueOrDefault(leaf.Code)?.Used ?? [];
            if (used.Count == 0 && leaf.Source == Core.Criteria.SourceKind.Appraised)
                lines.Add(new PackageLine(leaf, null, null, PackageState.NoDocument));

            for (var i = 0; i < used.Count; i++)
            {
                if (used[i].Item.File is not { } file)
                {
                    lines.Add(new PackageLine(leaf, used[i], null, PackageState.NotAFile));
                    continue;
                }

                if (file.Size <= LargestRepeated || !places.TryGetValue(file.Sha256, out var known))
                    places[file.Sha256] = known = await AddAsync(zip, $"{PackageNames.Folder(leaf.Code)}/{PackageNames.Of(i + 1, file.Name)}", file, cancel);

                lines.Add(new PackageLine(leaf, used[i], known.Place, known.State));
            }
        }

        using var index = new MemoryStream();
        PackageIndex.Write(index, title, lines);
        index.Position = 0;
        var entry = zip.CreateEntry(IndexName, CompressionLevel.NoCompression);
        entry.LastWriteTime = Stamp;
        await using var into = await entry.OpenAsync(cancel);
        await index.CopyToAsync(into, cancel);
    }

    private async Task<(string Place, PackageState State)> AddAsync(ZipArchive zip, string place, EvidenceFile file, CancellationToken cancel)
    {
        Stream from;
        try
        {
            from = await files.OpenReadAsync(file.Sha256, cancel);
        }
        catch (StorageException lost) when (!lost.IsPassing)
        {
            return (place, PackageState.Missing);
        }

        await using (from)
        {
            // PDF, pictures and office files are compressed already.
            var entry = zip.CreateEntry(place, file.MediaType.StartsWith("text/", StringComparison.Ordinal) ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
            entry.LastWriteTime = Stamp;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var into = await entry.OpenAsync(cancel);
            var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
            try
            {
                for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0;)
                {
                    hash.AppendData(buffer, 0, read);
                    await into.WriteAsync(buffer.AsMemory(0, read), cancel);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }

            return (place, Convert.ToHexStringLower(hash.GetHashAndReset()) == file.Sha256 ? PackageState.Whole : PackageState.Damaged);
        }
    }
}
