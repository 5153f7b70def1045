using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.Core.Surveys.Quality;
using ParIndex.Core.Surveys.Quality.Interviewers;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Quality;

/// <summary>Runs the checks over all answers of a wave and keeps the flags. It excludes nothing. Rights are the page's matter.</summary>
public sealed class CheckAnswers(Session session, WaveStore waves, QuestionnaireStore questionnaires, WaveAnswers answers, FlagStore flags)
{
    /// <summary>Name of the deed in the log.</summary>
    public const string Deed = "surveys.check";

    /// <summary>From so many answers on it is work for the background.</summary>
    public const int Many = 20_000;

    private static readonly Message Gone = new("Không có đợt điều tra này. Hãy tải lại trang.", "There is no such wave. Reload the page.");
    private static readonly Message NotNow = new("Chỉ kiểm tra phiếu khi đợt đang mở hoặc đã đóng mà chưa chốt.", "Answers are checked while the wave is open, or closed and not settled.");

    /// <summary>Checks.</summary>
    /// <param name="id">The wave.</param>
    /// <param name="limits">By which flags are raised.</param>
    /// <param name="commit">Commits in place of the session, for a job that ends with it; null: the session.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> RunAsync(Guid id, QualityLimits limits, Func<Task>? commit = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (limits.Problem is { } problem)
            return problem;

        if (await waves.FindAsync(id, cancel) is not { } wave || await questionnaires.ContentAsync(wave.QuestionnaireId, cancel) is not { } questionnaire)
            return Gone;

        var all = await answers.ReadAllAsync(id, questionnaire, cancel);
        var data = QualityColumns.Of(all, questionnaire);
        var result = QualityChecks.Of(data, limits.For(wave));
        var effect = data.Interviewer is { } interviewers ? InterviewerEffect.Of(InterviewerEffect.MeanMarks(QualityColumns.Opinions(all.Data, questionnaire)), interviewers, data.Area) : null;

        await session.BeginAsync(Deed, null, cancel);
        try
        {
            if (await waves.LockAsync(id, cancel) is not { State: WaveState.Open or WaveState.Closed })
                return NotNow;

            await flags.PutAsync(id, Named(result, all, data), cancel);
            await flags.SetCheckAsync(id, result.Rows, result.IsComplete, limits, effect, cancel);
            await (commit is null ? session.CommitAsync(cancel) : commit());
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Rows become names of answers; what one answer has of one kind (two matrices ticked straight down) is one flag.</summary>
    private static List<StoredFlag> Named(QualityResult result, CollectedAnswers all, QualityData data)
    {
        return [.. result.Flags.GroupBy(flag => (flag.Row, flag.Kind, flag.Other)).Select(group => new StoredFlag(
            all.Keys[group.Key.Row], group.Key.Kind, group.Key.Other is { } other ? all.Keys[other] : null, Joined([.. group.Select(flag => flag.Told(Name))]),
            data.Area?[group.Key.Row] ?? "", data.Interviewer?[group.Key.Row] ?? "", data.Channel?[group.Key.Row] ?? "", null, "", null, null))];

        Message Name(int row) => new(all.Keys[row].Code, all.Keys[row].Code);

        static Message Joined(IReadOnlyList<Message> said) => new(string.Join(' ', said.Select(one => one.Vietnamese)), string.Join(' ', said.Select(one => one.English)));
    }
}
