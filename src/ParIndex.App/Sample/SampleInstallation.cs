using Dapper;
using ParIndex.App.Criteria;
using ParIndex.App.Results;
using ParIndex.App.Results.Reading;
using ParIndex.App.Results.Stored;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using ParIndex.Core.Units.Country;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Sample;

/// <summary>
/// Fills an empty installation with real published figures: the country's provinces, index and ranks of provinces where published, the results
/// of Đắk Nông for 2020 and 2023 with causes, targets, tasks and agencies; and a demonstration for today's Lâm Đồng, marked as such.
/// </summary>
public sealed class SampleInstallation(Session session, TimeProvider clock)
{
    private readonly UnitStore units = new(session, new UnitRegisterCache());
    private readonly SetLibrary library = new(session, clock);
    private readonly ResultStore results = new(session, clock);

    /// <summary>Id of Đắk Nông (until 30/6/2025).</summary>
    public static readonly string DakNong = VietNam.ProvinceId("67");

    /// <summary>Id of the Department of Home Affairs of today's Lâm Đồng.</summary>
    public static readonly string LamDongHomeAffairs = SampleUnits.LamDong + "/so-noi-vu";

    /// <summary>Fills the installation in one transaction; does nothing when it holds units already.</summary>
    /// <returns>Whether anything was written.</returns>
    public async Task<bool> FillAsync(CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        if (await connection.ExecuteScalarAsync<bool>("select exists (select from units.event)"))
            return false;

        await session.BeginAsync("sample.fill", "Dữ liệu mẫu", cancel);
        await AddUnitsAsync(cancel);
        var versions = await AddSetsAsync(cancel);
        await AddDakNongAsync(2020, "province-1149", versions, "Phụ lục Báo cáo 144/BC-SNV ngày 08/7/2021 của Sở Nội vụ tỉnh Đắk Nông", cancel);
        await AddDakNongAsync(2023, "province-876", versions, "Phụ lục Kế hoạch 475/KH-UBND ngày 18/7/2024 của UBND tỉnh Đắk Nông", cancel);
        await AddStandingsAsync(cancel);
        await new Demonstration(results).AddAsync(await units.RegisterAsync(cancel), versions, cancel);
        var departments = versions["department-example"];
        await new DemonstrationRound(session, clock).AddAsync(await units.RegisterAsync(cancel), departments, (unit, year) => Demonstration.Draw(unit, year, departments.Set), cancel);
        await new DemonstrationPlan(session, clock).AddAsync(await units.RegisterAsync(cancel), ResultTable.Of(OfficialDocumentReader.Read(DocumentFile.Read(SampleFolder.File("dak-nong-2023", "appendix.tsv")))), cancel);
        await session.CommitAsync(cancel);
        return true;
    }

    private async Task AddUnitsAsync(CancellationToken cancel)
    {
        var problems = await units.AppendAsync(SampleUnits.Events(), cancel);
        if (problems.Count > 0)
            throw new InvalidOperationException("The sample units break the invariants of a register: " + problems[0]);
    }

    private async Task<IReadOnlyDictionary<string, SampleSet>> AddSetsAsync(CancellationToken cancel)
    {
        var versions = new Dictionary<string, SampleSet>(StringComparer.Ordinal);
        foreach (var id in CriteriaSetCatalog.Shipped().Ids())
        {
            var set = CriteriaSetFile.Load(id);
            var version = await library.AddVersionAsync(set, cancel: cancel);
            await library.SignAsync(version, cancel: cancel);
            versions.Add(id, new SampleSet(version, SetScorer.Compile(set, out _)));
        }

        return versions;
    }

    private async Task AddDakNongAsync(int year, string set, IReadOnlyDictionary<string, SampleSet> versions, string source, CancellationToken cancel)
    {
        var folder = $"dak-nong-{year}";
        var path = SampleFolder.File(folder, "appendix.tsv");
        var table = ResultTable.Of(OfficialDocumentReader.Read(DocumentFile.Read(path)));
        var card = ScorecardFile.Read(SampleFolder.File(folder, "inputs.csv")).Single();
        var scorer = versions[set].Scorer;
        var document = Guid.CreateVersion7(clock.GetUtcNow());
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            "insert into results.document (id, name, unit_id, note, at) values (@document, @name, @DakNong, @source, @now)",
            new { document, name = $"samples/{folder}/appendix.tsv", DakNong, source, now = clock.GetUtcNow() },
            session.Transaction);
        var draft = ResultDraft.Of(table, scorer.Score(card), scorer, card);
        var id = await results.SaveAsync(new ResultHead(DakNong, year, source, versions[set].Version, document), draft, cancel: cancel);
        await results.PublishAsync(id, cancel);
    }

    private async Task AddStandingsAsync(CancellationToken cancel)
    {
        var register = await units.RegisterAsync(cancel);
        await results.SaveStandingsAsync([.. StandingsFile.Read(SampleFolder.File("standings.csv"), register)], cancel);
    }
}

/// <summary>A stored version of a shipped set, compiled.</summary>
internal sealed record SampleSet(Guid Version, SetScorer Scorer)
{
    public CriteriaSet Set => Scorer.Set;
}
