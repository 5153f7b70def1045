using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>What is wrong with one answer.</summary>
/// <param name="Field">Field it was given for.</param>
/// <param name="Kind">Sort of problem.</param>
/// <param name="Text">What to do.</param>
public sealed record AnswerProblem(string Field, AnswerProblemKind Kind, Message Text);

/// <summary>Sorts of problems with answers.</summary>
public enum AnswerProblemKind
{
    /// <summary>A required field is not answered.</summary>
    Missing,

    /// <summary>The questionnaire has no such field.</summary>
    UnknownField,

    /// <summary>The list has no such choice.</summary>
    UnknownChoice,

    /// <summary>More than one answer where one is asked, or a choice that stands alone beside others.</summary>
    Exclusive,

    /// <summary>Fewer or more choices than asked.</summary>
    ChoiceCount,

    /// <summary>No number, or not whole.</summary>
    NotANumber,

    /// <summary>A number outside its limits, or a broken constraint.</summary>
    OutOfRange,

    /// <summary>A text too long, or with damaged characters.</summary>
    BadText,
}

/// <summary>What became of an answer sheet.</summary>
/// <param name="Kept">Answers to the questions shown, in their one spelling; what has a problem is left as given.</param>
/// <param name="Dropped">Fields that were answered although their question was not shown (answered, then skipped), in order.</param>
/// <param name="Problems">In order of the questionnaire.</param>
/// <param name="Shown">Fields shown, in order; what is not answered among them is missing.</param>
public sealed record CheckedAnswers(
    AnswerSheet Kept, IReadOnlyList<string> Dropped, IReadOnlyList<AnswerProblem> Problems, IReadOnlyList<string> Shown)
{
    public bool IsSound => Problems.Count == 0;
}
