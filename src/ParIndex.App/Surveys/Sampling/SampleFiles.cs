using System.Globalization;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>
/// What a draw leaves behind in a folder. The CSV files hold nothing of the clock or the machine: the same frame, design and seed give the same bytes.
/// </summary>
public static class SampleFiles
{
    public const string Sample = "sample.csv";
    public const string Replacements = "replacements.csv";
    public const string Cleaning = "cleaning.csv";
    public const string ProtocolJson = "protocol.json";
    public const string ProtocolDocument = "protocol.docx";

    private static readonly string[] StageColumns = ["stratum_", "cluster_", "N_", "n_", "prob_"];

    /// <summary>Writes all files; the folder is made where it is missing.</summary>
    /// <returns>Paths written.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Write(string folder, SampleRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Directory.CreateDirectory(folder);
        (string Name, Action<Stream> Write)[] files =
        [
            (Sample, stream => WriteSample(stream, run)),
            (Replacements, stream => WriteReplacements(stream, run)),
            (Cleaning, stream => WriteCleaning(stream, run)),
            (ProtocolJson, stream => SamplingProtocolJson.Write(stream, run)),
            (ProtocolDocument, stream => SamplingProtocolDocument.Write(stream, run)),
        ];
        foreach (var (name, write) in files)
            WholeFile.Write(Path.Combine(folder, name), write);

        return [.. files.Select(file => Path.Combine(folder, file.Name))];
    }

    /// <summary>A line for each person: the frame's columns; for each stage its stratum, N, n and probability (and cluster); the design weight.</summary>
    public static void WriteSample(Stream stream, SampleRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var csv = new CsvFileWriter(stream);
        var stages = run.Draw.Stages;
        csv.Row(Texts(["id", .. FrameNames(run), .. Enumerable.Range(1, stages.Count).SelectMany(number => StageNames(run, number)), "weight"]));
        foreach (var person in run.Draw.People)
        {
            var path = run.Draw.Path(person);
            csv.Row(
            [
                CsvCell.Of(run.Cleaned.Frame.Ids[person.Row]), .. FrameCells(run, person.Row),
                .. Enumerable.Range(1, stages.Count).SelectMany(number => StageCells(run, number, path[number - 1])), Number(person.Weight),
            ]);
        }
    }

    /// <summary>Who steps in, in order, with the cluster and stratum they step in for.</summary>
    public static void WriteReplacements(Stream stream, SampleRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var csv = new CsvFileWriter(stream);
        csv.Row(Texts(["cluster", "stratum", "order", "id", .. FrameNames(run)]));
        foreach (var replacement in run.Draw.Replacements)
        {
            csv.Row(
            [
                CsvCell.Of(replacement.Cell.Parent?.Code ?? ""), CsvCell.Of(replacement.Cell.Stratum), CsvCell.Of(replacement.Place),
                CsvCell.Of(run.Cleaned.Frame.Ids[replacement.Row]), .. FrameCells(run, replacement.Row),
            ]);
        }
    }

    /// <summary>Every row that was dropped, changed or is in doubt, with its place in the file and the reason.</summary>
    public static void WriteCleaning(Stream stream, SampleRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var csv = new CsvFileWriter(stream);
        csv.Row(Texts(["file", "place", "dropped", "kind", "other_place", "id", "name", "reason"]));
        foreach (var finding in run.Cleaned.Findings)
        {
            csv.Row(Texts(
            [
                run.Reading.File, run.Reading.Place(finding.Row).Vietnamese, finding.IsDropped ? "x" : "", FrameFindingWords.Key(finding.Kind), finding.Other < 0 ? "" : run.Reading.Place(finding.Other).Vietnamese,
                run.Reading.Rows.Ids[finding.Row], run.Reading.Rows.Names[finding.Row], FrameFindingWords.Reason(finding).Vietnamese,
            ]));
        }
    }

    /// <summary>Names of the columns of a stage, as the estimation design names them.</summary>
    internal static IEnumerable<string> StageNames(SampleRun run, int stage) =>
        StageColumns
            .Where(name => name != "cluster_" || run.Plan.Design.Stages[stage - 1].Unit is not null)
            .Select(name => name + stage.ToString(CultureInfo.InvariantCulture));

    /// <summary>Cells of the columns <see cref="StageNames"/> names.</summary>
    internal static IEnumerable<CsvCell> StageCells(SampleRun run, int stage, DrawnUnit unit) =>
    [
        CsvCell.Of(unit.Cell.Code), .. run.Plan.Design.Stages[stage - 1].Unit is null ? Array.Empty<CsvCell>() : [CsvCell.Of(unit.Code)],
        CsvCell.Of(unit.Cell.Population), CsvCell.Of(unit.Cell.Taken), Number(unit.Probability),
    ];

    private static IEnumerable<string> FrameNames(SampleRun run) => run.Cleaned.Frame.Columns.Select(column => column.Name);

    private static IEnumerable<CsvCell> FrameCells(SampleRun run, int row) => run.Cleaned.Frame.Columns.Select(column => CsvCell.Of(column[row]));

    private static IEnumerable<CsvCell> Texts(IEnumerable<string> texts) => texts.Select(CsvCell.Of);

    /// <summary>As many digits as tell the number from all others.</summary>
    private static CsvCell Number(double value) => new(value.ToString("R", CultureInfo.InvariantCulture), true);
}
