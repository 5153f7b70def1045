using ParIndex.App.Storage;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting.Asking;

/// <summary>Changes a questionnaire that has not been asked yet. Rights are the page's matter.</summary>
public sealed class EditQuestionnaire(Session session, QuestionnaireStore questionnaires)
{
    private const string Deed = "surveys.questionnaire";

    private static readonly Message Gone = new("Không có phiếu hỏi này. Hãy tải lại trang.", "There is no such questionnaire. Reload the page.");
    private static readonly Message Locked = new("Phiếu đã hỏi nên đã khóa. Hãy làm bản mới rồi sửa bản đó.", "The questionnaire has been asked and is locked. Make a new version and change that.");
    private static readonly Message Changed = new("Phiếu vừa được sửa ở nơi khác. Phần ông/bà gõ còn trên trang: xem bản mới bên cạnh rồi lưu lại.", "The questionnaire was just changed elsewhere. What you typed is still here: look at the new state beside it and save again.");

    /// <summary>Changes it in one step, when the result is sound.</summary>
    /// <param name="id">The version.</param>
    /// <param name="seen">SHA-256 of the content the change was made on.</param>
    /// <param name="change">The step.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>What is wrong with the result; none: it is kept. Remarks are not told.</returns>
    public async Task<IReadOnlyList<QuestionnaireProblem>> RunAsync(Guid id, string seen, Func<Questionnaire, Questionnaire> change, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        await session.BeginAsync(Deed, null, cancel);
        try
        {
            if (await questionnaires.LockRowAsync(id, cancel) is not { } kept || await questionnaires.ContentAsync(id, cancel) is not { } content)
                return Refused(Gone);

            if (kept.IsLocked)
                return Refused(Locked);

            if (kept.Sha256 != seen)
                return Refused(Changed);

            var changed = change(content);
            IReadOnlyList<QuestionnaireProblem> problems = [.. QuestionnaireChecker.Check(changed).Where(problem => problem.IsError), .. OfficialLock.Problems(changed)];
            if (problems.Count > 0)
                return problems;

            await questionnaires.ReplaceAsync(id, changed, cancel);
            await session.CommitAsync(cancel);
            return [];
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Makes a draft to be changed: of an own form its next version, of an official one a form of a code of its own that extends it.</summary>
    /// <returns>The draft; null: there is no such questionnaire.</returns>
    public async Task<Guid?> CopyAsync(Guid id, CancellationToken cancel = default)
    {
        await session.BeginAsync(Deed, null, cancel);
        try
        {
            if (await questionnaires.FindAsync(id, cancel) is not { } kept || await questionnaires.ContentAsync(id, cancel) is not { } content)
                return null;

            var copy = content.IsOfficial
                ? content with { Code = content.Code + "-mo-rong", Version = "1", IsOfficial = false, Extends = content.Code }
                : content with { Version = await questionnaires.NextVersionAsync(kept.UnitId, content, cancel) };
            var draft = await questionnaires.AddAsync(kept.UnitId, copy, kept.Source, cancel);
            await session.CommitAsync(cancel);
            return draft;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private static IReadOnlyList<QuestionnaireProblem> Refused(Message message) => [new QuestionnaireProblem("refused", true, "", null, message)];
}
