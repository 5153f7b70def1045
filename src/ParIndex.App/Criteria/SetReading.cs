using ParIndex.Core.Criteria;

namespace ParIndex.App.Criteria;

/// <summary>A criteria set as read from a file.</summary>
/// <param name="Draft">What could be read, with defaults for what could not; null when the file is no criteria set at all.</param>
/// <param name="Problems">Everything wrong in the file's form, all at once.</param>
/// <param name="Places">Where each part stands.</param>
public sealed record SetReading(CriteriaSet? Draft, IReadOnlyList<SetProblem> Problems, SetPlaces Places)
{
    /// <summary>The set, when its form holds no error.</summary>
    public CriteriaSet? Set => Problems.Any(problem => problem.IsError) ? null : Draft;
}
