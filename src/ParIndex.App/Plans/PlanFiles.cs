using System.Globalization;
using ParIndex.App.Plans.Templates;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Published;
using ParIndex.Core.Units;

namespace ParIndex.App.Plans;

/// <summary>A kept plan as files: DOCX in the official form, a workbook of its tables.</summary>
public sealed class PlanFiles(PlanStore plans, GoalStore goals, StandingsQuery standings, UnitTemplate templates)
{
    /// <summary>The plan with its appendices as DOCX: in the unit's template, or that of the nearest unit above, or the official layout.</summary>
    /// <exception cref="Documents.DocumentException">The template names what is no longer known.</exception>
    public async Task<byte[]> DocumentAsync(Plan plan, UnitRegister register, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(register);
        var content = await plans.ContentAsync(plan.Id, cancel);
        var promised = await goals.OfAsync(plan.Id, cancel);
        var head = await HeadAsync(plan, promised, register, cancel);
        var tables = PlanPaper.Tables(plan, content, Enclosed(plan, head));
        var unit = register.Find(plan.UnitId)?.NameAt(UnitRegister.YearEnd(plan.YearFrom)).Full ?? plan.UnitId;
        return await templates.FillAsync(plan.UnitId, TemplateKind.Plan, UnitRegister.YearEnd(plan.YearFrom), register, () => PlanTemplateFields.Of(new PlanFacts(plan, content, promised, head, tables, unit)), cancel)
            ?? Official(plan, content, head, tables);
    }

    private static byte[] Official(Plan plan, PlanContent content, PlanHead head, Core.Results.OfficialDocument tables)
    {
        using var bytes = new MemoryStream();
        PlanDocument.Write(bytes, head, content.Points(plan.YearFrom), tables);
        return bytes.ToArray();
    }

    /// <summary>The tables of the plan as XLSX.</summary>
    public async Task<byte[]> WorkbookAsync(Plan plan, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var bytes = new MemoryStream();
        AppendixFile.Write(PlanPaper.Tables(plan, await plans.ContentAsync(plan.Id, cancel)), bytes, "ke-hoach.xlsx");
        return bytes.ToArray();
    }

    private async Task<PlanHead> HeadAsync(Plan plan, IReadOnlyList<Goal> promised, UnitRegister register, CancellationToken cancel)
    {
        var unit = register.Find(plan.UnitId);
        var name = unit?.NameAt(UnitRegister.YearEnd(plan.YearFrom)).Full ?? plan.UnitId;
        var isCommittee = unit?.Kind.IsTerritorial() ?? true;
        var (rows, _) = await standings.PageAsync(plan.YearFrom - 1, plan.UnitId, 0, 1, cancel);
        return new PlanHead(isCommittee && name.Length > 0 ? char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..] : name, plan.YearFrom)
        {
            Number = plan.Number, Date = plan.IssuedOn, Signer = plan.Signer, Basis = plan.Basis, Goals = [.. promised.Select(GoalText.Of)],
            Issuer = isCommittee ? null : name, Subject = Subject(plan.Name), LastRank = rows is [{ Rank: { } rank }] ? (rank, register.TreeOf(plan.YearFrom - 1).All.Count(other => other.Kind == UnitKind.Province)) : null,
        };
    }

    /// <summary>The name without the word the title begins with.</summary>
    private static string Subject(string name)
    {
        var rest = name.StartsWith("Kế hoạch ", StringComparison.OrdinalIgnoreCase) ? name["Kế hoạch ".Length..] : name;
        return rest.Length == 0 ? rest : char.ToUpper(rest[0], CultureInfo.GetCultureInfo("vi-VN")) + rest[1..];
    }

    private static string Enclosed(Plan plan, PlanHead head)
    {
        var issuer = head.Issuer ?? "Ủy ban nhân dân " + head.Authority;
        return plan is { Number: { } number, IssuedOn: { } day }
            ? string.Create(CultureInfo.InvariantCulture, $"(Kèm theo Kế hoạch số {number:00}/{(head.Issuer is null ? "KH-UBND" : "KH")} ngày {day:dd/MM/yyyy} của {issuer})")
            : $"(Kèm theo Kế hoạch số        ngày      tháng      năm         của {issuer})";
    }
}
