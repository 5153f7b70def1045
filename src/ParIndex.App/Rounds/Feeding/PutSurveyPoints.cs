using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Points;
using ParIndex.Core.Rounds;
using ParIndex.Core.Surveys.Points.Errors;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Feeding;

/// <summary>A criterion of a questionnaire that gives points to a leaf.</summary>
/// <param name="Criterion">Of the questionnaire.</param>
/// <param name="Code">Leaf of the round's set.</param>
/// <param name="Replaces">What somebody typed there may be replaced.</param>
public sealed record SurveyTarget(string Criterion, string Code, bool Replaces);

/// <summary>
/// Puts the points of a wave into the entries of a scorecard, all or none: figures by the rule's inputs, source and error beside them. A rehearsal stands beside the entries and changes none.
/// Who runs the round does it; rights are the page's matter.
/// </summary>
public sealed class PutSurveyPoints(Session session, WaveStore waves, RoundStore rounds, EntryStore entries, RoundScorers scorers, SaveEntry save, SurveyPointStore points)
{
    private static readonly Message Gone = new("Không có phiếu chấm điểm này. Hãy tải lại trang.", "There is no such scorecard. Reload the page.");
    private static readonly Message NotClosed = new("Đợt điều tra còn đang nhận phiếu: kết thúc nhận phiếu trước.", "The wave still takes answers: close it first.");
    private static readonly Message Nothing = new("Hãy chọn ít nhất một tiêu chí.", "Choose one criterion at least.");
    private static readonly Message Twice = new("Hai tiêu chí điều tra cùng vào một tiêu chí của kỳ: chọn lại.", "Two survey criteria go to the same criterion of the round: choose again.");

    /// <summary>Puts them.</summary>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> RunAsync(Guid wave, Guid card, WavePoints measured, IReadOnlyList<SurveyTarget> targets, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Count == 0 || targets.DistinctBy(target => target.Code).Count() < targets.Count)
            return targets.Count == 0 ? Nothing : Twice;

        await session.BeginAsync("rounds.take", null, cancel);
        try
        {
            // A wave of the Ministry's may have ended long ago elsewhere: its figures are published, whatever its state here.
            if (await waves.LockAsync(wave, cancel) is not { } found || (found.Kind != WaveKind.Ministry && found.State < WaveState.Closed))
                return NotClosed;

            if (await rounds.LockCardAsync(card, forEntries: true, cancel) is not { } scorecard || await rounds.FindAsync(scorecard.RoundId, cancel) is not { } round)
                return Gone;

            var scorer = await scorers.GetAsync(session, round.SetVersionId, cancel);
            var before = (await points.OfAsync([card], cancel)).Where(point => point.Score.Source.Counts).ToDictionary(point => point.Code, StringComparer.Ordinal);
            var prepared = new List<Prepared>();
            foreach (var target in targets)
            {
                if (measured.Criteria.FirstOrDefault(one => one.Criterion == target.Criterion) is not { Score: { } score } criterion || !scorer.TryLeaf(target.Code, out var leaf))
                    return Named(target, new("chưa có điểm, hoặc không có tiêu chí ấy trong kỳ.", "there are no points, or no such criterion in the round."));

                var put = SurveyFigures.Of(leaf, criterion);
                if (put.Problem is { } problem)
                    return Named(target, problem);

                if (score.Source.Counts && await SaveAsync(card, target, put, before.GetValueOrDefault(target.Code), cancel) is { } refusal)
                    return Named(target, refusal);

                prepared.Add(new Prepared(target, score, leaf.Criterion.Max, put));
            }

            foreach (var one in prepared)
                await points.SetAsync(PointOf(card, wave, one, measured, prepared), cancel);

            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Whether the entry holds what somebody typed, and not what a survey put there.</summary>
    public static bool IsTyped(EntryAnswer answer, SurveyPoint? before)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.IsGiven && (before is null || answer.Claim != before.Put.Claim || answer.Inapplicable is not null || !Same(answer.Figures, before.Put.Figures));
    }

    private async Task<Message?> SaveAsync(Guid card, SurveyTarget target, SurveyFigures put, SurveyPoint? before, CancellationToken cancel)
    {
        if (await entries.LockAsync(card, target.Code, cancel) is not { } entry)
            return Gone;

        if (!target.Replaces && IsTyped(entry.Answer, before))
            return new("dòng chấm đã có số do người khác nhập: đánh dấu “thay số đang có” nếu muốn thay.", "the entry holds what somebody typed: tick “replace” to replace it.");

        var answer = entry.Answer with { Figures = put.Figures, Claim = put.Claim, ClaimReason = "", Inapplicable = null };
        var outcome = await save.SaveAsync(card, target.Code, entry.Version, TypedAnswer.Of(answer), cancel);
        return outcome.IsSaved ? null : outcome.Problems.Values.FirstOrDefault() ?? Gone;
    }

    /// <summary>In points of the round's leaf, whose maximum may be another than the questionnaire's.</summary>
    private static SurveyPoint PointOf(Guid card, Guid wave, Prepared one, WavePoints measured, List<Prepared> all)
    {
        PointError error = one.Score.Error switch
        {
            EstimatedError known => new EstimatedError(known.StandardError * one.Factor),
            AssumedError known => known with { StandardError = known.StandardError * one.Factor },
            _ => one.Score.Error,
        };
        var places = (measured.Block?.Criteria ?? []).Select((criterion, place) => (criterion, place)).ToDictionary(pair => pair.criterion, pair => pair.place, StringComparer.Ordinal);
        var covariances = places.TryGetValue(one.Target.Criterion, out var own)
            ? all.Where(other => other != one && places.ContainsKey(other.Target.Criterion))
                .ToDictionary(other => other.Target.Code, other => measured.Block![own, places[other.Target.Criterion]] * one.Factor * other.Factor, StringComparer.Ordinal)
            : [];
        var points = Math.Min(one.Max, one.Score.Points * one.Max / one.Score.Max);
        return new SurveyPoint(card, wave, one.Target.Criterion, new SurveyScore(one.Target.Code, one.Max, points, one.Score.Source, error), covariances, one.Put, "", default);
    }

    private static Message Named(SurveyTarget target, Message problem) => new($"Tiêu chí {target.Code}: {problem.Vietnamese}", $"Criterion {target.Code}: {problem.English}");

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(pair => other.GetValueOrDefault(pair.Key) == pair.Value);

    private sealed record Prepared(SurveyTarget Target, SurveyScore Score, decimal Max, SurveyFigures Put)
    {
        /// <summary>Points of the round for one of the questionnaire.</summary>
        public double Factor => (double)(Max / Score.Max);
    }
}
