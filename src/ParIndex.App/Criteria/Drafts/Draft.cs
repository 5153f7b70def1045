using ParIndex.Core.Criteria;

namespace ParIndex.App.Criteria.Drafts;

/// <summary>A version under work.</summary>
/// <param name="Id">Version.</param>
/// <param name="Key">Id of its set.</param>
/// <param name="Number">Number of the version.</param>
/// <param name="Sha256">Hash of the content: whoever saves says which content was changed.</param>
/// <param name="Content">The YAML.</param>
/// <param name="Set">The same, read.</param>
/// <param name="Problems">Everything wrong or worth knowing; places are lines of the YAML.</param>
/// <param name="BasedOn">Version it was copied from.</param>
/// <param name="SignedAt">Null while it may be changed.</param>
public sealed record Draft(
    Guid Id, string Key, int Number, string Sha256, string Content, CriteriaSet Set, IReadOnlyList<SetProblem> Problems, Guid? BasedOn, DateTime? SignedAt)
{
    public bool HasErrors => Problems.Any(problem => problem.IsError);

    /// <summary>Problems of one criterion.</summary>
    public IEnumerable<SetProblem> Of(Criterion node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return Problems.Where(problem => problem.Criterion == node.Code);
    }
}

/// <summary>How a save ended.</summary>
public enum SaveState
{
    Saved,
    /// <summary>Saved together with what somebody else saved meanwhile elsewhere in the set.</summary>
    Merged,
    /// <summary>Somebody else changed the same thing: nothing was saved.</summary>
    Conflict,
    /// <summary>Signed or removed meanwhile: nothing was saved.</summary>
    Closed,
    /// <summary>What was asked changes nothing.</summary>
    Unchanged,
    /// <summary>Two criteria would have one code or key, so the tree could not be told apart: nothing was saved.</summary>
    Refused,
}

/// <summary>Outcome of a save.</summary>
/// <param name="State">How it ended.</param>
/// <param name="Problems">Why it was refused.</param>
public sealed record SaveOutcome(SaveState State, IReadOnlyList<SetProblem> Problems)
{
    public bool IsSaved => State is SaveState.Saved or SaveState.Merged or SaveState.Unchanged;

    internal static SaveOutcome Of(SaveState state) => new(state, []);
}
