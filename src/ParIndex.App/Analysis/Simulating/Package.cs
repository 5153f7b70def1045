using System.IO.Compression;
using System.Text;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Analysis.Simulating;

/// <summary>A ZIP of files for the command line: the same bytes for the same contents.</summary>
internal sealed class Package(Stream stream) : IDisposable
{
    private static readonly DateTimeOffset NoDate = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);

    public void Add(string name, string text)
    {
        using var writer = new StreamWriter(Open(name), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write(text);
    }

    public void Add(string name, IReadOnlyList<string> header, IEnumerable<IEnumerable<CsvCell>> rows)
    {
        using var file = Open(name);
        using var writer = new CsvFileWriter(file);
        writer.Row(header.Select(CsvCell.Of));
        foreach (var row in rows)
            writer.Row(row);
    }

    public void Dispose() => zip.Dispose();

    private Stream Open(string name)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = NoDate;
        return entry.Open();
    }
}
