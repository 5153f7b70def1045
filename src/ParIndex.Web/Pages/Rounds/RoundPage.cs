using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Rounds;
using ParIndex.App.Units;
using ParIndex.Core.Units;

namespace ParIndex.Web.Pages.Rounds;

/// <summary>A page about one round, named by the route value "round".</summary>
public abstract class RoundPage(RoundAccess access, RoundStore rounds, UnitStore units) : PageModel
{
    protected RoundAccess Access { get; } = access;

    protected RoundStore Rounds { get; } = rounds;

    public Round Round { get; private set; } = null!;

    /// <summary>Units, for names.</summary>
    public UnitRegister Register { get; private set; } = null!;

    /// <summary>Name of a unit at the end of the round's year.</summary>
    public string NameOf(string unit) => Register.Find(unit)?.NameAt(UnitRegister.YearEnd(Round.Year)).Full ?? unit;

    /// <summary>What the visitor needs for this page; throws when they lack it.</summary>
    protected abstract void Demand();

    /// <summary>Fetches what else the page is about; false: there is none, and no page.</summary>
    protected virtual Task<bool> FindAsync(CancellationToken cancel) => Task.FromResult(true);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (!Guid.TryParse(RouteData.Values["round"] as string, out var id) || await Rounds.FindAsync(id, HttpContext.RequestAborted) is not { } round)
        {
            context.Result = NotFound();
            return;
        }

        Round = round;
        Demand();
        Register = await units.RegisterAsync(HttpContext.RequestAborted);
        if (await FindAsync(HttpContext.RequestAborted))
            await next();
        else
            context.Result = NotFound();
    }
}
