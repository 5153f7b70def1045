using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Assign;

/// <summary>Splits a scorecard among the unit's people and other units.</summary>
[Needs(Permission.ReadScorecard)]
public sealed class AssignCardModel(RoundAccess access, UnitStore units, AssignmentStore assignments, RoundNotices notices, Session session, Texts texts) : CardPage(access, units)
{
    public IReadOnlyList<EntryAssignment> Assigned { get; private set; } = [];

    /// <summary>Officers and heads of the unit.</summary>
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    /// <summary>Other units below the same authority.</summary>
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    /// <summary>The unit has units under it, which the criteria set may name.</summary>
    public bool HasUnitsBelow { get; private set; }

    /// <summary>Leaves nobody is named for.</summary>
    public int Unassigned { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Demand();
        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(string? code, string? to, bool coordinates, DateOnly? lastDay, string? note, CancellationToken cancel)
    {
        Demand();
        await LoadAsync(cancel);
        var account = Guid.TryParse(to, out var id) && People.Any(person => person.Value == to) ? id : (Guid?)null;
        var unit = account is null && Units.Any(item => item.Value == to) ? to : null;
        if (Open.Scorer.Set.All().All(node => node.Code != code) || (account is null && unit is null))
        {
            TempData.Warn(texts["Hãy chọn tiêu chí và người hoặc đơn vị được phân công."]);
            return Back();
        }

        await session.BeginAsync("rounds.assign", null, cancel);
        var said = VietnameseText.Clean(note ?? "");
        await assignments.AssignAsync(Open.Card.Id, code!, unit, account, !coordinates, lastDay, said, cancel);
        await notices.AssignedAsync(Open.Card, code!, unit, account, lastDay, said, cancel);
        await session.CommitAsync(cancel);
        TempData.Done(texts["Đã phân công {0}.", code]);
        return Back();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid assignment, CancellationToken cancel)
    {
        Demand();
        await session.BeginAsync("rounds.assign", null, cancel);
        await assignments.RemoveAsync(Open.Card.Id, assignment, cancel);
        await session.CommitAsync(cancel);
        TempData.Done(texts["Đã bỏ phân công."]);
        return Back();
    }

    /// <summary>Criteria of the first two levels and leaves, to choose from.</summary>
    public IEnumerable<Criterion> Nodes => Open.Scorer.Set.All();

    private void Demand()
    {
        if (!Access.MayAssign(Open))
            throw new RefusedException(Permission.AssignScorecard, Open.Card.UnitId, Refusal.WrongStage, hides: false);
    }

    private RedirectResult Back() => Redirect($"{Request.PathBase}{Request.Path}");

    private async Task LoadAsync(CancellationToken cancel)
    {
        Assigned = await assignments.OfCardAsync(Open.Card.Id, cancel);
        var responsibility = new Responsibility(Open.Scorer.Set, Assigned);
        Unassigned = Open.Scorer.Set.Leaves().Count(leaf => leaf.Source == SourceKind.Appraised && responsibility.Of(leaf.Code).Count == 0);
        var connection = await session.ConnectionAsync(cancel);
        var people = await connection.QueryAsync<(Guid Id, string Name, string? Position)>(
            """
            select distinct p.id, p.name, p.position from accounts.account p join accounts.assignment a on a.account_id = p.id
            where a.unit_id = @UnitId and a.role in ('officer', 'head') and a.withdrawn_at is null and a.valid @> @Today and p.locked_at is null order by p.name
            """,
            new { Open.Card.UnitId, Access.Today },
            session.Transaction);
        People = [.. people.Select(person => new SelectListItem(person.Position is { Length: > 0 } position ? $"{person.Name}, {position}" : person.Name, person.Id.ToString()))];
        var tree = Register.TreeOf(Open.Round.Year);
        HasUnitsBelow = tree.Children(Open.Card.UnitId).Any();
        Units = [.. tree.Children(Open.Round.OrganiserId).Where(unit => unit.Id != Open.Card.UnitId).OrderBy(unit => unit.Kind).ThenBy(unit => unit.NameAt(tree.Date).Full, StringComparer.CurrentCulture)
            .Select(unit => new SelectListItem(unit.NameAt(tree.Date).Full, unit.Id))];
    }
}
