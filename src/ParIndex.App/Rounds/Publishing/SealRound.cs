using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;

namespace ParIndex.App.Rounds.Publishing;

/// <summary>What became of sealing.</summary>
public sealed record Sealed(Seal? Seal, Message? Problem);

/// <summary>Seals a round: computes everything anew from what was said, writes the package that anyone can recompute, and notes its hash.</summary>
public sealed class SealRound(Session session, RoundStore rounds, RoundScores scores, UnitStore units, FileStore files, TimeProvider clock)
{
    private const string Columns =
        """
        select id as Id, round_id as RoundId, number as Number, sha256 as Sha256, file_sha256 as FileSha256, decision_number as DecisionNumber, decision_date as DecisionDate,
               reason as Reason, by_name as ByName, at as At, publish_at as PublishAt, published_at as PublishedAt
        from rounds.seal
        """;

    private static readonly Message Gone = new("Không có kỳ đánh giá này.", "There is no such round.");
    private static readonly Message NotYet = new("Chỉ lập bản chốt khi kỳ ở giai đoạn hội đồng.", "A round is sealed at the stage of the council only.");
    private static readonly Message NoReason = new("Đây là bản đính chính: hãy ghi lý do.", "This is a correction: give the reason.");

    /// <summary>Seals of a round, newest first.</summary>
    public async Task<IReadOnlyList<Seal>> ListAsync(Guid round, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Seal>(Columns + " where round_id = @round order by number desc", new { round }, session.Transaction)).AsList();

    /// <summary>One seal.</summary>
    public async Task<Seal?> FindAsync(Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<Seal>(Columns + " where id = @id", new { id }, session.Transaction);

    /// <summary>Seals the round as it stands.</summary>
    /// <param name="round">The round.</param>
    /// <param name="decisionNumber">Number and symbol of the decision, as far as known.</param>
    /// <param name="decisionDate">Its date.</param>
    /// <param name="reason">Required for a correction.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Sealed> RunAsync(Guid round, string? decisionNumber, DateOnly? decisionDate, string? reason, CancellationToken cancel = default)
    {
        var why = VietnameseText.Clean(reason ?? "");
        await session.BeginAsync("rounds.seal", why.Length == 0 ? null : why, cancel);
        try
        {
            if (await rounds.LockAsync(round, cancel) is not { } found)
                return new Sealed(null, Gone);

            if (found.Stage != RoundStage.Council)
                return new Sealed(null, NotYet);

            var earlier = await ListAsync(round, cancel);
            if (earlier.Any(seal => seal.PublishedAt is not null) && why.Length == 0)
                return new Sealed(null, NoReason);

            var number = earlier.Count + 1;
            var contents = await ContentsAsync(found, await scores.OfAsync(found, cancel: cancel), cancel);
            var package = RoundPackage.Zip(contents, new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["round"] = found.Name,
                ["year"] = found.Year.ToString(CultureInfo.InvariantCulture),
                ["number"] = number.ToString(CultureInfo.InvariantCulture),
                ["recompute"] = $"parindex score {RoundPackage.Set} --inputs {RoundPackage.Figures}",
            });
            using var bytes = new MemoryStream(package);
            var file = await files.AddAsync(bytes, "application/zip", cancel);
            var id = Guid.CreateVersion7(clock.GetUtcNow());
            await (await session.ConnectionAsync(cancel)).ExecuteAsync(
                """
                insert into rounds.seal (id, round_id, number, sha256, file_sha256, decision_number, decision_date, reason, by_id, by_name, at)
                values (@id, @round, @number, @hash, @file, @decision, @decisionDate, @why, @Id, @Name, @now)
                """,
                new
                {
                    id,
                    round,
                    number,
                    hash = Hash(contents),
                    file,
                    decision = VietnameseText.Clean(decisionNumber ?? ""),
                    decisionDate,
                    why = why.Length == 0 && number > 1 ? "Lập lại trước khi công bố" : why,
                    session.Actor.Id,
                    session.Actor.Name,
                    now = clock.GetUtcNow(),
                },
                session.Transaction);
            await session.CommitAsync(cancel);
            return new Sealed(await FindAsync(id, cancel), null);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Whether the round still stands as it was sealed.</summary>
    /// <param name="round">The round.</param>
    /// <param name="standing">How it stands now.</param>
    /// <param name="seal">The seal.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<bool> StillStandsAsync(Round round, RoundStanding standing, Seal seal, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(seal);
        return Hash(await ContentsAsync(round, standing, cancel)) == seal.Sha256;
    }

    private async Task<IReadOnlyDictionary<string, byte[]>> ContentsAsync(Round round, RoundStanding standing, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        var set = await connection.ExecuteScalarAsync<string>("select content from criteria.version where id = @SetVersionId", new { round.SetVersionId }, session.Transaction);
        var register = await units.RegisterAsync(cancel);
        var day = UnitRegister.YearEnd(round.Year);
        return RoundPackage.Files(standing, set!, unit => register.Find(unit)?.NameAt(day).Full ?? unit);
    }

    private static string Hash(IReadOnlyDictionary<string, byte[]> contents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, bytes) in contents)
            hash.AppendData(SHA256.HashData(bytes));

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
