using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>Finds the columns of a design among the names of a header, tone marks and case aside.</summary>
internal sealed class FrameHeader
{
    /// <summary>Columns of a sheet; a header with more is no frame.</summary>
    private const int MostColumns = 16_384;

    private readonly Dictionary<string, int> places;

    private FrameHeader(Dictionary<string, int> places) => this.places = places;

    /// <summary>Column of the file for each name of the design.</summary>
    public int this[string name] => places[name];

    /// <summary>Whether all names are there.</summary>
    public static bool Holds(IEnumerable<string> names, IEnumerable<string> header)
    {
        var folded = header.Select(VietnameseText.Fold).ToHashSet(StringComparer.Ordinal);
        return names.All(name => folded.Contains(VietnameseText.Fold(name)));
    }

    /// <param name="file">For messages.</param>
    /// <param name="place">Of the header.</param>
    /// <param name="names">Columns of the design.</param>
    /// <param name="header">Number and name of each column of the file.</param>
    /// <exception cref="DocumentException">A column is missing or stands twice.</exception>
    public static FrameHeader Of(string file, SourcePlace place, IEnumerable<string> names, IReadOnlyList<(int Column, string Name)> header)
    {
        if (header.Count > MostColumns)
            throw new DocumentException(file, place, new($"dòng tên cột có {header.Count} cột, nhiều hơn {MostColumns}: kiểm tra lại tệp.", $"the header has {header.Count} columns, more than {MostColumns}: check the file."));

        var found = header.ToLookup(column => VietnameseText.Fold(column.Name), StringComparer.Ordinal);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var here = found[VietnameseText.Fold(name)].ToList();
            if (here.Count > 1)
            {
                throw new DocumentException(file, place, new(
                    $"có {here.Count} cột cùng tên “{name}” (cột {string.Join(", ", here.Select(column => column.Column))}): đổi tên hoặc xóa bớt.",
                    $"{here.Count} columns are named “{name}” (columns {string.Join(", ", here.Select(column => column.Column))}): rename or remove all but one."));
            }

            if (here.Count == 0)
            {
                var near = NearestName.To(VietnameseText.Fold(name), found.Select(group => group.Key).Where(key => key.Length > 0));
                throw new DocumentException(file, place, new(
                    $"không có cột “{name}”" + (near is null ? $". Các cột: {Some(header)}." : $": có phải “{found[near].First().Name}”?"),
                    $"there is no column “{name}”" + (near is null ? $". Columns: {Some(header)}." : $": did you mean “{found[near].First().Name}”?")));
            }

            places[name] = here[0].Column;
        }

        return new FrameHeader(places);
    }

    private static string Some(IReadOnlyList<(int Column, string Name)> header) =>
        string.Join(", ", header.Take(30).Select(column => column.Name.Length > 40 ? column.Name[..40] + "…" : column.Name)) + (header.Count > 30 ? "…" : "");
}
