using ParIndex.App.Plans.Templates;
using ParIndex.Core.Units;

namespace ParIndex.App.Plans.Reporting;

/// <summary>A report as a file: in the unit's template, or the official layout.</summary>
public sealed class ReportFiles(UnitTemplate templates)
{
    /// <summary>The report as DOCX.</summary>
    /// <exception cref="Documents.DocumentException">The template names what is no longer known.</exception>
    public async Task<byte[]> DocumentAsync(ProgressReport report, Plan plan, ReportFigures figures, IReadOnlyDictionary<ReportSection, string> texts, UnitRegister register, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(plan);
        if (await templates.FillAsync(report.UnitId, TemplateKind.Report, UnitRegister.YearEnd(plan.YearFrom), register, () => ReportTemplateFields.Of(new ReportFacts(report, plan, figures, texts, register)), cancel) is { } filled)
            return filled;

        using var bytes = new MemoryStream();
        ReportPaper.Write(bytes, report, plan, figures, texts, register);
        return bytes.ToArray();
    }
}
