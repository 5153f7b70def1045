using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Workbook;
using ParIndex.Core.Criteria;
using ParIndex.Documents;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Criteria;

/// <summary>
/// The workbook form (XLSX) of a criteria set, for editing in a spreadsheet program: settings, criteria, inputs, test cases,
/// lists and mapping on a sheet each. Writing and reading back gives the same set.
/// </summary>
public static class CriteriaSetWorkbook
{
    /// <summary>Writes the workbook.</summary>
    /// <exception cref="DocumentException">A list or text is longer than a cell holds.</exception>
    public static byte[] Write(CriteriaSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        using var stream = new MemoryStream();
        WorkbookWriter.Write(stream, WorkbookForm.Of(set));
        return stream.ToArray();
    }

    /// <summary>
    /// Reads a workbook; columns may stand in any order, rows be blank, sheets be added. Never throws for a bad file: each problem
    /// has its sheet and cell.
    /// </summary>
    public static SetReading Read(Stream workbook, string fileName)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        var report = new FormReport(SetSheets.Labels);
        var binder = new SetBinder(report);
        try
        {
            var document = DocumentFile.Read(workbook, fileName);
            if (document.Format != Documents.DocumentFormat.Xlsx)
            {
                report.Error("file-format", null, "Tệp không phải bảng tính XLSX: lưu lại từ Excel hoặc LibreOffice dạng .xlsx.", "The file is no XLSX workbook: save it as .xlsx from Excel or LibreOffice.");
                return new SetReading(null, report.Problems, binder.Places);
            }

            var set = binder.Bind(new WorkbookSource(document, report).Read());
            return new SetReading(set, report.Problems, binder.Places);
        }
        catch (DocumentException problem)
        {
            report.Error("file-unusable", problem.Place, problem.Problem.Vietnamese, problem.Problem.English);
            return new SetReading(null, report.Problems, binder.Places);
        }
    }

    /// <inheritdoc cref="Read(Stream, string)"/>
    public static SetReading Read(byte[] workbook, string fileName = "sets.xlsx")
    {
        using var stream = new MemoryStream(workbook, writable: false);
        return Read(stream, fileName);
    }
}
