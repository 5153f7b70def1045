using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Rounds;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Assign;

/// <summary>Same agency, same outcome, for several criteria: one line of the list.</summary>
/// <param name="Codes">Criteria it is named for and nobody answers for.</param>
public sealed record NamedLine(string Text, bool IsLead, AgencyOutcome Outcome, IReadOnlyList<Unit> Near, IReadOnlyList<string> Codes);

/// <summary>Who the criteria set names for the criteria of a scorecard: given to the units it means, the rest told with what to do.</summary>
[Needs(Permission.ReadScorecard)]
public sealed class AssignBySetModel(RoundAccess access, UnitStore units, AssignmentStore assignments, AssignByDefault byDefault, Session session, Texts texts) : CardPage(access, units)
{
    /// <summary>Units named and not assigned yet, with the criteria.</summary>
    public IReadOnlyList<(Unit Unit, IReadOnlyList<string> Codes)> ToAssign { get; private set; } = [];

    /// <summary>Units that have what the set names them for.</summary>
    public IReadOnlyList<(Unit Unit, IReadOnlyList<string> Leads, IReadOnlyList<string> Coordinates)> Assigned { get; private set; } = [];

    /// <summary>What a person must see to.</summary>
    public IReadOnlyList<NamedLine> Left { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Demand();
        var given = await assignments.OfCardAsync(Open.Card.Id, cancel);
        var persons = given.Where(one => !one.IsDefault).Select(one => one.Code).ToHashSet(StringComparer.Ordinal);
        var has = given.Where(one => one.UnitId is not null).Select(one => (one.Code, one.UnitId)).ToHashSet();
        var plan = AssignByDefault.Plan(Register, Open.Scorer.Set, Open.Round, Open.Card.UnitId);
        var named = plan.Where(one => one.Outcome == AgencyOutcome.Unit).ToList();
        ToAssign = [.. named.Where(one => !has.Contains((one.Code, one.Unit!.Id)) && !App.Rounds.RoundFields.Path(Open.Scorer.Set, one.Code).Any(persons.Contains))
            .GroupBy(one => one.Unit!.Id).Select(group => (group.First().Unit!, (IReadOnlyList<string>)[.. group.Select(one => one.Code)]))];
        Assigned = [.. given.Where(one => one is { IsDefault: true, UnitId: not null }).GroupBy(one => one.UnitId!).Where(group => Register.Find(group.Key) is not null)
            .Select(group => (Register[group.Key], Codes(group.Where(one => one.IsLead)), Codes(group.Where(one => !one.IsLead))))];
        Left = [.. plan.Where(one => one.NeedsAPerson).GroupBy(one => (one.Text, one.IsLead, one.Outcome))
            .Select(group => new NamedLine(group.Key.Text, group.Key.IsLead, group.Key.Outcome, group.First().Near, [.. group.Select(one => one.Code)]))
            .OrderBy(line => line.Outcome == AgencyOutcome.Group).ThenByDescending(line => line.IsLead)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Demand();
        await session.BeginAsync("rounds.assign-default", null, cancel);
        var assigned = await byDefault.RunAsync(Open.Round, Open.Card.Id, cancel);
        if (assigned > 0)
            await session.CommitAsync(cancel);
        else
            await session.RollbackAsync();

        TempData.Done(assigned == 0 ? texts["Không còn gì để giao theo bộ tiêu chí."] : texts["Đã giao {0} lượt theo bộ tiêu chí.", assigned]);
        return Redirect($"{Request.PathBase}{Request.Path}");
    }

    /// <summary>What to do about an agency that could not be given its criteria.</summary>
    public static Message Remedy(AgencyOutcome outcome) => outcome switch
    {
        AgencyOutcome.Group => new("Nêu chung nhiều cơ quan: giao từng cơ quan nếu cần nhập số liệu.", "Names many agencies in general: assign single ones where they must enter figures."),
        AgencyOutcome.Outside => new("Không thuộc đơn vị được đánh giá: không giao ở đây.", "Does not stand under the assessed unit: not assigned here."),
        AgencyOutcome.Ended => new("Đã kết thúc hoạt động: giao cho cơ quan tiếp nhận nhiệm vụ.", "Has ended: assign to the agency that took over."),
        AgencyOutcome.Unregistered => new("Chưa có trong danh mục đơn vị: thêm đơn vị hoặc tên viết tắt rồi giao lại, hoặc giao cho đơn vị khác.", "Not in the register of units: add the unit or its short name and assign again, or assign to another."),
        _ => new("Không đọc được là đơn vị nào: giao cho đơn vị đúng, hoặc sửa tên trong bộ tiêu chí của năm sau.", "Cannot be read as a unit: assign to the right one, or mend the name in next year's set."),
    };

    private static List<string> Codes(IEnumerable<EntryAssignment> given) => [.. given.Select(one => one.Code)];

    private void Demand()
    {
        if (!Access.MayAssign(Open))
            throw new RefusedException(Permission.AssignScorecard, Open.Card.UnitId, Refusal.WrongStage, hides: false);
    }
}
