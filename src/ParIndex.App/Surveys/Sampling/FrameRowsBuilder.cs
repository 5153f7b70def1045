using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Sampling.Cleaning;
using ParIndex.Core.Surveys.Sampling.Frames;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>Collects the cells of the named columns, repeated texts once.</summary>
internal sealed class FrameRowsBuilder(FrameColumns columns)
{
    private readonly List<string> ids = [];
    private readonly List<string> names = [];
    private readonly List<string> phones = [];
    private readonly List<int> lines = [];
    private readonly List<Column> others = [.. columns.Others.Select(name => new Column(name, columns.Measures.Contains(name)))];

    public int Count => ids.Count;

    public IReadOnlyList<int> Lines => lines;

    /// <param name="line">Line in the file.</param>
    /// <param name="cell">Text of a column of the design; "" when blank.</param>
    public void Add(int line, Func<string, string> cell)
    {
        lines.Add(line);
        ids.Add(Of(columns.Id));
        names.Add(Of(columns.Name));
        phones.Add(Of(columns.Phone));
        foreach (var column in others)
            column.Add(cell(column.Name));

        string Of(string? name) => name is null ? "" : cell(name);
    }

    public FrameRows Build() => new(ids, names, phones, [.. others.Select(column => column.Build())]);

    private sealed class Column(string name, bool isNumber)
    {
        private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
        private readonly List<string> texts = [];
        private readonly List<int> codes = [];

        public string Name => name;

        public void Add(string text)
        {
            // 12,50 of one file and 12.5 of another are one number.
            var same = isNumber && PrintedNumber.TryParse(text, out var number) && !number.IsPercent ? number.Value.ToString("0.############################", CultureInfo.InvariantCulture) : text;
            if (!known.TryGetValue(same, out var code))
            {
                known[same] = code = known.Count;
                texts.Add(same);
            }

            codes.Add(code);
        }

        public FrameColumn Build() => new(name, texts, [.. codes]);
    }
}
