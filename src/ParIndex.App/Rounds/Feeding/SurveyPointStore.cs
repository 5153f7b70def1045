using System.Text.Json;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Surveys.Points.Errors;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Feeding;

/// <summary>Survey points of entries in the database; writes belong to the open process.</summary>
public sealed class SurveyPointStore(Session session, TimeProvider clock)
{
    /// <summary>Of some scorecards.</summary>
    public async Task<IReadOnlyList<SurveyPoint>> OfAsync(IReadOnlyCollection<Guid> cards, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(cards);
        return [.. (await (await session.ConnectionAsync(cancel)).QueryAsync<Row>(
            """
            select scorecard_id as ScorecardId, code as Code, source as Source, name as Name, wave_id as WaveId, criterion as Criterion, max as Max, points as Points, error as Error,
                   standard_error as StandardError, basis_vi as BasisVi, basis_en as BasisEn, covariances::text as Covariances, figures::text as Figures, claim as Claim, by_name as ByName, at as At
            from rounds.survey_point where scorecard_id = any (@cards) order by scorecard_id, code, counts
            """,
            new { cards = cards.ToArray() },
            session.Transaction)).Select(row => row.ToPoint())];
    }

    /// <summary>Notes the points of an entry in place of those before.</summary>
    public async Task SetAsync(SurveyPoint point, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(point);
        var score = point.Score;
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into rounds.survey_point (
                scorecard_id, code, counts, source, name, wave_id, criterion, max, points, error, standard_error, basis_vi, basis_en, covariances, figures, claim, by_id, by_name, at)
            values (@ScorecardId, @Code, @counts, @source, @name, @WaveId, @Criterion, @Max, @Points, @error, @deviation, @vi, @en, @covariances::jsonb, @figures::jsonb, @Claim, @Id, @actor, @now)
            on conflict (scorecard_id, code, counts) do update
            set source = excluded.source, name = excluded.name, wave_id = excluded.wave_id, criterion = excluded.criterion, max = excluded.max, points = excluded.points, error = excluded.error,
                standard_error = excluded.standard_error, basis_vi = excluded.basis_vi, basis_en = excluded.basis_en, covariances = excluded.covariances, figures = excluded.figures,
                claim = excluded.claim, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at
            """,
            new
            {
                point.ScorecardId,
                point.Code,
                counts = score.Source.Counts,
                source = score.Source switch { MinistryAggregate => "Ministry", OwnSurvey => "Own", _ => "Rehearsal" },
                name = score.Source switch { MinistryAggregate ministry => ministry.Document, OwnSurvey own => own.Wave, _ => ((Rehearsal)score.Source).Wave },
                point.WaveId,
                point.Criterion,
                score.Max,
                score.Points,
                error = score.Error switch { EstimatedError => "Estimated", AssumedError => "Assumed", _ => "Unknown" },
                deviation = score.Error switch { EstimatedError known => known.StandardError, AssumedError known => known.StandardError, _ => (double?)null },
                vi = Basis(score.Error).Vietnamese,
                en = Basis(score.Error).English,
                covariances = JsonSerializer.Serialize(point.Covariances),
                figures = JsonSerializer.Serialize(point.Put.Figures),
                point.Put.Claim,
                session.Actor.Id,
                actor = session.Actor.Name,
                now = clock.GetUtcNow(),
            },
            session.Transaction);
    }

    private static Message Basis(PointError error) => error is UnknownError unknown ? unknown.Why : error.Basis;

    private sealed class Row
    {
        public Guid ScorecardId { get; init; }

        public string Code { get; init; } = "";

        public string Source { get; init; } = "";

        public string Name { get; init; } = "";

        public Guid WaveId { get; init; }

        public string Criterion { get; init; } = "";

        public decimal Max { get; init; }

        public decimal Points { get; init; }

        public string Error { get; init; } = "";

        public double? StandardError { get; init; }

        public string BasisVi { get; init; } = "";

        public string BasisEn { get; init; } = "";

        public string Covariances { get; init; } = "{}";

        public string Figures { get; init; } = "{}";

        public decimal? Claim { get; init; }

        public string ByName { get; init; } = "";

        public DateTime At { get; init; }

        public SurveyPoint ToPoint()
        {
            var basis = new Message(BasisVi, BasisEn);
            PointSource source = Source switch { "Ministry" => new MinistryAggregate(Name), "Own" => new OwnSurvey(Name), _ => new Rehearsal(Name) };
            PointError error = Error switch { "Estimated" => new EstimatedError(StandardError!.Value), "Assumed" => new AssumedError(StandardError!.Value, basis), _ => new UnknownError(basis) };
            return new SurveyPoint(
                ScorecardId, WaveId, Criterion, new SurveyScore(Code, Max, Points, source, error), JsonSerializer.Deserialize<Dictionary<string, double>>(Covariances)!,
                new SurveyFigures(JsonSerializer.Deserialize<Dictionary<string, string>>(Figures)!, Claim, null), ByName, At);
        }
    }
}
