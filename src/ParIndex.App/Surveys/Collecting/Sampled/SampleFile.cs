using ParIndex.App.Surveys.Sampling;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Surveys.Collecting.Sampled;

/// <summary>A line of a sample: what the design needs apart from who it is.</summary>
/// <param name="Place">Order among replacements of the cell; 0: drawn.</param>
/// <param name="Labels">Columns of the design.</param>
/// <param name="Identity">Every other column.</param>
public sealed record SampleRow(int Place, string Cell, string Area, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Identity);

/// <summary>
/// Reads the lists a draw leaves behind (sample.csv, replacements.csv), or a list of people made elsewhere, from CSV or XLSX. Columns of the design are known by
/// their names (stratum_1, cluster_1, N_1, n_1, prob_1, weight …); all others are who it is and get sealed.
/// </summary>
public static class SampleFile
{
    /// <summary>People in one wave.</summary>
    public const int Most = 100_000;

    private const int LongestCell = 500;

    private static readonly Message Empty = new("Tệp không có dòng nào dưới dòng tên cột.", "The file has no line below its header.");
    private static readonly Message TooMany = new($"Tệp có hơn {Most} dòng: chia thành nhiều đợt.", $"The file has more than {Most} lines: make several waves.");

    /// <summary>Lines of the file.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="fileName">For its kind and for messages.</param>
    /// <param name="area">Column answers are counted by; null: the first cluster, else the first stratum.</param>
    /// <exception cref="DocumentException">The file cannot be used; why and what to do.</exception>
    public static IReadOnlyList<SampleRow> Read(Stream stream, string fileName, string? area = null)
    {
        var table = DocumentFile.Read(stream, fileName).Blocks.OfType<TableBlock>().FirstOrDefault() ?? throw new DocumentException(fileName, null, Empty);
        var header = table.Rows.Count == 0 ? [] : table.Rows[0].Cells.Select(cell => (cell.Column, Name: VietnameseText.Clean(cell.Text))).Where(cell => cell.Name.Length > 0).ToList();
        if (header.GroupBy(column => column.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new DocumentException(fileName, null, new($"Có hai cột “{twice.Key}”: đổi tên hoặc bỏ một cột.", $"Two columns are named “{twice.Key}”: rename or remove one."));

        if (area is { Length: > 0 } && header.TrueForAll(column => column.Name != area))
        {
            var near = NearestName.To(area, header.Select(column => column.Name));
            throw new DocumentException(fileName, null, new(
                $"Không có cột “{area}”" + (near is null ? ": kiểm tra tên cột." : $": có phải “{near}”?"), $"There is no column “{area}”" + (near is null ? ": check its name." : $": did you mean “{near}”?")));
        }

        if (table.Rows.Count < 2)
            throw new DocumentException(fileName, null, Empty);

        if (table.Rows.Count - 1 > Most)
            throw new DocumentException(fileName, null, TooMany);

        var names = header.ToDictionary(column => column.Column, column => column.Name);
        return [.. table.Rows.Skip(1).Select(row => row.Cells.Where(cell => names.ContainsKey(cell.Column)).ToDictionary(cell => names[cell.Column], cell => Short(cell.Text), StringComparer.Ordinal))
            .Where(cells => cells.Values.Any(text => text.Length > 0)).Select(cells => Row(cells, area))];
    }

    private static SampleRow Row(Dictionary<string, string> cells, string? area)
    {
        var isReplacement = cells.ContainsKey("order") && cells.ContainsKey("cluster") && cells.ContainsKey("stratum");
        var labels = cells.Where(cell => DesignLabels.IsLabel(cell.Key)).ToDictionary(cell => cell.Key, cell => cell.Value, StringComparer.Ordinal);
        var last = labels.Keys.Where(name => name.StartsWith("stratum_", StringComparison.Ordinal)).OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).LastOrDefault();
        var cell = isReplacement
            ? (cells["cluster"].Length > 0 ? cells["cluster"] + " > " : "") + (cells["stratum"].Length > 0 ? cells["stratum"] : "*")
            : last is null ? "" : labels[last].EndsWith(" !", StringComparison.Ordinal) ? labels[last][..^2] : labels[last];
        return new SampleRow(
            isReplacement && int.TryParse(cells["order"], System.Globalization.CultureInfo.InvariantCulture, out var place) ? Math.Max(1, place) : isReplacement ? 1 : 0,
            cell,
            area is { Length: > 0 } ? cells.GetValueOrDefault(area, "") : isReplacement ? "" : labels.GetValueOrDefault("cluster_1") ?? labels.GetValueOrDefault("stratum_1") ?? "",
            labels,
            cells.Where(pair => !DesignLabels.IsLabel(pair.Key) && pair.Value.Length > 0 && !(isReplacement && pair.Key is "cluster" or "stratum" or "order")).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));
    }

    private static string Short(string text)
    {
        var clean = VietnameseText.Clean(text);
        return clean.Length > LongestCell ? clean[..LongestCell] : clean;
    }
}
