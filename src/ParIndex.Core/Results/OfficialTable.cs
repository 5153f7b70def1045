using ParIndex.Core.Text;

namespace ParIndex.Core.Results;

/// <summary>What was recognised in one official document (report, plan, appendix): tables of criteria or tasks, and the rest.</summary>
/// <param name="File">File name without folder.</param>
/// <param name="Tables">Recognised tables in the order of the document.</param>
/// <param name="Prose">Paragraphs outside tables, in order.</param>
/// <param name="Leftovers">Source lines or cells that are neither a row, part of a row, header, nor prose. Nothing is dropped silently.</param>
public sealed record OfficialDocument(
    string File,
    IReadOnlyList<OfficialTable> Tables,
    IReadOnlyList<SourcedText> Prose,
    IReadOnlyList<SourcedText> Leftovers);

/// <summary>A piece of text with its place.</summary>
public sealed record SourcedText(SourcePlace Source, string Text);

/// <summary>One table of criteria (or tasks) of an official document, put together over pages.</summary>
public sealed record OfficialTable
{
    /// <summary>Title lines printed above the table, joined by a blank; empty when none.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The columns that were found, in printed order.</summary>
    public IReadOnlyList<OfficialColumn> Columns { get; init; } = [];

    /// <summary>Rows in printed order, the TOTAL row included (code "TOTAL", level 0).</summary>
    public required IReadOnlyList<OfficialRow> Rows { get; init; }

    /// <summary>Things the reader saw while putting rows together that a checker wants to tell (broken code, shifted column …).</summary>
    public IReadOnlyList<ReadingNote> Notes { get; init; } = [];
}

/// <summary>What a column of an official table holds.</summary>
public enum ColumnKind
{
    Code,
    Title,
    Max,
    Score,
    /// <summary>Points a unit claims for itself ("Điểm tự chấm") beside the settled ones; alone they are the <see cref="Score"/>.</summary>
    SelfScore,
    Percent,
    Target,
    Tasks,
    Lead,
    Coordinators,
    /// <summary>One column that names lead and coordinators together ("Chủ trì: … Phối hợp: …").</summary>
    Responsible,
    Monitor,
    Cause,
    Time,
    Note,
    /// <summary>Recognised as a column, of no kind known here; its cells become leftovers.</summary>
    Other,
}

/// <summary>A column with its printed header.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Header">Header text as printed (two header rows joined by " / ").</param>
/// <param name="Year">Year the header names ("Điểm đạt được năm 2023"), if any.</param>
public sealed record OfficialColumn(ColumnKind Kind, string Header, int? Year = null);

/// <summary>One row of an official table. Texts are as printed (NFC, blanks cleaned, mark-up removed); numbers keep their printed digits.</summary>
public sealed record OfficialRow
{
    /// <summary>Repaired code such as "7.1.10"; for section rows of task tables the path, such as "A.II"; "TOTAL" for the total row.</summary>
    public required string Code { get; init; }

    /// <summary>Code of the parent row; empty for top rows and the total.</summary>
    public string Parent { get; init; } = "";

    /// <summary>1 field (lĩnh vực), 2 criterion (tiêu chí), 3 sub-criterion …; 0 the total row.</summary>
    public int Level { get; init; }

    public string Title { get; init; } = "";

    public decimal? Max { get; init; }

    public decimal? Score { get; init; }

    /// <summary>Points claimed by the unit itself, where the table prints them beside the settled ones.</summary>
    public decimal? SelfScore { get; init; }

    /// <summary>Percent as printed: "88,2%" is 88.2.</summary>
    public decimal? Percent { get; init; }

    /// <summary>Target in points, when the column holds numbers.</summary>
    public decimal? TargetPoints { get; init; }

    /// <summary>Target in words, when it does not; items joined by " | ".</summary>
    public string TargetText { get; init; } = "";

    /// <summary>Tasks, one item per bullet; a sub-bullet keeps a leading "+ ".</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>Lead agencies or posts (chủ trì), one item each.</summary>
    public IReadOnlyList<string> Lead { get; init; } = [];

    /// <summary>Coordinating agencies (phối hợp), one item each.</summary>
    public IReadOnlyList<string> Coordinators { get; init; } = [];

    /// <summary>Monitoring agencies (theo dõi), one item each.</summary>
    public IReadOnlyList<string> Monitor { get; init; } = [];

    /// <summary>Cause of lost points (nguyên nhân bị trừ điểm).</summary>
    public string Cause { get; init; } = "";

    /// <summary>Time of a task (thời gian thực hiện), such as "Thường xuyên".</summary>
    public string Time { get; init; } = "";

    public string Note { get; init; } = "";

    /// <summary>Whether points come from an opinion survey, and how that is known.</summary>
    public SurveyMark Survey { get; init; }

    /// <summary>Names of the fields that are blank in the source and were taken from a merged cell above: "lead", "cause" …</summary>
    public IReadOnlyList<string> Inherited { get; init; } = [];

    /// <summary>Where the row begins.</summary>
    public required SourcePlace Source { get; init; }

    /// <summary>Every further line or row that is part of it.</summary>
    public IReadOnlyList<SourcePlace> Continued { get; init; } = [];

    /// <summary>Printed text and place of each filled cell, by column kind, before repair: what the checker quotes.</summary>
    public IReadOnlyDictionary<ColumnKind, SourcedText> Printed { get; init; } = new Dictionary<ColumnKind, SourcedText>();
}

/// <summary>How a row is known to be judged by survey.</summary>
public enum SurveyMark
{
    None,
    /// <summary>Printed on the row ("Điều tra XHH").</summary>
    Printed,
    /// <summary>Inherited from a merged cell or the parent row.</summary>
    Inherited,
    /// <summary>Derived from the title or from the sums the text states.</summary>
    Derived,
}

/// <summary>Something the reader repaired or found odd.</summary>
/// <param name="Kind">One of <see cref="FindingKinds"/>.</param>
/// <param name="Source">Where.</param>
/// <param name="Code">Code of the row, if known.</param>
/// <param name="Printed">As printed.</param>
/// <param name="Read">As read.</param>
public sealed record ReadingNote(string Kind, SourcePlace Source, string Code, string Printed, string Read);
