using System.Globalization;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Points.Scoring;

/// <summary>Counts ballots in columns of answers.</summary>
public static class BallotCount
{
    /// <summary>Ballots of one item by group; rows without group or answer are in none.</summary>
    /// <param name="data">Answers.</param>
    /// <param name="item">Marks of the item.</param>
    /// <param name="groups">Group of each row; null: one group named "".</param>
    /// <param name="weights">Weight of each row, 0 or more; null: 1.</param>
    public static IReadOnlyList<Ballots> Of(Microdata data, ScaleColumn item, CodeColumn? groups = null, NumberColumn? weights = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(item);
        var names = groups?.Labels ?? [""];
        var people = new int[names.Count, ScaleColumn.Missing];
        var sums = new decimal[names.Count, ScaleColumn.Missing];
        for (var chunk = 0; chunk < data.Chunks; chunk++)
        {
            var marks = item.Chunk(chunk);
            var codes = new int[marks.Length];
            groups?.Read(chunk, codes);
            var own = weights is null ? default : weights.Chunk(chunk);
            for (var row = 0; row < marks.Length; row++)
            {
                if (marks[row] != ScaleColumn.Missing && codes[row] != CodeColumn.Blank)
                {
                    people[codes[row], marks[row]]++;
                    sums[codes[row], marks[row]] += weights is null ? 1 : (decimal)own[row];
                }
            }
        }

        return [.. names.Select((name, group) => new Ballots(item.Name, name, [.. Enumerable.Range(0, ScaleColumn.Missing)
            .Where(mark => people[group, mark] > 0)
            .Select(mark => new OptionCount(mark.ToString(CultureInfo.InvariantCulture), sums[group, mark], people[group, mark]))]))
            .Where(cell => cell.Counts.Count > 0)];
    }
}
