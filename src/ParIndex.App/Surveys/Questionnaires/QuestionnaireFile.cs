using ParIndex.App.Surveys.Questionnaires.XlsForm;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Questionnaires;

/// <summary>A questionnaire on disk: YAML, or an XLSForm workbook (.xlsx).</summary>
public static class QuestionnaireFile
{
    /// <summary>Reads a file or a shipped questionnaire by its code; problems with the file are in the reading, never thrown.</summary>
    public static QuestionnaireReading Load(string codeOrPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(codeOrPath);
        var path = File.Exists(codeOrPath) ? codeOrPath : QuestionnaireLibrary.Shipped().PathOf(codeOrPath);
        if (path is null)
            return QuestionnaireLibrary.Shipped().Unknown(codeOrPath);

        try
        {
            if (IsWorkbook(path))
            {
                using var stream = File.OpenRead(path);
                return XlsFormFile.Read(stream, Path.GetFileName(path));
            }

            return new FileInfo(path).Length > QuestionnaireYaml.LargestFile
                ? QuestionnaireYaml.Read(new byte[QuestionnaireYaml.LargestFile + 1])
                : QuestionnaireYaml.Read(File.ReadAllBytes(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return QuestionnaireReading.Failed("file-unreadable", new Message($"Không đọc được tệp {path}: {problem.Message}", $"Cannot read {path}: {problem.Message}"));
        }
    }

    /// <summary>Writes by suffix: .xlsx is an XLSForm, .yaml or .yml the YAML form.</summary>
    /// <exception cref="DocumentException">Another suffix.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(Questionnaire questionnaire, string path)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (IsWorkbook(path))
        {
            WholeFile.Write(path, stream => XlsFormFile.Write(questionnaire, stream));
        }
        else if (Path.GetExtension(path).ToUpperInvariant() is ".YAML" or ".YML")
        {
            WholeFile.Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(QuestionnaireYaml.Write(questionnaire))));
        }
        else
        {
            throw new DocumentException(Path.GetFileName(path), null, new Message(
                "Tệp đích phải là .yaml hoặc .xlsx (XLSForm).", "The target must be .yaml or .xlsx (XLSForm)."));
        }
    }

    private static bool IsWorkbook(string path) => Path.GetExtension(path).ToUpperInvariant() is ".XLSX" or ".XLSM" or ".XLS";
}
