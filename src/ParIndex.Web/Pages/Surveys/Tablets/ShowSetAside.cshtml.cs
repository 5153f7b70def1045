using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Tablets;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Tablets;

/// <summary>Answers of tablets that came too late: looked at and discarded. They take nobody's place, as no answer says whose it is.</summary>
[Needs(Permission.ManageSurveys)]
public sealed class ShowSetAsideModel(SurveyAccess access, WaveStore waves, SetAsideStore store, AnswerDesk desk, Texts texts) : SurveyPage(access, waves, texts)
{
    private AskedForm? form;

    public IReadOnlyList<SetAside> Items { get; private set; } = [];

    protected override void Demand() => Access.DemandManage(Wave.UnitId);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        form = await desk.FormAsync(Wave.QuestionnaireId, cancel);
        Items = await store.ListAsync(Wave.Id, cancel);
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancel)
    {
        await store.DiscardAsync(Wave.Id, id, cancel);
        return Tell(null, L["Đã xóa phiếu để riêng."]);
    }

    /// <summary>Questions and answers in words.</summary>
    public IEnumerable<(string Question, string Answer)> Answers(SetAside item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var sheet = SheetJson.Read(item.Sheet);
        return from field in form?.Checker.Fields ?? []
               where sheet.Has(field.Code)
               select (field.Text.In(Wording.Vietnamese), string.Join(", ", sheet[field.Code].Select(value => field.List?[value]?.Label.In(Wording.Vietnamese) ?? value)));
    }
}
