using ParIndex.Documents.Reading.Packages;

namespace ParIndex.Documents.Reading;

/// <summary>
/// Reads any file ParIndex understands: text exports, CSV, DOCX, XLSX. The format is found from the content, not the suffix.
/// Every file is taken as hostile; the only exception for a bad one is <see cref="DocumentException"/>.
/// </summary>
public static class DocumentFile
{
    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <exception cref="DocumentException">Missing, unreadable, of another format, damaged, or over a limit.</exception>
    public static DocumentContent Read(string path, ReadLimits? limits = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var fileName = Path.GetFileName(path);
        try
        {
            if (Directory.Exists(path))
            {
                throw new DocumentException(path, null, Problems.IsFolder);
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Read(stream, fileName, limits);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DocumentException(fileName, null, Problems.NotFound, missing);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException or NotSupportedException or ArgumentException)
        {
            throw new DocumentException(fileName, null, Problems.NotReadable(denied.Message), denied);
        }
    }

    /// <summary>Reads a file from a stream; <paramref name="fileName"/> is for messages and for the suffix.</summary>
    /// <exception cref="DocumentException">Of another format, damaged, or over a limit.</exception>
    public static DocumentContent Read(Stream stream, string fileName, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        var session = new ReadSession(fileName, limits ?? ReadLimits.Default);
        using var copy = stream.CanSeek ? null : BoundedCopy(stream, session);
        var source = copy ?? stream;
        if (source.Length > session.Limits.MaxFileBytes)
        {
            throw session.Error(Problems.FileTooLarge(session.Limits.MaxFileBytes));
        }

        source.Position = 0;
        var (format, blocks) = FormatSniffer.Find(source, session) switch
        {
            FileKind.Package => PackageReader.Read(source, session),
            _ => ReadText(source, session),
        };
        if (blocks.Count == 0)
        {
            throw session.Error(Problems.NoContent);
        }

        TellWrongSuffix(Path.GetExtension(fileName), format, session);
        return new DocumentContent(fileName, format, blocks) { Remarks = session.Remarks };
    }

    private static (DocumentFormat Format, IReadOnlyList<DocumentBlock> Blocks) ReadText(Stream source, ReadSession session)
    {
        if (source.Length > session.Limits.MaxTextBytes)
        {
            throw session.Error(Problems.FileTooLarge(session.Limits.MaxTextBytes));
        }

        var bytes = new byte[source.Length];
        source.Position = 0;
        source.ReadExactly(bytes);
        var text = TextDecoder.Decode(bytes, session);
        return IsDelimited(text, session.FileName)
            ? (DocumentFormat.Csv, DelimitedReader.Read(text, Separator.Find(text), session))
            : (DocumentFormat.Text, PlainTextReader.Read(text, session));
    }

    /// <summary>Text with commas and a list of values look alike, so a suffix of either kind is believed.</summary>
    private static bool IsDelimited(string text, string fileName) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".CSV" or ".TSV" or ".TAB" => true,
        ".TXT" => false,
        _ => Separator.IsList(text),
    };

    private static MemoryStream BoundedCopy(Stream stream, ReadSession session)
    {
        var copy = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (copy.Length + read > session.Limits.MaxFileBytes)
            {
                throw session.Error(Problems.FileTooLarge(session.Limits.MaxFileBytes));
            }

            copy.Write(buffer, 0, read);
        }

        return copy;
    }

    private static void TellWrongSuffix(string suffix, DocumentFormat format, ReadSession session)
    {
        DocumentFormat? promised = suffix.ToUpperInvariant() switch
        {
            ".DOCX" or ".DOCM" or ".DOTX" or ".DOC" => DocumentFormat.Docx,
            ".XLSX" or ".XLSM" or ".XLTX" or ".XLS" => DocumentFormat.Xlsx,
            ".CSV" or ".TSV" => DocumentFormat.Csv,
            ".TXT" => DocumentFormat.Text,
            _ => null,
        };
        if (promised is { } expected && expected != format)
        {
            session.Remark(Problems.WrongSuffix(suffix, format));
        }
    }
}
