using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Estimation.Design;

/// <summary>Something in the data contradicts the design, or a figure cannot be estimated under it.</summary>
public sealed class DesignException(Message problem) : Exception(problem.English)
{
    /// <summary>What is wrong and what to do.</summary>
    public Message Problem { get; } = problem;
}
