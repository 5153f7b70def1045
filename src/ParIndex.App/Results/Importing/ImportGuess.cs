using ParIndex.App.Units;
using ParIndex.Core.Results;

namespace ParIndex.App.Results.Importing;

/// <summary>What a document seems to be: a person decides, this only fills the form.</summary>
public sealed class ImportGuess(UnitStore units, SetMatches sets)
{
    /// <summary>The best guess; parts nothing is known of stay empty.</summary>
    public async Task<ImportDescription> OfAsync(OfficialDocument document, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var number = TableOf(document);
        var table = document.Tables[number - 1];
        var year = YearGuess.Of(document, table);
        var unit = year is { } known ? UnitGuess.Of(document, table, await units.RegisterAsync(cancel), known) : null;
        var matches = await sets.OfAsync(table, cancel);
        var (source, date, issuer) = SourceGuess.Of(document);
        return new ImportDescription(number, unit, year, matches.FirstOrDefault(match => match.IsProposed)?.VersionId, source, date, issuer);
    }

    /// <summary>Number of the table with most points, from 1.</summary>
    public static int TableOf(OfficialDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var best = document.Tables.Select((table, i) => (Number: i + 1, Filled: table.Rows.Count(row => row is { Max: not null, Score: not null }), table.Rows.Count))
            .OrderByDescending(table => table.Filled).ThenByDescending(table => table.Count).ThenBy(table => table.Number).First();
        return best.Number;
    }
}
