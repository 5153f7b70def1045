namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Checks an official document against itself: tables add up, percents fit points, prose agrees with tables, letters are whole.
/// Nothing outside the document is consulted, so any office's document can be checked. Time grows linearly with its length.
/// </summary>
public static class DocumentChecker
{
    private static readonly Func<DocumentView, IEnumerable<Finding>>[] Checks =
    [
        SumCheck.Check,
        PercentCheck.Check,
        PercentFormatCheck.Check,
        LimitCheck.Check,
        MissingCellCheck.Check,
        MissingLeadCheck.Check,
        DuplicateCodeCheck.Check,
        NumberingCheck.Check,
        ReadingNoteCheck.Check,
        DuplicateTextCheck.Check,
        StructureCountCheck.Check,
        ListCountCheck.Check,
        ProseScoreCheck.Check,
        ProsePercentCheck.Check,
        ProseBandCheck.Check,
        ProseDifferenceCheck.Check,
        RestatementCheck.Check,
        OppositeCauseCheck.Check,
        DamagedLetterCheck.Check,
        DamagedPhraseCheck.Check,
        FormatCheck.Check,
    ];

    /// <summary>Everything that is wrong or odd, in the order of the document; the same fact is told once.</summary>
    /// <param name="document">What a reader recognised.</param>
    public static IReadOnlyList<Finding> Check(OfficialDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var view = new DocumentView(document);
        var order = new PlaceOrder(document);
        return Checks
            .SelectMany(check => check(view))
            .DistinctBy(finding => (finding.Kind, finding.Source, finding.Code, finding.Field, finding.Printed))
            .OrderBy(finding => finding.Source, order)
            .ToList();
    }
}
