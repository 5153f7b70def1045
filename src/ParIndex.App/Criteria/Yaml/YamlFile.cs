using System.Text;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Criteria.Yaml;

/// <summary>Text of a small file that a person wrote: a specification, a design.</summary>
internal static class YamlFile
{
    private const int LargestFile = 1_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the text without byte order mark.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What the file is, for messages: "một bản thiết kế".</param>
    /// <exception cref="DocumentException">No such file, over 1 MB, not UTF-8.</exception>
    public static string Text(string path, Message kind)
    {
        var file = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new DocumentException(file, null, new("không có tệp này. Kiểm tra đường dẫn.", "there is no such file. Check the path."));
        }

        if (new FileInfo(path).Length > LargestFile)
        {
            throw new DocumentException(file, null, new($"tệp quá lớn cho {kind.Vietnamese} (trên 1 MB).", $"the file is too large for {kind.English} (over 1 MB)."));
        }

        try
        {
            return Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new DocumentException(file, null, new("tệp không phải mã UTF-8. Lưu lại với mã UTF-8.", "the file is not UTF-8. Save it as UTF-8."));
        }
    }

    /// <summary>The same for a file that must not be empty.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What the file is.</param>
    /// <param name="beginning">Name of the member it begins with.</param>
    /// <exception cref="DocumentException">Also an empty file.</exception>
    public static string Text(string path, Message kind, string beginning)
    {
        var text = Text(path, kind);
        return text.Trim().Length > 0
            ? text
            : throw new DocumentException(Path.GetFileName(path), null, new($"tệp trống. Bắt đầu bằng “{beginning}: …”.", $"the file is empty. Begin with “{beginning}: …”."));
    }
}
