using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Rounds;

/// <summary>A page about one scorecard, named by the route value "card": opens only to who may look into it.</summary>
public abstract class CardPage(RoundAccess access, UnitStore units) : PageModel
{
    protected RoundAccess Access { get; } = access;

    /// <summary>The scorecard with its round and set.</summary>
    public OpenCard Open { get; private set; } = null!;

    /// <summary>Units, for names.</summary>
    public UnitRegister Register { get; private set; } = null!;

    /// <summary>Name of the assessed unit at the end of the year.</summary>
    public string UnitName => NameOf(Open.Card.UnitId);

    /// <summary>The day in Vietnam.</summary>
    public DateOnly Today => Access.Today;

    /// <summary>Key of the top criterion a leaf stands in.</summary>
    public string FieldOf(string leaf) => Open.Scorer.Set.Criteria.First(top => top.SelfAndDescendants().Any(node => node.Code == leaf)).Key;

    /// <summary>Name of a unit at the end of the round's year.</summary>
    public string NameOf(string unit) => Register.Find(unit)?.NameAt(UnitRegister.YearEnd(Open.Round.Year)).Full ?? unit;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        // Whether it is another unit's or none at all is told to nobody, and noted either way.
        if (!Guid.TryParse(RouteData.Values["card"] as string, out var id) || await Access.CardAsync(id, HttpContext.RequestAborted) is not { } open)
            throw new RefusedException(Permission.ReadScorecard, null, Refusal.OtherUnit, hides: true);

        Open = open;
        Register = await units.RegisterAsync(HttpContext.RequestAborted);
        await next();
    }
}
