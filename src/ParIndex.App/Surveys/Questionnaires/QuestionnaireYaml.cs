using System.Text;
using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Yaml;
using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Questionnaires;

/// <summary>
/// The YAML form of a questionnaire (docs/method/questionnaires.md). Writing is canonical: the same questionnaire always gives the
/// same text, and reading it gives the same questionnaire. Remarks (#) of a file read are not kept.
/// </summary>
public static class QuestionnaireYaml
{
    /// <summary>Bytes of the largest file read; ten times the largest questionnaire known.</summary>
    public const int LargestFile = 4 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a text; never throws for a bad one. Each problem has its line and column.</summary>
    public static QuestionnaireReading Read(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        if (string.IsNullOrWhiteSpace(yaml))
            return QuestionnaireReading.Failed("yaml-empty", new Message("Tệp trống: một phiếu hỏi bắt đầu bằng “code: …”.", "The file is empty: a questionnaire begins with “code: …”."));

        var report = new FormReport();
        var places = new SetPlaces();
        var root = YamlSource.Read(yaml.TrimStart('\uFEFF'), report);
        if (root is not SetMap map)
        {
            if (root is not null)
                report.Error("field-type", root.Place, "Tệp không phải một phiếu hỏi: bắt đầu bằng “code: …”, “title: …”.", "The file is no questionnaire: begin with “code: …”, “title: …”.");
            return QuestionnaireReading.Of(null, report, places);
        }

        var form = new QuestionnaireBinder(report, places).Bind(map);
        return QuestionnaireReading.Of(form, report, places);
    }

    /// <summary>Reads the bytes of a file in UTF-8.</summary>
    public static QuestionnaireReading Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > LargestFile)
            return QuestionnaireReading.Failed("file-too-large", new Message("Tệp quá lớn cho một phiếu hỏi (trên 4 MB): kiểm tra lại tệp.", "The file is too large for a questionnaire (over 4 MB): check it."));

        try
        {
            return Read(Strict.GetString(file));
        }
        catch (DecoderFallbackException)
        {
            return QuestionnaireReading.Failed("file-encoding", new Message("Tệp không phải UTF-8: lưu lại với mã UTF-8.", "The file is not UTF-8: save it as UTF-8."));
        }
    }

    /// <summary>Writes the canonical text, "\n" line ends.</summary>
    public static string Write(Questionnaire questionnaire)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        return YamlEmitter.Write(QuestionnaireTree.Of(questionnaire));
    }
}
