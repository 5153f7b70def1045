using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting;
using ParIndex.Core.Results;
using ParIndex.Core.Surveys.Points.Errors;
using ParIndex.Core.Surveys.Points.Published;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Points;

/// <summary>What the Ministry published of a survey.</summary>
/// <param name="Document">Number and date.</param>
/// <param name="Assumption">What its sample is taken to have been; null: nothing is assumed.</param>
/// <param name="Lines">Without errors, see <see cref="PublishedCheck"/>.</param>
public sealed record Publication(string Document, SampleAssumption? Assumption, IReadOnlyList<PublishedLine> Lines);

/// <summary>Published results of waves of the Ministry's. Rights are the page's matter.</summary>
public sealed class PublicationStore(Session session, WaveStore waves, TimeProvider clock)
{
    private const int LongestDocument = 200;

    private static readonly Message NotMinistry = new("Chỉ đợt của Bộ Nội vụ có kết quả công bố.", "Only a wave of the Ministry's has published results.");
    private static readonly Message NoDocument = new($"Hãy ghi số và ngày văn bản công bố, không quá {LongestDocument} ký tự.", $"Enter number and date of the document, {LongestDocument} characters at most.");
    private static readonly Message BadAssumption = new("Hệ số thiết kế lớn hơn 0; số người của tổng thể ít nhất bằng số phiếu, và chỉ ghi khi có hệ số thiết kế.", "The design effect is above 0; the population is at least as many as answered, and told only with a design effect.");
    private static readonly Message NoLines = new("Hãy ghi điểm hoặc chỉ số của ít nhất một tiêu chí.", "Enter points or index of one criterion at least.");

    /// <summary>What was published; null: nothing is entered.</summary>
    public async Task<Publication?> FindAsync(Guid wave, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var head = await connection.QuerySingleOrDefaultAsync<Head>(
            "select document as Document, design_effect as Effect, population as Population from surveys.publication where wave_id = @wave", new { wave }, session.Transaction);
        if (head is null)
            return null;

        var lines = await connection.QueryAsync<Line>(
            "select criterion as Criterion, max as Max, points as Points, percent as Percent, answers as Answers from surveys.published where wave_id = @wave order by criterion", new { wave }, session.Transaction);
        return new Publication(
            head.Document, head.Effect is { } effect ? new SampleAssumption((double)effect, (double?)head.Population) : null,
            [.. lines.Select(line => new PublishedLine(line.Criterion, line.Max, line.Points, line.Percent, line.Answers, SourcePlace.InField(line.Criterion)))]);
    }

    /// <summary>Keeps what was published in place of what was entered before.</summary>
    /// <returns>What is wrong; empty: it is kept.</returns>
    public async Task<IReadOnlyList<Message>> SetAsync(Guid id, Publication publication, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(publication);
        var document = VietnameseText.Clean(publication.Document);
        var problems = Check(publication, document);
        if (problems.Count > 0)
            return problems;

        await session.BeginAsync("surveys.publication", null, cancel);
        try
        {
            if (await waves.LockAsync(id, cancel) is not { Kind: WaveKind.Ministry })
                return [NotMinistry];

            var lines = publication.Lines;
            await (await session.ConnectionAsync(cancel)).ExecuteAsync(
                """
                insert into surveys.publication (wave_id, document, design_effect, population, by_name, at) values (@id, @document, @effect, @population, @Name, @now)
                on conflict (wave_id) do update set document = excluded.document, design_effect = excluded.design_effect, population = excluded.population, by_name = excluded.by_name, at = excluded.at;
                delete from surveys.published where wave_id = @id;
                insert into surveys.published (wave_id, criterion, max, points, percent, answers)
                    select @id, criterion, max, points, percent, answers from unnest(@criteria, @maxima, @points, @percents, @answers) as l (criterion, max, points, percent, answers)
                """,
                new
                {
                    id,
                    document,
                    effect = (decimal?)publication.Assumption?.DesignEffect,
                    population = (decimal?)publication.Assumption?.Population,
                    session.Actor.Name,
                    now = clock.GetUtcNow(),
                    criteria = lines.Select(line => line.Criterion).ToArray(),
                    maxima = lines.Select(line => line.Max).ToArray(),
                    points = lines.Select(line => line.Points).ToArray(),
                    percents = lines.Select(line => line.Percent).ToArray(),
                    answers = lines.Select(line => line.Answers).ToArray(),
                },
                session.Transaction);
            await session.CommitAsync(cancel);
            return [];
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private static List<Message> Check(Publication publication, string document)
    {
        var problems = new List<Message>();
        if (document.Length is 0 or > LongestDocument)
            problems.Add(NoDocument);

        if (publication.Assumption is { } assumption && (assumption.DesignEffect is not (> 0 and <= 1_000) || assumption.Population is <= 1 || publication.Lines.Any(line => line.Answers > assumption.Population)))
            problems.Add(BadAssumption);

        if (publication.Lines.Count == 0)
            problems.Add(NoLines);

        problems.AddRange(PublishedCheck.Check(publication.Lines).Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Message));
        return problems;
    }

    private sealed record Head(string Document, decimal? Effect, decimal? Population);

    private sealed record Line(string Criterion, decimal Max, decimal? Points, decimal? Percent, int? Answers);
}
