using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Rounds.Mirror;

/// <summary>A page about a mirror round; another round, or one without the organiser's scorecard, has none.</summary>
public abstract class MirrorPage(RoundAccess access, RoundStore rounds, UnitStore units, Visitor visitor) : RoundPage(access, rounds, units)
{
    protected Visitor Visitor { get; } = visitor;

    /// <summary>The organiser's own scorecard.</summary>
    public RoundScorecard Card { get; private set; } = null!;

    /// <summary>Name of the organiser.</summary>
    public string Organiser => NameOf(Round.OrganiserId);

    public bool MayManage => Access.MayManage(Round);

    protected override async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (!Round.IsMirror || await Rounds.CardAsync(Round.Id, Round.OrganiserId, cancel) is not { } card)
            return false;

        Card = card;
        return true;
    }

    protected override void Demand()
    {
        if (!MayManage)
            Visitor.Demand(Permission.ReadScorecard, Round.OrganiserId);
    }
}
