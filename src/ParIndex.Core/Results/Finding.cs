using ParIndex.Core.Text;

namespace ParIndex.Core.Results;

/// <summary>One thing the document checker tells.</summary>
/// <param name="Kind">A name of <see cref="FindingKinds"/>: stable, part of the command line's contract.</param>
/// <param name="Severity">Benign rounding is <see cref="FindingSeverity.Info"/>, never an error.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Code">Code of the criterion; empty for the document.</param>
/// <param name="Field">Which figure or cell: "max", "score", "percent", "target", "lead", "title", "prose" …</param>
/// <param name="Printed">As printed.</param>
/// <param name="Expected">What it should be; empty when unknown.</param>
/// <param name="Message">What is wrong and what to do, for an officer.</param>
public sealed record Finding(
    string Kind,
    FindingSeverity Severity,
    SourcePlace Source,
    string Code,
    string Field,
    string Printed,
    string Expected,
    Message Message);

public enum FindingSeverity
{
    Error,
    Warning,
    Info,
}

/// <summary>Fixed names of findings.</summary>
public static class FindingKinds
{
    public const string SumWrong = "sum-wrong";
    public const string SumRounded = "sum-rounded";
    public const string PercentWrong = "percent-wrong";
    public const string PercentCut = "percent-cut";
    public const string PercentFormat = "percent-format";
    public const string ScoreOverMax = "score-over-max";
    public const string TargetUnderScore = "target-under-score";
    public const string TargetFlat = "target-flat";
    public const string MissingCell = "missing-cell";
    public const string MissingLead = "missing-lead";
    public const string DuplicateCode = "duplicate-code";
    public const string BrokenCode = "broken-code";
    public const string Numbering = "numbering";
    public const string Count = "count";
    public const string ProseTable = "prose-table";
    public const string ProseRounded = "prose-rounded";
    public const string Contradiction = "contradiction";
    public const string DuplicateText = "duplicate-text";
    public const string DamagedText = "damaged-text";
    public const string StrayText = "stray-text";
    public const string ShiftedColumn = "shifted-column";
    public const string Format = "format";
}
