using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>Turns a finished draft into a row: numbers, items, agencies. Level, parent, inheritance and survey marks come after.</summary>
internal static class RowFields
{
    private const decimal Thousand = 1000m;

    public static OfficialRow Build(RowDraft draft, List<ReadingNote> notes)
    {
        var (lead, coordinators) = Agencies(draft);
        var max = Number(draft, ColumnKind.Max);
        var target = draft.Has(ColumnKind.Target) ? CellContents.ReadNumber(draft.Text(ColumnKind.Target)) : null;
        var row = new OfficialRow
        {
            Code = draft.IsTotal ? "TOTAL" : draft.Code?.Text ?? "",
            Title = Line(draft, ColumnKind.Title).TrimStart('-', '–', ' '),
            Max = max,
            Score = Number(draft, ColumnKind.Score),
            SelfScore = Number(draft, ColumnKind.SelfScore),
            Percent = Number(draft, ColumnKind.Percent),
            TargetPoints = target is { IsPercent: false } points ? points.Value : null,
            TargetText = target is { IsPercent: false } ? "" : string.Join(" | ", TaskSplitter.Split(draft.Text(ColumnKind.Target))),
            Tasks = TaskSplitter.Split(draft.Text(ColumnKind.Tasks)),
            Lead = lead,
            Coordinators = coordinators,
            Monitor = AgencySplitter.Split(draft.Text(ColumnKind.Monitor)),
            Cause = CellContents.Of(draft.Text(ColumnKind.Cause)) == CellContent.Placeholder ? "" : Line(draft, ColumnKind.Cause),
            Time = Line(draft, ColumnKind.Time),
            Note = Line(draft, ColumnKind.Note),
            Source = draft.Source,
            Continued = draft.Continued,
            Printed = draft.Pieces.ToDictionary(pair => pair.Key, pair => new SourcedText(pair.Value[0].Source, string.Join('\n', pair.Value.Select(piece => piece.Printed)))),
        };
        return WithDecimalMarks(row, notes);
    }

    /// <summary>Lead and coordinators of a draft's own cells.</summary>
    private static (IReadOnlyList<string> Lead, IReadOnlyList<string> Coordinators) Agencies(RowDraft draft)
    {
        var lead = new List<string>();
        var coordinators = new List<string>();
        foreach (var kind in new[] { ColumnKind.Responsible, ColumnKind.Lead, ColumnKind.Coordinators })
        {
            if (!draft.Has(kind))
            {
                continue;
            }

            var (leads, others) = ResponsibleText.Split(draft.Text(kind));
            (kind == ColumnKind.Coordinators && !ResponsibleText.NamesLead(draft.Text(kind)) ? coordinators : lead).AddRange(AgencySplitter.Split(leads));
            coordinators.AddRange(AgencySplitter.Split(others));
        }

        return (lead, coordinators);
    }

    private static string Line(RowDraft draft, ColumnKind kind) => VietnameseText.Clean(draft.Text(kind));

    private static decimal? Number(RowDraft draft, ColumnKind kind) => draft.Number(kind);

    /// <summary>
    /// A spreadsheet that takes the mark of "12,905" for a group of thousands stores 12905. Points far above the maximum that fall
    /// under it again when divided by a thousand get their mark back; nothing else is touched.
    /// </summary>
    private static OfficialRow WithDecimalMarks(OfficialRow row, List<ReadingNote> notes)
    {
        if (row.Max is not { } max || max <= 0)
        {
            return row;
        }

        return row with
        {
            Score = Mark(row.Score, ColumnKind.Score),
            SelfScore = Mark(row.SelfScore, ColumnKind.SelfScore),
            TargetPoints = Mark(row.TargetPoints, ColumnKind.Target),
        };

        decimal? Mark(decimal? points, ColumnKind kind)
        {
            if (points is not { } value || value < Thousand || value <= max || decimal.Truncate(value) != value || value / Thousand > max)
            {
                return points;
            }

            var printed = row.Printed[kind];
            notes.Add(new ReadingNote(FindingKinds.Format, printed.Source, row.Code, printed.Text, Text(value / Thousand)));
            return value / Thousand;
        }
    }

    private static string Text(decimal value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
