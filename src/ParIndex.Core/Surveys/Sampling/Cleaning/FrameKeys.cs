using System.Globalization;

namespace ParIndex.Core.Surveys.Sampling.Cleaning;

/// <summary>What tells each line from all others: its id, or name, phone and places where it has none.</summary>
internal sealed class FrameKeys(FrameRows rows, string[] ids, string[] names, string[] phones)
{
    /// <summary>People without id who are alike in all get numbers; they differ in nothing a number could confuse.</summary>
    public string[] Of(int[] kept)
    {
        var keys = new string[kept.Length];
        var nameless = new List<int>();
        for (var i = 0; i < kept.Length; i++)
        {
            if (ids[kept[i]].Length > 0)
                keys[i] = ids[kept[i]];
            else
                nameless.Add(i);
        }

        var order = new RowOrder(rows);
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var i in nameless.OrderBy(i => kept[i], order))
        {
            var row = kept[i];
            var key = "~" + string.Join('|', [names[row], phones[row], .. rows.Columns.Select(column => column[row])]);
            var count = used[key] = used.GetValueOrDefault(key) + 1;
            keys[i] = count == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}#{count}");
        }

        return keys;
    }
}
