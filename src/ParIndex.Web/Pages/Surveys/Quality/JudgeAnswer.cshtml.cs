using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Quality;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Quality;

/// <summary>One answer with its flags, beside the one it is like; who gave it is not known here or anywhere.</summary>
[Needs(Permission.ManageSurveys)]
public sealed class JudgeAnswerModel(SurveyAccess access, WaveStore waves, QuestionnaireStore questionnaires, SheetReader sheets, FlagStore flags, JudgeAnswers judge, Texts texts) : SurveyPage(access, waves, texts)
{
    public ShownAnswer Answer { get; private set; } = null!;

    /// <summary>The one it is held against; null: it is judged by itself.</summary>
    public ShownAnswer? Other { get; private set; }

    public IReadOnlyList<StoredFlag> Flags { get; private set; } = [];

    public IReadOnlyList<Field> Fields { get; private set; } = [];

    public bool MayJudge => Wave.State is WaveState.Open or WaveState.Closed;

    public bool IsDecided => Answer.State == "Excluded" || Flags.Any(flag => flag.Answer == Answer.Key && flag.Verdict is not null);

    protected override void Demand() => Access.DemandManage(Wave.UnitId);

    /// <param name="ma">Name of the answer.</param>
    /// <param name="voi">Name of the answer to hold it against; null: that of its first flag.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IActionResult> OnGetAsync(string? ma, string? voi, CancellationToken cancel)
    {
        if (AnswerKey.Read(ma) is not { } key || await questionnaires.ContentAsync(Wave.QuestionnaireId, cancel) is not { } questionnaire)
            return ma is null ? Redirect($"{Request.PathBase}/dieu-tra/{Wave.Id}/chat-luong") : NotFound();

        Flags = await flags.OfAnswerAsync(Wave.Id, key, cancel);
        var other = AnswerKey.Read(voi) ?? Flags.Select(flag => flag.Answer == key ? flag.Other : flag.Answer).FirstOrDefault(one => one is not null);
        var found = await sheets.ReadAsync(Wave.Id, questionnaire, other is { } second ? [key, second] : [key], cancel);
        if (!found.TryGetValue(key, out var answer))
            return NotFound();

        Answer = answer;
        Other = other is { } beside ? found.GetValueOrDefault(beside) : null;
        Fields = Field.Of(questionnaire);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? ma, Verdict? verdict, string? reason, CancellationToken cancel)
    {
        if (AnswerKey.Read(ma) is not { } key)
            return NotFound();

        var done = verdict switch
        {
            Verdict.Excluded => L["Đã loại phiếu {0}; phiếu vẫn còn trong hồ sơ.", key.Code],
            Verdict.Kept => L["Đã giữ phiếu {0}.", key.Code],
            _ => L["Đã rút lại quyết định về phiếu {0}.", key.Code],
        };
        return Tell(await judge.RunAsync(Wave.Id, key, verdict, reason, cancel), done, $"{Request.Path}?ma={Uri.EscapeDataString(key.ToString())}");
    }

    /// <summary>What was answered, in words.</summary>
    public string Said(Field field, ShownAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Sheet.Has(field.Code) ? string.Join(", ", answer.Sheet[field.Code].Select(code => field.List?[code]?.Label.In(Wording.Vietnamese) ?? code)) : L["(bỏ trống)"];
    }
}
