using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>What each column of a file is read as.</summary>
internal sealed class ColumnLayout
{
    private ColumnLayout(ColumnHeader header, ColumnKind[] kinds, int[] places, int[] runs)
    {
        Header = header;
        Kinds = kinds;
        Places = places;
        Runs = runs;
    }

    public ColumnHeader Header { get; }

    /// <summary>By column of the file.</summary>
    public ColumnKind[] Kinds { get; }

    /// <summary>By column of the file: its place among those of its kind in the plan.</summary>
    public int[] Places { get; }

    /// <summary>By column of the file: how many questions with marks stand side by side from here.</summary>
    public int[] Runs { get; }

    /// <summary>Finds the columns of a plan.</summary>
    /// <exception cref="DocumentException">A column is missing; the nearest name is told.</exception>
    public static ColumnLayout Of(string file, ColumnHeader header, ColumnPlan plan)
    {
        var missing = plan.Names.Where(name => !header.Names.Contains(name, StringComparer.Ordinal)).Distinct().ToList();
        if (missing.Count > 0)
        {
            var there = string.Join(", ", header.Names.Take(60));
            throw new DocumentException(file, SourcePlace.AtLine(1), new(
                $"thiếu cột {string.Join(", ", missing)}. Tệp có các cột: {there}.", $"column {string.Join(", ", missing)} is missing. The file has: {there}."));
        }

        var kinds = new ColumnKind[header.Names.Count];
        var places = new int[kinds.Length];
        Place(plan.Scales, ColumnKind.Scale);
        Place(plan.Codes, ColumnKind.Code);
        Place(plan.Numbers, ColumnKind.Number);
        var runs = new int[kinds.Length];
        for (var column = kinds.Length - 1; column >= 0; column--)
        {
            runs[column] = kinds[column] != ColumnKind.Scale ? 0 : column + 1 < kinds.Length ? runs[column + 1] + 1 : 1;
        }

        return new ColumnLayout(header, kinds, places, runs);

        void Place(IReadOnlyList<string> names, ColumnKind kind)
        {
            for (var place = 0; place < names.Count; place++)
            {
                var column = Enumerable.Range(0, header.Names.Count).First(at => header.Names[at] == names[place]);
                kinds[column] = kind;
                places[column] = place;
            }
        }
    }
}

/// <summary>What a column is read as.</summary>
internal enum ColumnKind : byte
{
    /// <summary>Passed over.</summary>
    None,

    /// <summary>A mark.</summary>
    Scale,

    /// <summary>A category.</summary>
    Code,

    /// <summary>A number.</summary>
    Number,
}
