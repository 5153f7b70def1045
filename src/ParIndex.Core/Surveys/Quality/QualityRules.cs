namespace ParIndex.Core.Surveys.Quality;

/// <summary>
/// What makes an answer worth a look. All limits are settings; an answer is never left out by a rule: a flag is decided by a person.
/// See docs/method/survey-quality.md for where the defaults come from.
/// </summary>
public sealed record QualityRules
{
    public CopyRule Copies { get; init; } = new();

    public StraightRule Straight { get; init; } = new();

    public SpeedRule Speed { get; init; } = new();

    public HoursRule Hours { get; init; } = new();

    /// <summary>Share of shown questions left blank above which an answer is flagged, 0 to 1.</summary>
    public double MostMissing { get; init; } = 0.3;
}

/// <summary>When two answers are the same or nearly.</summary>
public sealed record CopyRule
{
    /// <summary>Least share of equal marks among questions either answered, above 0, to 1 (0.85 as by Kuriakose and Robbins 2016).</summary>
    public double LeastMatch { get; init; } = 0.85;

    /// <summary>Fewest questions either answered.</summary>
    public int LeastItems { get; init; } = 10;

    /// <summary>
    /// Fewest equal marks that are unusual: neither the question's most common mark nor the most common of one of the two people. Without
    /// it everybody who is content with everything would be a copy of everybody else.
    /// </summary>
    public int LeastUnusual { get; init; } = 3;

    /// <summary>Most pairs told.</summary>
    public int MostPairs { get; init; } = 10_000;

    /// <summary>Most comparisons, after which the search stops and says so.</summary>
    public long MostComparisons { get; init; } = 400_000_000;
}

/// <summary>When a matrix was ticked straight down.</summary>
public sealed record StraightRule
{
    /// <summary>Fewest questions answered in the matrix.</summary>
    public int LeastItems { get; init; } = 8;

    /// <summary>Least share of one mark, 0 to 1.</summary>
    public double LeastShare { get; init; } = 0.97;

    /// <summary>Longest run of one mark from which an answer is flagged; 0: runs are not judged.</summary>
    public int LongestRun { get; init; }

    /// <summary>Standard deviation of the marks at or below which an answer is flagged; below 0: not judged.</summary>
    public double LeastSpread { get; init; } = -1;

    /// <summary>Least share of one mark in a matrix with negative statements, 0 to 1: the same mark there says yes and no.</summary>
    public double LeastShareReversed { get; init; } = 0.9;
}

/// <summary>When an answer was too fast.</summary>
public sealed record SpeedRule
{
    /// <summary>Part of the median time for a question, within one channel, below which an answer is flagged.</summary>
    public double PartOfMedian { get; init; } = 1.0 / 3;

    /// <summary>Fewest seconds for a question answered (2 as by Huang and others 2012); 0: no floor.</summary>
    public double LeastSeconds { get; init; } = 2;

    /// <summary>Fewest answers of a channel for its median to count.</summary>
    public int LeastAnswers { get; init; } = 20;
}

/// <summary>When interviewers work.</summary>
public sealed record HoursRule
{
    /// <summary>Local time against universal time.</summary>
    public TimeSpan Offset { get; init; } = TimeSpan.FromHours(7);

    /// <summary>Earliest start of an interview, local.</summary>
    public TimeOnly From { get; init; } = new(6, 0);

    /// <summary>Latest start of an interview, local.</summary>
    public TimeOnly To { get; init; } = new(21, 30);

    /// <summary>Answers without interviewer too: people who answer by themselves may do so at night.</summary>
    public bool ForAll { get; init; }

    /// <summary>First local day of the wave; null: not judged.</summary>
    public DateOnly? First { get; init; }

    /// <summary>Last local day of the wave; null: not judged.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>Minutes by which two interviews of one interviewer may overlap.</summary>
    public double MostOverlap { get; init; } = 1;
}
