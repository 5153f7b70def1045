using System.Globalization;

namespace ParIndex.Core.Units.Country;

/// <summary>A province on a map of tiles, roughly where it lies. The places are drawn by hand, for the 63 provinces and for the 34 since 1/7/2025.</summary>
/// <param name="Name">As it was given.</param>
/// <param name="Short">A few letters for the tile.</param>
/// <param name="Row">From the north, 1 on.</param>
/// <param name="Column">From the west, 1 on.</param>
public sealed record ProvinceTile(string Name, string Short, int Row, int Column)
{
    /// <summary>Fewer are no map.</summary>
    private const int Least = 3;

    /// <summary>A day of the 63 on which Thừa Thiên Huế still had its old name; the new one is known as another spelling of it.</summary>
    private static readonly DateOnly Before = new(2024, 12, 31);

    private static readonly Lazy<IReadOnlyList<IReadOnlyDictionary<string, string>>> Places = new(() => EmbeddedTable.Read("ParIndex.Core.Units.Country.tiles.tsv"));

    /// <summary>Tiles of some areas, in their order.</summary>
    /// <param name="names">Names of areas.</param>
    /// <returns>Null: not all of them are provinces of one time.</returns>
    public static IReadOnlyList<ProvinceTile>? Of(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count < Least ? null : Of(names, VietNam.TwoLevels, "34") ?? Of(names, Before, "63");
    }

    private static List<ProvinceTile>? Of(IReadOnlyList<string> names, DateOnly day, string edition)
    {
        var tiles = new List<ProvinceTile>();
        foreach (var name in names)
        {
            if (VietNam.Register.FindByName(name, day, UnitKind.Province) is not [var province]
                || Places.Value.FirstOrDefault(one => one["code"] == province.Code && one["row_" + edition].Length > 0) is not { } place)
            {
                return null;
            }

            tiles.Add(new ProvinceTile(name, place["short"], Number(place["row_" + edition]), Number(place["column_" + edition])));
        }

        return tiles.DistinctBy(tile => (tile.Row, tile.Column)).Count() == tiles.Count ? tiles : null;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
