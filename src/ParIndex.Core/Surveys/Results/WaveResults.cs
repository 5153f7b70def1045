using ParIndex.Core.Surveys.Points.Losing;

namespace ParIndex.Core.Surveys.Results;

/// <summary>
/// What may be shown of a wave: every figure with its interval, figures of too few people hidden. It holds no answers, so that it can be issued as it stands. Questions,
/// choices and factors are named by their codes; the wording is the questionnaire's.
/// </summary>
/// <param name="Least">Fewest people of a figure that is shown.</param>
/// <param name="Design">How the sample was drawn, as the answers show it.</param>
/// <param name="Groupings">Ways to tell people apart: area, then questions with one choice.</param>
/// <param name="Indices">The whole first, then factors (or sections), then criteria.</param>
/// <param name="Questions">Closed questions and numbers, in the order of the questionnaire.</param>
/// <param name="Drivers">What goes with overall satisfaction; null: too few questions or people.</param>
public sealed record WaveResults(
    int Least, DesignFacts Design, IReadOnlyList<Grouping> Groupings, IReadOnlyList<IndexResult> Indices, IReadOnlyList<QuestionResult> Questions, DriverTable? Drivers)
{
    /// <summary>The index over all items; null: nothing is scored, or too few answered.</summary>
    public IndexResult? Whole => Indices.FirstOrDefault(index => index.Part == IndexPart.Whole);

    /// <summary>A question; null: there is none, or it is open text.</summary>
    public QuestionResult? Question(string field) => Questions.FirstOrDefault(question => question.Field == field);
}

/// <summary>The design in figures.</summary>
/// <param name="Answers">People whose answers the estimates rest on.</param>
/// <param name="Strata">Strata of the first stage.</param>
/// <param name="Clusters">Clusters of the first stage; people drawn directly are clusters of one.</param>
/// <param name="Degrees">Degrees of freedom.</param>
/// <param name="Population">People they stand for: the sum of weights.</param>
/// <param name="WeightEffect">Kish's effect of unequal weights, from 1.</param>
/// <param name="DesignEffect">Median design effect of the scored items; null: unknown.</param>
public sealed record DesignFacts(int Answers, int Strata, int Clusters, int Degrees, double Population, double WeightEffect, double? DesignEffect);

/// <summary>A way to tell people apart.</summary>
/// <param name="Code">Field of the questionnaire, or column of the area.</param>
/// <param name="Groups">Codes of choices or names of areas, in order.</param>
public sealed record Grouping(string Code, IReadOnlyList<string> Groups);

/// <summary>An estimate with what is known of its error.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Error">Standard error; null: the sample cannot tell.</param>
/// <param name="Lower">Lower end of the 95 % interval.</param>
/// <param name="Upper">Upper end.</param>
public sealed record Figure(double Value, double? Error, double? Lower, double? Upper);

/// <summary>What an index is over.</summary>
public enum IndexPart
{
    /// <summary>All scored items.</summary>
    Whole,

    Factor,

    /// <summary>A section of a questionnaire that names no factors.</summary>
    Section,

    /// <summary>A criterion of the criteria set.</summary>
    Criterion,
}

/// <summary>An index, 0 to 100.</summary>
/// <param name="Part">What it is over.</param>
/// <param name="Code">Code of the factor, section or criterion; empty: the whole.</param>
/// <param name="Items">Fields in it that enough people answered.</param>
/// <param name="People">Most people who answered one of them.</param>
/// <param name="Value">The index.</param>
/// <param name="ByGroup">By grouping, where there are any.</param>
public sealed record IndexResult(IndexPart Part, string Code, IReadOnlyList<string> Items, int People, Figure Value, IReadOnlyList<GroupedIndex> ByGroup)
{
    /// <summary>Cells of a grouping, in the order of its groups; empty: it is not told by this one.</summary>
    public IReadOnlyList<GroupCell> By(string grouping) => ByGroup.FirstOrDefault(one => one.Grouping == grouping)?.Cells ?? [];
}

/// <summary>An index by the groups of one grouping.</summary>
public sealed record GroupedIndex(string Grouping, IReadOnlyList<GroupCell> Cells);

/// <summary>A figure of one group; all but <paramref name="Showing"/> null unless shown.</summary>
/// <param name="Showing">Whether it is shown, and if not why.</param>
/// <param name="People">People who answered.</param>
/// <param name="Value">Index 0 to 100, or score 0 to 1; null also where the question is not scored.</param>
/// <param name="Difference">From all people together.</param>
/// <param name="Shares">Of each choice, 0 to 1; empty for an index.</param>
public sealed record GroupCell(Showing Showing, int? People, Figure? Value, Difference? Difference, IReadOnlyList<double> Shares)
{
    internal static GroupCell Hidden(Showing showing) => new(showing, null, null, null, []);
}

/// <summary>How far a group is from all people together.</summary>
/// <param name="Value">In the unit of the figure.</param>
/// <param name="P">Chance of so large a difference if there is none; null: the sample cannot tell.</param>
/// <param name="Holm">The same, adjusted for all groups of the grouping (Holm).</param>
public sealed record Difference(double Value, double? P, double? Holm);

/// <summary>A question.</summary>
/// <param name="Field">Code of the field.</param>
/// <param name="People">People who answered, those of no opinion left out; null: too few to be told.</param>
/// <param name="NoOpinion">People of no opinion.</param>
/// <param name="Options">Shares of the choices; empty: a number, or too few answered.</param>
/// <param name="Mean">Mean mark or number.</param>
/// <param name="Score">Share satisfied, or mean worth, 0 to 1; null: not scored.</param>
/// <param name="DesignEffect">Of the score, or of the mean.</param>
/// <param name="ByGroup">By grouping.</param>
public sealed record QuestionResult(
    string Field, int? People, int? NoOpinion, IReadOnlyList<OptionShare> Options, Figure? Mean, Figure? Score, double? DesignEffect, IReadOnlyList<GroupedIndex> ByGroup)
{
    /// <summary>Cells of a grouping; empty: it is not told by this one.</summary>
    public IReadOnlyList<GroupCell> By(string grouping) => ByGroup.FirstOrDefault(one => one.Grouping == grouping)?.Cells ?? [];
}

/// <summary>Share of a choice among those who answered, 0 to 1.</summary>
public sealed record OptionShare(string Code, Figure Share);
