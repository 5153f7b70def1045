using System.Globalization;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Surveys.Sampling;

namespace ParIndex.App.Surveys.Sampling.Drawing;

/// <summary>People of a draw as a wave takes them: the same lines <see cref="SampleFile"/> reads from the lists of that draw.</summary>
internal static class SampleRows
{
    /// <summary>The sample, then the replacements.</summary>
    /// <param name="run">The draw.</param>
    /// <param name="area">Column answers are counted by; null: the first cluster, else the first stratum.</param>
    public static List<SampleRow> Of(SampleRun run, string? area) =>
    [
        .. run.Draw.People.Select(person => Drawn(run, person, area)),
        .. run.Draw.Replacements.Select(one =>
        {
            var identity = Identity(run, one.Row);
            return new SampleRow(one.Place, Cell(one.Cell), area is null ? "" : identity.GetValueOrDefault(area, ""), new Dictionary<string, string>(), identity);
        }),
    ];

    private static SampleRow Drawn(SampleRun run, DrawnUnit person, string? area)
    {
        var path = run.Draw.Path(person);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var stage = 1; stage <= path.Length; stage++)
        {
            foreach (var (name, cell) in SampleFiles.StageNames(run, stage).Zip(SampleFiles.StageCells(run, stage, path[stage - 1])))
                labels[name] = cell.Text;
        }

        labels["weight"] = person.Weight.ToString("R", CultureInfo.InvariantCulture);
        var identity = Identity(run, person.Row);
        return new SampleRow(0, Cell(person.Cell), area is null ? labels.GetValueOrDefault("cluster_1", labels["stratum_1"]) : identity.GetValueOrDefault(area, ""), labels, identity);
    }

    /// <summary>Those taken for certain by their size and the others of a stratum replace each other.</summary>
    private static string Cell(StageCell cell) => cell.IsCertain ? cell.Code[..^2] : cell.Code;

    private static Dictionary<string, string> Identity(SampleRun run, int row)
    {
        var frame = run.Cleaned.Frame;
        var identity = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = frame.Ids[row] };
        foreach (var column in frame.Columns.Where(column => column[row].Length > 0))
            identity[column.Name] = column[row];

        return identity;
    }
}
