using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Analysis;

/// <summary>Leaves of a wide table as CSV: code, max, optionally title.</summary>
internal static class LeafFile
{
    private const int Code = 0;
    private const int Max = 1;
    private const int Title = 2;

    /// <summary>Maxima by code.</summary>
    /// <param name="path">The file.</param>
    /// <param name="titles">Filled with titles by code.</param>
    /// <exception cref="DocumentException">A cell is bad or a code stands twice.</exception>
    public static Dictionary<string, decimal> Read(string path, Dictionary<string, string> titles)
    {
        var maxima = new Dictionary<string, decimal>(StringComparer.Ordinal);
        using var records = CsvRecords.Open(path, ["code", "max"], ["title"]);
        while (records.Read())
        {
            var code = records.Text(Code);
            var max = CellNumber.Required(records, Max, 0.000_001m, CellNumber.Any.Most);
            if (code.Length == 0 || !maxima.TryAdd(code, max))
            {
                throw CellNumber.Wrong(records, Code, new($"mã “{code}” trống hoặc lặp lại. Mỗi tiêu chí một dòng.", $"code “{code}” is empty or repeated. One line per leaf."));
            }

            titles[code] = records.Text(Title);
        }

        return maxima;
    }
}
