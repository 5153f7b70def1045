using ParIndex.Core.Analysis.Drawing;

namespace ParIndex.Core.Surveys.Quality.CallBacks;

/// <summary>Answers to check by a second call.</summary>
/// <param name="Seed">Seed of the draw.</param>
/// <param name="Share">Share asked for.</param>
/// <param name="Rows">Answers drawn, by interviewer, then by the order of the draw.</param>
public sealed record CallBackSample(ulong Seed, double Share, IReadOnlyList<int> Rows)
{
    /// <summary>
    /// Draws a share of every interviewer's answers, rounded up, so that everybody is checked. Keys belong to the ids of answers: the order
    /// of rows plays no part, and an answer that comes in later moves only its own interviewer's draw.
    /// </summary>
    /// <param name="ids">Id of each answer, each once.</param>
    /// <param name="interviewers">Interviewer of each; answers without are a group of their own.</param>
    /// <param name="share">Above 0, to 1.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <param name="canCall">Whether an answer can be called back (it has a phone); null: all can.</param>
    public static CallBackSample Draw(IReadOnlyList<string> ids, RowLabels? interviewers, double share, ulong seed, Func<int, bool>? canCall = null)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (share is not (> 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "Above 0, to 1.");
        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Count) throw new ArgumentException("An id stands twice.", nameof(ids));
        return new CallBackSample(seed, share, [.. Enumerable.Range(0, ids.Count)
            .GroupBy(row => interviewers?[row] ?? "", StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => group
                .Where(row => canCall is null || canCall(row))
                .OrderBy(row => CounterRandom.Key(seed, CounterRandom.Stream("call-back/" + ids[row]), 0)).ThenBy(row => ids[row], StringComparer.Ordinal)
                .Take((int)Math.Ceiling((share * group.Count()) - 1e-9)))]);
    }
}
