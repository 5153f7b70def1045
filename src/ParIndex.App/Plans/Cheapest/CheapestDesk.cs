using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Cheapest;

/// <summary>Answers one question at a time, each within a few seconds: an exact search could take a core for as long as it is let.</summary>
public sealed class CheapestDesk : IDisposable
{
    private const long MostNodes = 200_000;
    private const int Alternatives = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private readonly SemaphoreSlim one = new(1);

    /// <summary>The answer; null when others keep the machine busy.</summary>
    /// <param name="question">The steps.</param>
    /// <param name="problem">As the question made it.</param>
    /// <param name="notes">What was left out.</param>
    /// <param name="cancel">Stops the search.</param>
    public async Task<CheapestAnswer?> AnswerAsync(CheapestQuestion question, ImprovementProblem problem, IReadOnlyList<Message> notes, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (!await one.WaitAsync(Patience, cancel))
            return null;

        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Longest);
            var answer = await Task.Run(() => PlanOptimiser.Solve(problem, new PlanSearch(MostNodes, Alternatives), limit.Token), CancellationToken.None);
            return new CheapestAnswer(problem, answer, notes, answer.Plan is { } plan ? question.With(plan) : null);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}

/// <summary>What was found.</summary>
/// <param name="Problem">As it was solved.</param>
/// <param name="Answer">Plan, proof or gap, next best plans, obstacles.</param>
/// <param name="Notes">Steps left out and the like.</param>
/// <param name="Then">The result with the plan done, scored anew; null without a plan.</param>
public sealed record CheapestAnswer(ImprovementProblem Problem, PlanAnswer Answer, IReadOnlyList<Message> Notes, UnitScore? Then);
