using System.Globalization;
using ParIndex.Core.Plans.Tracking;

namespace ParIndex.App.Plans.Reporting;

/// <summary>First words of a report: what was reported, what is late, what is asked. People put their own in their place.</summary>
public static class ReportDraft
{
    private const int MostLines = 200;

    /// <summary>Texts for the sections nobody has written yet; those that are written stay.</summary>
    /// <param name="report">The report.</param>
    /// <param name="figures">Its figures.</param>
    /// <param name="units">Reports of the units, for a merged one.</param>
    /// <param name="nameOf">Name of a unit.</param>
    public static IReadOnlyDictionary<ReportSection, string> Of(ProgressReport report, ReportFigures figures, IReadOnlyList<ProgressReport> units, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(nameOf);
        return Enum.GetValues<ReportSection>().ToDictionary(
            section => section,
            section => report.Texts.GetValueOrDefault(section) is { Length: > 0 } written ? written : report.IsMerged ? Merged(section, units, nameOf) : Own(section, figures));
    }

    /// <summary>What the units wrote, under their names.</summary>
    private static string Merged(ReportSection section, IReadOnlyList<ProgressReport> units, Func<string, string> nameOf) => string.Join('\n', units
        .Where(one => one.IsSent && one.Texts.GetValueOrDefault(section) is { Length: > 0 })
        .Select(one => $"{nameOf(one.UnitId)}: {string.Join(' ', one.Texts[section].Split('\n').Select(line => line.TrimStart('-', ' ')))}"));

    private static string Own(ReportSection section, ReportFigures figures) => string.Join('\n', section switch
    {
        ReportSection.Results => figures.Tasks.Where(task => task.Note.Length > 0).Take(MostLines).Select(task => string.Create(CultureInfo.InvariantCulture, $"- {task.Text}: {task.Note} ({task.Percent}%).")),
        ReportSection.Limits => figures.Tasks.Where(task => task.Light >= TaskLight.AtRisk).Take(MostLines).Select(task => $"- {task.Text}: {task.Why}"),
        ReportSection.Proposals => figures.Obstacles.Where(one => one.Answer is null).Take(MostLines).Select(one => $"- {one.Text}"),
        _ => figures.Tasks.Where(task => task.Light < TaskLight.AtRisk && task.Light is not (TaskLight.Done or TaskLight.Reported) && task.Due is not null).OrderBy(task => task.Due).Take(20)
            .Select(task => string.Create(CultureInfo.InvariantCulture, $"- {task.Text} (hạn {task.Due:dd/MM/yyyy})")),
    });
}
