using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Quality;
using ParIndex.Core.Surveys.Quality.CallBacks;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Quality;

/// <summary>What became of second answers.</summary>
/// <param name="Count">Kept.</param>
/// <param name="Problems">Why nothing was; each names its line or field.</param>
public sealed record SecondAnswers(int Count, IReadOnlyList<Message> Problems);

/// <summary>Draws answers to be asked a second time, takes what was answered, and tells how well both agree. Rights are the page's matter.</summary>
public sealed class CallBackDesk(Session session, WaveStore waves, QuestionnaireStore questionnaires, WaveAnswers answers, SheetReader sheets, CallBackStore store)
{
    private static readonly Message Gone = new("Không có đợt điều tra này. Hãy tải lại trang.", "There is no such wave. Reload the page.");
    private static readonly Message BadShare = new("Tỷ lệ gọi lại trên 0 và không quá 100 %.", "The share to call back is above 0 and at most 100 %.");
    private static readonly Message NoAnswers = new("Đợt chưa có phiếu nào để gọi lại.", "The wave has no answers to call back yet.");
    private static readonly Message HasSeconds = new("Đã có phiếu hỏi lại: không rút danh sách khác được nữa.", "Second answers are there: no other list can be drawn.");
    private static readonly Message NotOnList = new("Phiếu này không thuộc danh sách gọi lại.", "This answer is not on the list to call back.");

    /// <summary>Draws a share of every interviewer's answers.</summary>
    /// <param name="id">The wave.</param>
    /// <param name="share">0 to 1.</param>
    /// <param name="seed">Of the draw.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>How many, and why not.</returns>
    public async Task<(int Count, Message? Problem)> DrawAsync(Guid id, decimal share, ulong seed, CancellationToken cancel = default)
    {
        if (share is not (> 0 and <= 1))
            return (0, BadShare);

        if (await waves.FindAsync(id, cancel) is not { } wave || await questionnaires.ContentAsync(wave.QuestionnaireId, cancel) is not { } questionnaire)
            return (0, Gone);

        var all = await answers.ReadAllAsync(id, questionnaire, cancel);
        if (all.Keys.Count == 0)
            return (0, NoAnswers);

        var data = QualityColumns.Of(all, questionnaire);
        var sample = CallBackSample.Draw([.. all.Keys.Select(key => key.ToString())], data.Interviewer, (double)share, seed);
        await session.BeginAsync("surveys.call-back", null, cancel);
        try
        {
            await waves.LockAsync(id, cancel);
            if ((await store.ListAsync(id, cancel)).Any(one => one.Sheet is not null))
                return (0, HasSeconds);

            await store.PutAsync(id, seed, share, [.. sample.Rows.Select(row => (all.Keys[row], data.Area?[row] ?? "", data.Interviewer?[row] ?? ""))], cancel);
            await session.CommitAsync(cancel);
            return (sample.Rows.Count, null);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Keeps what was answered the second time.</summary>
    /// <param name="id">The wave.</param>
    /// <param name="answer">The first answer.</param>
    /// <param name="typed">The second.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>What is wrong with fields; and why not as a whole.</returns>
    public async Task<(IReadOnlyList<AnswerProblem> Problems, Message? Refusal)> TypeAsync(Guid id, AnswerKey answer, AnswerSheet typed, CancellationToken cancel = default)
    {
        if (await waves.FindAsync(id, cancel) is not { } wave || await questionnaires.ContentAsync(wave.QuestionnaireId, cancel) is not { } questionnaire)
            return ([], Gone);

        var checker = new AnswerChecker(questionnaire);
        var check = checker.Check(typed, isFinal: false);
        if (!check.IsSound)
            return (check.Problems, null);

        return await KeepAsync(id, [(answer, SheetJson.Write(check.Kept, checker.Fields))], cancel) == 1 ? ([], null) : ([], NotOnList);
    }

    /// <summary>Takes second answers from a file: a column "phieu" with the number on the list, and columns of fields. All or nothing.</summary>
    /// <exception cref="Documents.DocumentException">The file as a whole cannot be read.</exception>
    public async Task<SecondAnswers> ImportAsync(Guid id, string path, CancellationToken cancel = default)
    {
        if (await waves.FindAsync(id, cancel) is not { } wave || await questionnaires.ContentAsync(wave.QuestionnaireId, cancel) is not { } questionnaire)
            return new SecondAnswers(0, [Gone]);

        var (read, problems) = SecondAnswerFile.Read(path, questionnaire, await store.ListAsync(id, cancel));
        return problems.Count > 0 ? new SecondAnswers(0, problems) : new SecondAnswers(await KeepAsync(id, read, cancel), []);
    }

    /// <summary>How well both times agree; null: nobody was asked again yet.</summary>
    public async Task<MatchReport?> ReportAsync(Guid id, Questionnaire questionnaire, IReadOnlyList<CallBack> list, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        var asked = list.Where(one => one.Sheet is not null).ToList();
        if (asked.Count == 0)
            return null;

        var firsts = await sheets.ReadAsync(id, questionnaire, [.. asked.Select(one => one.Answer)], cancel);
        var pairs = asked.Where(one => firsts.ContainsKey(one.Answer)).ToList();
        var columns = FieldColumn.Of(questionnaire).Where(column => column is { Kind: ColumnContent.Mark, Choice: null }).ToList();
        string[] items = [.. columns.Select(column => column.Name)];
        return MatchReport.Of(
            AnswerMarks.Of(items, pairs.ConvertAll(one => Marks(columns, firsts[one.Answer].Sheet))), AnswerMarks.Of(items, pairs.ConvertAll(one => Marks(columns, one.Sheet!))),
            RowLabels.Of(pairs.Select(one => one.Interviewer)));
    }

    private async Task<int> KeepAsync(Guid id, IReadOnlyList<(AnswerKey Answer, string Sheet)> seconds, CancellationToken cancel)
    {
        await session.BeginAsync("surveys.second", null, cancel);
        try
        {
            var kept = await store.SetAsync(id, seconds, cancel);
            if (kept == seconds.Count)
                await session.CommitAsync(cancel);

            return kept == seconds.Count ? kept : 0;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private static byte[] Marks(List<FieldColumn> columns, AnswerSheet sheet) =>
        [.. columns.Select(column => column.Marks.TryGetValue(sheet.Text(column.Field.Code), out var mark) ? mark : ScaleColumn.Missing)];
}
