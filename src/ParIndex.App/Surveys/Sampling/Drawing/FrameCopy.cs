using System.Globalization;
using ParIndex.App.Storage.Files;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Surveys.Sampling.Drawing;

/// <summary>
/// A frame while it is read: a file only we look into, gone when we are done. It lies where files are written aside, so that the daily sweep takes what a killed server left.
/// </summary>
internal sealed class FrameCopy : IDisposable
{
    /// <param name="folder">Of files.</param>
    /// <param name="fileName">Its suffix is kept, for readers tell when it does not fit; "": none.</param>
    public FrameCopy(FileFolder folder, string fileName)
    {
        folder.Make();
        var suffix = System.IO.Path.GetExtension(fileName);
        Path = System.IO.Path.Combine(
            folder.Aside, "khung-" + Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture) + (suffix.Length is > 1 and <= 5 && suffix.Skip(1).All(char.IsAsciiLetter) ? suffix : ""));
    }

    public string Path { get; }

    /// <summary>The frame that waits, opened.</summary>
    public static async Task<FrameCopy> OpenAsync(FileFolder folder, SampleDraft draft, CancellationToken cancel)
    {
        var copy = new FrameCopy(folder, draft.FileName);
        try
        {
            await using var whole = File.OpenRead(await folder.FetchAsync(draft.Sha256, cancel));
            await copy.WriteAsync(into => SealedBytes.OpenAsync(draft.Secret, whole, into, cancel));
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>What is wrong with a file, with its place; never its name here.</summary>
    public static Message Told(DocumentException broken) => broken.Place is { } place
        ? place.Before(broken.Problem)
        : new($"Không đọc được khung mẫu: {broken.Problem.Vietnamese}", $"The frame cannot be read: {broken.Problem.English}");

    public async Task WriteAsync(Func<Stream, Task> write)
    {
        await using var file = new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.None);
        await write(file);
    }

    /// <summary>Line ends of a text file, so that progress knows how far it is; null: no text file.</summary>
    public long? Lines()
    {
        if (!FrameFile.IsText(Path))
            return null;

        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        var (buffer, lines) = (new byte[1 << 16], 0L);
        for (int count; (count = file.Read(buffer)) > 0;)
            lines += buffer.AsSpan(0, count).Count((byte)'\n');

        return lines;
    }

    public void Dispose() => File.Delete(Path);
}
