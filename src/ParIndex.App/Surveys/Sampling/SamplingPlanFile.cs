using System.Text;
using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Yaml;
using ParIndex.Documents;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>The design of a sample as YAML (docs/method/sampling.md).</summary>
public static class SamplingPlanFile
{
    private const int LargestFile = 1_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the file.</summary>
    /// <exception cref="DocumentException">Missing, empty, too large, not UTF-8.</exception>
    public static SamplingPlanReading Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(Text(path));
    }

    /// <summary>Reads the text of such a file.</summary>
    public static SamplingPlanReading Parse(string yaml)
    {
        var report = new FormReport();
        var root = YamlSource.Read(yaml, report);
        if (root is not null and not SetMap)
            report.Error("field-type", root.Place, "Tệp không phải một bản thiết kế mẫu: bắt đầu bằng “title: …”.", "The file is no sampling design: begin with “title: …”.");

        var plan = root is SetMap map && !HasErrors(report) ? new SamplingPlanReader(report).Read(map) : null;
        return new SamplingPlanReading(HasErrors(report) ? null : plan, report.Problems);
    }

    private static bool HasErrors(FormReport report) => report.Problems.Any(problem => problem.IsError);

    private static string Text(string path)
    {
        var file = Path.GetFileName(path);
        if (!File.Exists(path))
            throw new DocumentException(file, null, new("không có tệp này. Kiểm tra đường dẫn.", "there is no such file. Check the path."));

        if (new FileInfo(path).Length > LargestFile)
            throw new DocumentException(file, null, new("tệp quá lớn cho một bản thiết kế (trên 1 MB).", "the file is too large for a design (over 1 MB)."));

        try
        {
            var text = Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
            return text.Trim().Length > 0 ? text : throw new DocumentException(file, null, new("tệp trống. Bắt đầu bằng “title: …”.", "the file is empty. Begin with “title: …”."));
        }
        catch (DecoderFallbackException)
        {
            throw new DocumentException(file, null, new("tệp không phải mã UTF-8. Lưu lại với mã UTF-8.", "the file is not UTF-8. Save it as UTF-8."));
        }
    }
}
