using Dapper;
using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;

namespace ParIndex.App.Results.Importing;

/// <summary>Loads an import for review.</summary>
public sealed class ReviewImport(Session session, ImportStore imports, SetCache sets)
{
    /// <summary>The review; null when there is no such import or it is not recognised yet.</summary>
    /// <param name="id">The import.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<ImportReview?> LoadAsync(Guid id, CancellationToken cancel = default)
    {
        if (await imports.FindAsync(id, cancel) is not { State: ImportState.Draft } import || await imports.DocumentAsync(id, cancel) is not { } recognised)
            return null;

        var said = import.Description;
        var number = said.TableNumber is { } chosen && chosen <= recognised.Tables.Count ? chosen : ImportGuess.TableOf(recognised);
        var deeds = await imports.CorrectionsAsync(id, cancel);
        var table = CorrectedTable.Of(recognised.Tables[number - 1], deeds.Where(deed => deed.Table == number));
        var document = recognised with { Tables = [.. recognised.Tables.Select((other, i) => i == number - 1 ? table.Table : other)] };
        var (atRow, elsewhere) = FindingPlaces.Of(DocumentChecker.Check(document), table, document.Tables.Count);
        var set = said.SetVersionId is { } version ? await sets.GetAsync(session, version, cancel) : null;
        var draft = DraftOfTable.Of(table.Table, set, said.UnitId ?? "");
        return new ImportReview
        {
            Import = import,
            Document = document,
            TableNumber = number,
            Table = table,
            Findings = atRow,
            OtherFindings = elsewhere,
            Corrections = deeds,
            Draft = draft,
            Totals = await TotalsAsync(table.Table, draft, said, cancel),
        };
    }

    private async Task<ImportTotals> TotalsAsync(OfficialTable table, DraftOfTable draft, ImportDescription said, CancellationToken cancel)
    {
        var figures = TableFigures.Of(table);
        var printed = table.Rows.LastOrDefault(row => row.Level == 0);
        var known = new Known(null, null);
        if (said is { UnitId: { } unit, Year: { } year })
        {
            var connection = await session.ConnectionAsync(cancel);
            known = await connection.QuerySingleAsync<Known>(
                """
                select (select index from results.standing where unit_id = @unit and year = @year) as Published,
                    (select points from results.result where unit_id = @unit and year = @year order by version desc limit 1) as Stored
                """,
                new { unit, year },
                session.Transaction);
        }

        return new ImportTotals(
            draft.Draft?.Max ?? figures.Max, draft.Draft?.Points ?? figures.Score, figures.Target, printed?.Max, printed?.Score, known.Published, known.Stored);
    }

    private sealed record Known(decimal? Published, decimal? Stored);
}
