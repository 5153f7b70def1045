using ParIndex.App.Criteria.Form;
using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Documents;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>
/// XLSForm workbooks, the form Kobo and ODK use. What is not understood is told with its cell; nothing is lost without a word.
/// What only ParIndex knows (scoring, reasons, factors) travels in columns "parindex::…" and sheets "parindex_…".
/// </summary>
public static class XlsFormFile
{
    private static readonly string[] KnownSheets = [FormColumns.Survey, FormColumns.Choices, FormColumns.Settings, FormColumns.Criteria, FormColumns.Factors];

    /// <summary>Reads a workbook; never throws for a bad one.</summary>
    public static QuestionnaireReading Read(Stream stream, string fileName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        try
        {
            var document = DocumentFile.Read(stream, fileName);
            if (document.Format != Documents.DocumentFormat.Xlsx)
                return QuestionnaireReading.Failed("file-format", new("Tệp không phải bảng tính XLSX: lưu lại dạng .xlsx.", "The file is no XLSX workbook: save it as .xlsx."));

            var report = new FormReport();
            var places = new SetPlaces();
            var form = new FormReader(document, report, places).Read();
            foreach (var sheet in document.Blocks.OfType<TableBlock>().Where(block => !KnownSheets.Contains(block.Source.Sheet?.Trim().ToLowerInvariant())))
                report.Warning("sheet-ignored", sheet.Source, $"Trang “{sheet.Source.Sheet}” không dùng ở đây: bỏ qua.", $"Sheet “{sheet.Source.Sheet}” is not used here: left out.");

            return QuestionnaireReading.Of(form, report, places);
        }
        catch (DocumentException problem)
        {
            return QuestionnaireReading.Failed("file-unusable", problem.Problem, problem.Place);
        }
    }

    /// <summary>Writes a workbook to a seekable stream.</summary>
    public static void Write(Questionnaire questionnaire, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        WorkbookWriter.Write(stream, new FormWriter(questionnaire).Sheets());
    }
}
