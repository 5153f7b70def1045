using System.Text;
using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Yaml;
using ParIndex.Core.Criteria;

namespace ParIndex.App.Criteria;

/// <summary>
/// The YAML form of a criteria set (docs/method/criteria-set-file.md). Writing is canonical: the same set always gives the same
/// text, and reading it gives the same set. Remarks (#) of a file read are not kept.
/// </summary>
public static class CriteriaSetYaml
{
    /// <summary>Bytes of the largest file read.</summary>
    internal const int LargestFile = YamlSource.LongestFile * 2;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a text; never throws for a bad one. Each problem has its line and column.</summary>
    public static SetReading Read(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var report = new FormReport();
        var binder = new SetBinder(report);
        var root = YamlSource.Read(yaml.TrimStart('\uFEFF'), report);
        if (root is null)
        {
            return new SetReading(null, report.Problems, binder.Places);
        }

        if (root is not SetMap map)
        {
            report.Error("field-type", root.Place, "Tệp không phải một bộ tiêu chí: bắt đầu bằng “id: …”, “title: …”.", "The file is no criteria set: begin with “id: …”, “title: …”.");
            return new SetReading(null, report.Problems, binder.Places);
        }

        var set = binder.Bind(map);
        return new SetReading(set, report.Problems, binder.Places);
    }

    /// <summary>Reads the bytes of a file: UTF-8, or UTF-16 with its mark.</summary>
    public static SetReading Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > LargestFile)
        {
            return TooLarge();
        }

        try
        {
            return file switch
            {
                [0xFF, 0xFE, ..] => Read(new UnicodeEncoding(false, true, true).GetString(file[2..])),
                [0xFE, 0xFF, ..] => Read(new UnicodeEncoding(true, true, true).GetString(file[2..])),
                _ => Read(Strict.GetString(file)),
            };
        }
        catch (DecoderFallbackException)
        {
            return Failed("file-encoding", "Tệp không phải UTF-8: mở bằng trình soạn thảo và lưu lại với mã UTF-8.", "The file is not UTF-8: open it in an editor and save it as UTF-8.");
        }
    }

    internal static SetReading TooLarge() =>
        Failed("file-too-large", "Tệp quá lớn cho một bộ tiêu chí (trên 16 MB): kiểm tra lại tệp.", "The file is too large for a criteria set (over 16 MB): check it.");

    private static SetReading Failed(string code, string vietnamese, string english)
    {
        var report = new FormReport();
        report.Error(code, null, vietnamese, english);
        return new SetReading(null, report.Problems, new SetPlaces());
    }

    /// <summary>Writes the canonical text, "\n" line ends.</summary>
    public static string Write(CriteriaSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return YamlEmitter.Write(SetTree.Of(set));
    }
}
