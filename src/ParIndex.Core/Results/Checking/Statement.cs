namespace ParIndex.Core.Results.Checking;

/// <summary>Points that prose states: "đạt 10,06/11,50 điểm, đạt chỉ số 87,47%".</summary>
/// <param name="Paragraph">Where.</param>
/// <param name="Text">The figure as printed.</param>
/// <param name="Points">Stated points.</param>
/// <param name="Max">Stated maximum, if any.</param>
/// <param name="Percent">Stated percent, if any.</param>
/// <param name="Subject">What it is about in the table; null when the table cannot tell.</param>
/// <param name="After">The text after the figure, up to the next figure of the paragraph.</param>
internal sealed record Statement(SourcedText Paragraph, string Text, decimal Points, decimal? Max, decimal? Percent, Subject? Subject, string After);

/// <summary>A row of the table, or a part of it that no single row stands for (the survey part, the rest of a field).</summary>
/// <param name="Name">In words.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Row">The row; null for a part.</param>
/// <param name="Score">Its points.</param>
/// <param name="Max">Its maximum.</param>
/// <param name="IsCertain">Named by number or as the total, not only found by its maximum and wording.</param>
internal sealed record Subject(string Name, string NameEn, OfficialRow? Row, decimal Score, decimal Max, bool IsCertain)
{
    public bool IsTotal => Row?.Code == TableView.TotalCode;

    public static Subject? Of(OfficialRow? row, bool isCertain) =>
        row is not null && PointColumn.Score.Of(row) is { } score && PointColumn.Max.Of(row) is { } max
            ? new Subject(Figures.Code(row), Figures.CodeEn(row), row, score, max, isCertain)
            : null;
}
