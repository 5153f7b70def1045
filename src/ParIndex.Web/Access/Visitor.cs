using System.Globalization;
using System.Text;
using ParIndex.App.Accounts;
using ParIndex.App.Accounts.People;
using ParIndex.App.Audit;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Accounts;
using ParIndex.Web.Api.Answers;

namespace ParIndex.Web.Access;

/// <summary>Who makes this request, with what they may do at this moment. Pages take it from the container.</summary>
public sealed class Visitor
{
    private static readonly UnitReach NoUnits = new(UnitRegister.Build([]).Register!, DateOnly.MinValue);

    private readonly Holder holder;
    private readonly UnitReach reach;
    private readonly IReadOnlyList<string>? scopes;

    private Visitor(Guid? id, string name, Holder holder, UnitReach reach, IReadOnlyList<string>? scopes, bool lacksSecondFactor)
    {
        Id = id;
        Name = name;
        this.holder = holder;
        this.reach = reach;
        this.scopes = scopes;
        LacksSecondFactor = lacksSecondFactor;
    }

    /// <summary>Anyone.</summary>
    internal static Visitor Public { get; } = new(null, Actor.Public.Name, Holder.Public, NoUnits, null, lacksSecondFactor: false);

    /// <summary>Account; null: not signed in.</summary>
    public Guid? Id { get; }

    public string Name { get; }

    /// <summary>Roles held today.</summary>
    public IReadOnlyList<Assignment> Assignments => holder.Assignments;

    /// <summary>Has a role that needs a second factor and none set up: until then only the own account is open.</summary>
    public bool LacksSecondFactor { get; }

    /// <summary>May they, and why or why not?</summary>
    /// <param name="permission">What.</param>
    /// <param name="unit">Id of the unit; null: is there any unit they may.</param>
    /// <param name="field">Key of the field; null: any.</param>
    /// <param name="stage">Stage of the round; null: whatever.</param>
    public Decision Decide(Permission permission, string? unit = null, string? field = null, RoundStage? stage = null)
    {
        if (scopes is not null && !TokenScopes.Allow(scopes, permission))
            return new Decision(false, Refusal.OutOfScope);

        if (!LacksSecondFactor)
            return RightsRules.Decide(holder, new Question(permission, unit, field, stage), reach);

        var bare = RightsRules.Decide(holder with { Assignments = [] }, new Question(permission), reach);
        return bare.IsAllowed ? bare : new Decision(false, Refusal.NoSecondFactor);
    }

    /// <summary>May they? For what a page shows.</summary>
    public bool May(Permission permission, string? unit = null, string? field = null, RoundStage? stage = null) => Decide(permission, unit, field, stage).IsAllowed;

    /// <summary>Refuses the request unless they may. For what the address alone does not tell: the unit of a draft, the field of an entry.</summary>
    /// <exception cref="RefusedException">They may not; answered 403 (404 where even the existence is secret) and noted.</exception>
    public void Demand(Permission permission, string? unit = null, string? field = null, RoundStage? stage = null, bool hides = false)
    {
        if (Decide(permission, unit, field, stage) is { IsAllowed: false } decision)
            throw new RefusedException(permission, unit, decision.Reason, hides);
    }

    /// <summary>Units they have a permission for; null: every unit.</summary>
    public IReadOnlySet<string>? Units(Permission permission) =>
        LacksSecondFactor || (scopes is not null && !TokenScopes.Allow(scopes, permission)) ? new HashSet<string>() : RightsRules.Units(holder, permission, reach);

    /// <summary>For rules about people.</summary>
    public PeopleManager Manager => new(LacksSecondFactor ? holder with { Assignments = [] } : holder, reach);

    internal Actor ActorOf(HttpContext context) => new(
        Id, Name, Units(Permission.ReadResults) switch { null => "all", { Count: 0 } => "published", var units => string.Join(',', units) }, Correlation.Of(context))
    {
        May = string.Join(' ', [Doors.Of(permission => May(permission)), .. SurveyDoors(Permission.ManageSurveys), .. SurveyDoors(Permission.EnterResponses)]).Trim(),
    };

    private IEnumerable<string> SurveyDoors(Permission permission) => May(permission) ? Doors.OfSurveys(Units(permission)) : [];

    internal static Visitor Of(KnownVisitor known, SecondFactorPolicy policy) =>
        new(known.Id, known.Name, known.Holder, known.Reach, known.Scopes, policy.IsMissing(known)) { Known = known };

    /// <summary>As looked up for this request; null: not signed in.</summary>
    internal KnownVisitor? Known { get; private init; }

    /// <summary>The same for all whose answers to every question are the same, whoever they are.</summary>
    internal string RightsKey
    {
        get
        {
            var key = new StringBuilder(LacksSecondFactor ? "-" : "+");
            void Add(string? part) => key.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}");
            Add(holder.HomeUnit);
            foreach (var one in holder.Assignments.OrderBy(one => one.Role).ThenBy(one => one.Unit, StringComparer.Ordinal).ThenBy(one => one.Field, StringComparer.Ordinal))
            {
                Add(one.Role.ToString());
                Add(one.Unit);
                Add(one.Field);
            }

            foreach (var scope in scopes ?? [])
                Add(scope);

            return key.ToString();
        }
    }

    /// <summary>Somebody of the same rights: nobody in particular.</summary>
    internal Visitor WithoutPerson(string name) => new(null, name, holder, reach, scopes, LacksSecondFactor);

    /// <summary>The visitor of a request.</summary>
    internal static Visitor Of(HttpContext? context) => context?.Features.Get<Visitor>() ?? Public;

    /// <summary>Id of the unit a route names by its slug.</summary>
    internal static string? UnitOf(HttpContext? context, string? routeValue) =>
        routeValue is not null && context?.GetRouteValue(routeValue) is string slug ? UnitSlug.ToId(slug) : null;
}

/// <summary>A request for what its visitor may not do.</summary>
public sealed class RefusedException(Permission permission, string? unit, string reason, bool hides) : Exception($"{permission}: {reason}")
{
    public Permission Permission { get; } = permission;

    public string? Unit { get; } = unit;

    /// <summary>See <see cref="Refusal"/>.</summary>
    public string Reason { get; } = reason;

    /// <summary>Even that the thing exists is secret: answered 404.</summary>
    public bool Hides { get; } = hides;
}
