using System.Text;
using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Yaml;
using ParIndex.Core.Criteria;
using ParIndex.Documents;

namespace ParIndex.App.Surveys.Estimating;

/// <summary>A design file read.</summary>
/// <param name="Spec">Null when there are problems.</param>
/// <param name="Problems">What is wrong, all at once, each with its place.</param>
public sealed record DesignReading(EstimationSpec? Spec, IReadOnlyList<SetProblem> Problems);

/// <summary>How a sample was drawn and what to estimate, as YAML.</summary>
public static class DesignFile
{
    private const int LargestFile = 1_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a design file.</summary>
    /// <exception cref="DocumentException">No such file, too large, not UTF-8.</exception>
    public static DesignReading Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var report = new FormReport();
        var root = YamlSource.Read(Text(path), report);
        if (root is not SetMap map)
        {
            if (report.Problems.Count == 0)
            {
                report.Error("field-type", root?.Place, "Tệp không phải thiết kế mẫu: bắt đầu bằng “questions: q1..q40”.", "The file is no survey design: begin with “questions: q1..q40”.");
            }

            return new DesignReading(null, report.Problems);
        }

        var spec = new DesignSpecReader(report).Read(map);
        return new DesignReading(report.Problems.Any(problem => problem.IsError) ? null : spec, report.Problems);
    }

    private static string Text(string path)
    {
        var file = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new DocumentException(file, null, new("không có tệp này. Kiểm tra đường dẫn.", "there is no such file. Check the path."));
        }

        if (new FileInfo(path).Length > LargestFile)
        {
            throw new DocumentException(file, null, new("tệp quá lớn cho một thiết kế mẫu (trên 1 MB).", "the file is too large for a design (over 1 MB)."));
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
}
