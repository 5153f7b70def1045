using Microsoft.AspNetCore.Identity;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Criteria;
using ParIndex.App.Notices;
using ParIndex.App.Results.Published;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Opening;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Core.Units;

namespace ParIndex.Bench.Storm;

/// <summary>A leaf officers answer, with figures that give points.</summary>
/// <param name="Field">Key of the field whose page it stands on.</param>
internal sealed record StormLeaf(string Code, string Field, IReadOnlyDictionary<string, string> Figures);

/// <summary>An open round of 700 communes with five officers each, in a running installation.</summary>
internal sealed record StormRound(IReadOnlyList<Guid> Cards, IReadOnlyList<StormLeaf> Leaves)
{
    public const int Units = 700;
    public const int Officers = 5;
    public const string Password = "đi cấy từ sáng sớm";

    private const string Province = "vn-do";

    public static string NameOf(int unit, int officer) => $"can-bo.{unit}.{officer}";

    public static async Task<StormRound> MakeAsync(Database database)
    {
        await using var session = new Session(database.Source, Actor.System("đo tốc độ"), TimeProvider.System);
        var set = CriteriaSetFile.Load("commune-example") with { Id = "do-toc-do" };
        var ids = Enumerable.Range(1, Units).Select(number => $"{Province}/xa-{number:000}").ToArray();
        var founded = new DateOnly(2020, 1, 1);
        await session.BeginAsync("bench.fill", "Đo tốc độ");
        await new UnitStore(session, new UnitRegisterCache()).AppendAsync(
        [
            UnitEvent.Found(Province, UnitKind.Province, new UnitName("Đo Tốc Độ", "tỉnh"), founded, "vn"),
            .. ids.Select((id, i) => UnitEvent.Found(id, UnitKind.Commune, new UnitName($"Thử {i + 1}", "xã"), founded, Province)),
        ]);
        var library = new SetLibrary(session, TimeProvider.System);
        var version = await library.AddVersionAsync(set);
        await library.SignAsync(version);
        var rounds = new RoundStore(session, TimeProvider.System);
        var id = await rounds.AddAsync(new RoundDraft(Province, "Đo tốc độ", 2026, version, IsMirror: false, IsRehearsal: true, "", new Dictionary<RoundStage, DateOnly>()));
        var assessed = new RoundUnits(session, rounds, new RoundScorers(new SetCache(TimeProvider.System)), TimeProvider.System);
        await assessed.SetAsync((await rounds.FindAsync(id))!, ids);
        await AddOfficersAsync(session, ids);
        await session.CommitAsync();
        var notices = new RoundNotices(session, new UnitRegisterCache(), new UnitReachCache(), TimeProvider.System);
        if (await new MoveRound(session, rounds, assessed, notices).RunAsync(id, RoundStage.Preparation, RoundStage.SelfAssessment, null) is { } problem)
            throw new InvalidOperationException(problem.English);

        var cards = (await rounds.CardsAsync(id)).ToDictionary(card => card.UnitId, card => card.Id);
        return new StormRound([.. ids.Select(unit => cards[unit])], [.. LeavesOf(set)]);
    }

    private static async Task AddOfficersAsync(Session session, string[] units)
    {
        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Password);
        var accounts = new NewAccounts(session, TimeProvider.System);
        for (var unit = 0; unit < units.Length; unit++)
        {
            for (var officer = 0; officer < Officers; officer++)
            {
                var account = await accounts.AddAsync(new NewAccount($"Cán bộ {unit + 1}.{officer + 1}", NameOf(unit, officer), UnitId: units[unit]) { PasswordHash = hash });
                await accounts.AssignAsync(account, new Assignment(Role.Officer, units[unit]));
            }
        }
    }

    private static IEnumerable<StormLeaf> LeavesOf(CriteriaSet set) =>
        from top in set.Criteria
        from leaf in top.SelfAndDescendants()
        where leaf.IsLeaf && leaf.Source == SourceKind.Appraised && leaf.Rule is not null
        let best = leaf.Tests.FirstOrDefault(test => test.Points is not null)
        where best is not null
        select new StormLeaf(leaf.Code, top.Key, best.Values);
}
