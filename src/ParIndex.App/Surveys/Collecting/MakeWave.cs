using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting;

/// <summary>Parts of the form of a wave, for what is wrong with it.</summary>
public static class WaveFields
{
    public const string Name = "name", Questionnaire = "questionnaire", Days = "days", Year = "year", Minutes = "minutes", Cell = "cell", Keep = "keep";
}

/// <summary>Sets up a wave. Rights are the page's matter.</summary>
public sealed class MakeWave(Session session, WaveStore waves, QuestionnaireStore questionnaires)
{
    /// <summary>Fewest answers a figure is shown of, where nothing else is said.</summary>
    public const int UsualCell = 5;

    /// <summary>Months identities are kept after a wave closes, where nothing else is said.</summary>
    public const int UsualRetention = 6;

    private const int LongestName = 300;
    private const int LongestKept = 60;

    private static readonly Message BadName = new($"Hãy đặt tên đợt, không quá {LongestName} ký tự.", $"Name the wave, {LongestName} characters at most.");
    private static readonly Message BadYear = new("Hãy nhập năm, ví dụ 2026.", "Enter the year, 2026 say.");
    private static readonly Message BadDays = new("Ngày kết thúc không được trước ngày bắt đầu, và cách nhau không quá một năm.", "The last day cannot be before the first, nor more than a year after it.");
    private static readonly Message BadMinutes = new("Thời gian trả lời từ 1 đến 240 phút.", "It takes 1 to 240 minutes.");
    private static readonly Message BadCell = new("Ô nhỏ nhất được hiện từ 2 đến 1000 phiếu.", "The smallest cell shown has 2 to 1000 answers.");
    private static readonly Message BadKeep = new($"Danh tính giữ ít nhất đến ngày kết thúc, không quá {LongestKept} tháng sau đó.", $"Identities are kept until the last day at least, {LongestKept} months after it at most.");
    private static readonly Message NoQuestionnaire = new("Không có phiếu hỏi này ở đơn vị. Hãy chọn lại, hoặc thêm phiếu hỏi trước.", "The unit has no such questionnaire. Choose again, or add one first.");

    /// <summary>Makes the wave.</summary>
    /// <returns>The wave, or what is wrong by part of the form.</returns>
    public async Task<(Guid? Id, IReadOnlyDictionary<string, Message> Problems)> RunAsync(WaveDraft draft, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var name = VietnameseText.Clean(draft.Name ?? "");
        var keep = draft.KeepUntil ?? draft.ClosesOn.AddMonths(UsualRetention);
        var problems = Check(draft, name, keep);
        if (await questionnaires.FindAsync(draft.QuestionnaireId, cancel) is not { } questionnaire || questionnaire.UnitId != draft.UnitId)
            problems[WaveFields.Questionnaire] = NoQuestionnaire;

        if (problems.Count > 0)
            return (null, problems);

        await session.BeginAsync("surveys.make", null, cancel);
        try
        {
            var id = await waves.AddAsync(draft, name, keep, cancel);
            await session.CommitAsync(cancel);
            return (id, problems);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private static Dictionary<string, Message> Check(WaveDraft draft, string name, DateOnly keep)
    {
        var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
        if (name.Length is 0 or > LongestName)
            problems[WaveFields.Name] = BadName;

        if (draft.Year is < 1990 or > 2200)
            problems[WaveFields.Year] = BadYear;

        if (draft.ClosesOn < draft.OpensOn || draft.ClosesOn > draft.OpensOn.AddYears(1))
            problems[WaveFields.Days] = BadDays;

        if (draft.Minutes is < 1 or > 240)
            problems[WaveFields.Minutes] = BadMinutes;

        if (draft.SmallestCell is < 2 or > 1000)
            problems[WaveFields.Cell] = BadCell;

        if (keep < draft.ClosesOn || keep > draft.ClosesOn.AddMonths(LongestKept))
            problems[WaveFields.Keep] = BadKeep;

        return problems;
    }
}
