using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using ParIndex.App.Rounds.Deciding;
using ParIndex.Core.Rounds;
using ParIndex.Core.Scoring;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Rounds.Publishing;

/// <summary>
/// The files of a sealed round: the criteria set, the settled figures, what was said of each entry, and the results. From the first two anyone computes
/// the last with <c>parindex score bo-tieu-chi.yaml --inputs so-lieu.csv</c>. The same round gives the same bytes.
/// </summary>
public static class RoundPackage
{
    public const string Set = "bo-tieu-chi.yaml", Figures = "so-lieu.csv", Entries = "phieu.csv", Results = "ket-qua.csv", Manifest = "MANIFEST.json";

    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The files, by name.</summary>
    /// <param name="standing">The round as it stands.</param>
    /// <param name="set">Its criteria set as YAML.</param>
    /// <param name="nameOf">Name of a unit.</param>
    public static IReadOnlyDictionary<string, byte[]> Files(RoundStanding standing, string set, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(nameOf);
        return new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [Set] = System.Text.Encoding.UTF8.GetBytes(set),
            [Figures] = Csv(FigureRows(standing)),
            [Entries] = Csv(EntryRows(standing)),
            [Results] = Csv(ResultRows(standing, nameOf)),
        };
    }

    /// <summary>Writes the files as a ZIP with a manifest of their hashes.</summary>
    /// <param name="files">The files, by name.</param>
    /// <param name="head">What is sealed, for readers: round, year, edition, number.</param>
    public static byte[] Zip(IReadOnlyDictionary<string, byte[]> files, IReadOnlyDictionary<string, string> head)
    {
        ArgumentNullException.ThrowIfNull(files);
        var manifest = JsonSerializer.SerializeToUtf8Bytes(
            new { about = head, files = files.ToDictionary(file => file.Key, file => Convert.ToHexStringLower(SHA256.HashData(file.Value)), StringComparer.Ordinal) }, Indented);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files.Append(new(Manifest, manifest)))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Stamp;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static IEnumerable<IEnumerable<CsvCell>> FigureRows(RoundStanding standing)
    {
        yield return Header("unit", "code", "input", "value");
        foreach (var unit in standing.Units)
        {
            foreach (var (code, chain) in unit.Entries)
            {
                var entry = chain.Settled();
                if (entry.NotApplicable)
                    yield return Row(unit.UnitId, code, InputTable.NotApplicableSlot, "1");
                else if (entry.Points is { } points)
                    yield return Row(unit.UnitId, code, InputTable.PointsSlot, Plain(points));

                foreach (var (slot, value) in entry.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                    yield return Row(unit.UnitId, code, slot, value);
            }
        }
    }

    private static IEnumerable<IEnumerable<CsvCell>> EntryRows(RoundStanding standing)
    {
        yield return Header("unit", "code", "max", "claimed", "points", "decided_by", "reason");
        var nodes = standing.Scorer.Tree.Nodes;
        for (var u = 0; u < standing.Units.Count; u++)
        {
            var unit = standing.Units[u];
            for (var n = 0; n < nodes.Count; n++)
            {
                if (!nodes[n].IsLeaf || !unit.Entries.TryGetValue(nodes[n].Code, out var chain))
                    continue;

                yield return
                [
                    CsvCell.Of(unit.UnitId), CsvCell.Of(nodes[n].Code), Number(nodes[n].Max), Number(standing.Claimed.Columns[n].Points[u]), Number(standing.Settled.Columns[n].Points[u]),
                    CsvCell.Of(Word(chain.Authority)), CsvCell.Of(unit.Reasons.GetValueOrDefault(nodes[n].Code, "")),
                ];
            }
        }
    }

    private static IEnumerable<IEnumerable<CsvCell>> ResultRows(RoundStanding standing, Func<string, string> nameOf)
    {
        yield return Header("unit", "name", "points", "max", "percent", "rank", "band");
        foreach (var unit in standing.Ranked().Units)
        {
            yield return
            [
                CsvCell.Of(unit.Unit), CsvCell.Of(nameOf(unit.Unit)), Number(unit.Points), Number(unit.Max), Number(unit.Percent), Number(unit.Rank), CsvCell.Of(unit.Band ?? ""),
            ];
        }
    }

    private static byte[] Csv(IEnumerable<IEnumerable<CsvCell>> rows)
    {
        using var bytes = new MemoryStream();
        using (var writer = new CsvFileWriter(bytes))
        {
            foreach (var row in rows)
                writer.Row(row);
        }

        return bytes.ToArray();
    }

    private static IEnumerable<CsvCell> Header(params string[] names) => names.Select(CsvCell.Of);

    private static IEnumerable<CsvCell> Row(string unit, string code, string slot, string value) => [CsvCell.Of(unit), CsvCell.Of(code), CsvCell.Of(slot), CsvCell.Of(value)];

    // The same value is the same text, however it was computed.
    private static CsvCell Number(decimal value) => new(Plain(value), IsNumber: true);

    private static string Word(EntryAuthority authority) => authority switch
    {
        EntryAuthority.Unit => "unit",
        EntryAuthority.FirstAppraisal => "first-appraisal",
        EntryAuthority.SecondAppraisal => "second-appraisal",
        _ => "council",
    };

    private static string Plain(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
