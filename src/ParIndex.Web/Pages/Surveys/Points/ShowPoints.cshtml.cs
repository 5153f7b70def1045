using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Feeding;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Points;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Pages.Rounds;

namespace ParIndex.Web.Pages.Surveys.Points;

/// <summary>A line of what can go into the scorecard chosen.</summary>
/// <param name="Leaf">Chosen leaf of the round's set; null: none yet.</param>
/// <param name="Put">What would be put; null: no leaf.</param>
/// <param name="IsTyped">The entry holds what somebody typed.</param>
public sealed record PointLine(CriterionPoints Points, ScoredLeaf? Leaf, SurveyFigures? Put, Entry? Entry, bool IsTyped, SurveyPoint? Before);

/// <summary>Points a wave gives its survey criteria, with their error, what drags, and the way into a round.</summary>
[Needs(Permission.ManageSurveys)]
public sealed partial class ShowPointsModel(
    SurveyAccess access, WaveStore waves, QuestionnaireStore questionnaires, MeasureWave measure, PublicationStore publications, PutSurveyPoints put, SurveyPointStore points, SurveyRanking ranking,
    RoundStore rounds, RoundScorers scorers, EntryStore entries, RoundAccess roundAccess, UnitStore units, Session session, Texts texts) : SurveyPage(access, waves, texts)
{
    private UnitRegister register = null!;

    public Questionnaire Questionnaire { get; private set; } = null!;

    /// <summary>Null: there are none, see <see cref="Problem"/>.</summary>
    public WavePoints? Points { get; private set; }

    public Message? Problem { get; private set; }

    /// <summary>Column the drill-down is grouped by; null: none.</summary>
    public string? By { get; private set; }

    public IReadOnlyList<(string Column, Message Name)> Groups { get; private set; } = [];

    public Publication? Publication { get; private set; }

    /// <summary>Rounds points may go into.</summary>
    public IReadOnlyList<Round> Rounds { get; private set; } = [];

    public Round? Round { get; private set; }

    public IReadOnlyList<RoundScorecard> Cards { get; private set; } = [];

    public RoundScorecard? Card { get; private set; }

    /// <summary>Area whose answers are the card's; null: all of them.</summary>
    public string? Area { get; private set; }

    public IReadOnlyList<Criterion> Leaves { get; private set; } = [];

    public IReadOnlyList<PointLine> Lines { get; private set; } = [];

    public RankedTotal? Total { get; private set; }

    public IReadOnlyList<Message> Problems { get; private set; } = [];

    protected override void Demand() => Access.DemandManage(Wave.UnitId);

    public async Task<IActionResult> OnGetAsync(string? theo, Guid? ky, Guid? phieu, CancellationToken cancel)
    {
        if (!await LoadAsync(theo, ky, phieu, cancel))
            return NotFound();

        await LinesAsync(cancel);
        if (Round is not null && Card is not null && roundAccess.MayManage(Round))
            Total = await ranking.OfAsync(Round, Card.Id, cancel);

        return Page();
    }

    /// <summary>The page again with the criteria chosen; they stand in its address.</summary>
    public IActionResult OnPostLook() => Redirect(Request.PathBase + Chosen());

    /// <summary>Puts the chosen criteria into the scorecard.</summary>
    public async Task<IActionResult> OnPostPutAsync(Guid? ky, Guid? phieu, CancellationToken cancel)
    {
        if (!await LoadAsync(null, ky, phieu, cancel) || Round is null || Card is null)
            return NotFound();

        roundAccess.DemandManage(Round);
        if (Points is null)
            return Tell(Problem, "");

        var targets = Points.Criteria.Where(one => Request.Form["dua." + one.Criterion] == "true" && Request.Form["m." + one.Criterion].ToString().Length > 0)
            .Select(one => new SurveyTarget(one.Criterion, Request.Form["m." + one.Criterion].ToString(), Request.Form["thay." + one.Criterion] == "true")).ToList();
        var problem = await put.RunAsync(Wave.Id, Card.Id, Points, targets, cancel);
        return Tell(
            problem, Points.Source.Counts ? L["Đã đưa điểm của {0} tiêu chí vào phiếu chấm điểm.", targets.Count] : L["Đã ghi {0} tiêu chí bên cạnh phiếu chấm điểm; khảo sát thử không tính vào kết quả.", targets.Count],
            problem is null ? $"{Request.Path}?ky={Round.Id}&phieu={Card.Id}" : Chosen());
    }

    /// <summary>Address of this page with round, scorecard and criteria as the form has them.</summary>
    private string Chosen() => Request.Path + QueryString.Create(Request.Form.Where(field => field.Key is "ky" or "phieu" || field.Key.StartsWith("m.", StringComparison.Ordinal))
        .Select(field => KeyValuePair.Create(field.Key, (string?)field.Value.ToString()))).Value;

    public string NameOf(string unit) => register.Find(unit)?.NameAt(UnitRegister.YearEnd(Wave.Year)).Full ?? unit;

    /// <summary>Name of a question by its field.</summary>
    public string Question(string field) => Field.Of(Questionnaire).FirstOrDefault(one => one.Code == field)?.Text.In(Tongue) ?? field;

    private async Task<bool> LoadAsync(string? by, Guid? round, Guid? card, CancellationToken cancel)
    {
        if (await questionnaires.ContentAsync(Wave.QuestionnaireId, cancel) is not { } questionnaire)
            return false;

        Questionnaire = questionnaire;
        Groups = MeasureWave.GroupsOf(questionnaire);
        By = Groups.Any(group => group.Column == by) ? by : null;
        Publication = Wave.Kind == WaveKind.Ministry ? await publications.FindAsync(Wave.Id, cancel) : null;
        register = await units.RegisterAsync(cancel);
        Rounds = [.. (await rounds.ListAsync(cancel: cancel)).Where(one => roundAccess.MayManage(one) && one.Stage is not RoundStage.Preparation and not RoundStage.Published)];
        Round = Rounds.FirstOrDefault(one => one.Id == round);
        if (Round is not null)
        {
            Cards = [.. (await rounds.CardsAsync(Round.Id, cancel)).OrderBy(one => NameOf(one.UnitId), Comparer<string>.Create(VietnameseText.Compare))];
            Card = Cards.FirstOrDefault(one => one.Id == card) ?? (Cards.Count == 1 ? Cards[0] : Cards.FirstOrDefault(one => one.UnitId == Wave.UnitId));
        }

        // The wave's own unit takes the whole wave; a unit below it the answers of the area that bears its name.
        Area = Card is null || Card.UnitId == Wave.UnitId ? null : AreaOf(Card.UnitId);
        (Points, Problem) = await measure.OfAsync(Wave, Area, By, cancel);
        return true;
    }

    private string AreaOf(string unit) => register.Find(unit)?.NameAt(UnitRegister.YearEnd(Wave.Year)).Full ?? unit;

    private async Task LinesAsync(CancellationToken cancel)
    {
        if (Round is null || Card is null || Points is null)
            return;

        var scorer = await scorers.GetAsync(session, Round.SetVersionId, cancel);
        var held = (await entries.OfCardAsync(Card.Id, cancel)).ToDictionary(entry => entry.Code, StringComparer.Ordinal);
        var before = await points.OfAsync([Card.Id], cancel);
        Leaves = [.. scorer.Set.Leaves().Where(leaf => leaf.Source is SourceKind.LeaderSurvey or SourceKind.Sipas || held.GetValueOrDefault(leaf.Code)?.IsOfUnit == false)];
        Lines = [.. Points.Criteria.Select(one => LineOf(one, scorer, held, before))];
    }

    private PointLine LineOf(CriterionPoints one, SetScorer scorer, Dictionary<string, Entry> held, IReadOnlyList<SurveyPoint> before)
    {
        var earlier = before.FirstOrDefault(point => point.WaveId == Wave.Id && point.Criterion == one.Criterion);
        var asked = Request.Query["m." + one.Criterion].ToString();
        var code = asked.Length > 0 ? asked : earlier?.Code ?? one.Criterion;
        if (!Leaves.Any(leaf => leaf.Code == code) || !scorer.TryLeaf(code, out var leaf))
            return new PointLine(one, null, null, null, false, null);

        var counting = before.FirstOrDefault(point => point.Code == code && point.Score.Source.Counts == Points!.Source.Counts);
        var entry = held.GetValueOrDefault(code);
        return new PointLine(one, leaf, SurveyFigures.Of(leaf, one), entry, entry is not null && PutSurveyPoints.IsTyped(entry.Answer, counting), counting);
    }
}
