using ParIndex.App.Results.Published;

namespace ParIndex.Web.Pages.Results;

/// <summary>The figures that matter of a result.</summary>
/// <param name="Year">Rank and group of the year; null when not known.</param>
/// <param name="Before">An earlier stored result to compare with.</param>
public sealed record Headline(ResultView Result, UnitYear? Year, ResultView? Before);

/// <summary>Fields of a result, beside an earlier one.</summary>
public sealed record FieldsPlot(ResultView Result, ResultView? Before);

/// <summary>Lost points in rows.</summary>
public sealed record LossTable(ResultView Result, IReadOnlyList<LossView> Rows);
