using System.Globalization;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Tests.Results.Reading;

/// <summary>A clean table (TSV) and its comparison, cell by cell, with a table that was read.</summary>
internal sealed class GoldenTable
{
    private readonly string[] _fields;

    private GoldenTable(string[] fields, IReadOnlyList<string[]> rows)
    {
        _fields = fields;
        Rows = rows;
    }

    public IReadOnlyList<string[]> Rows { get; }

    public static GoldenTable Load(string path)
    {
        var lines = File.ReadAllLines(path).Select(line => line.Split('\t')).ToArray();
        return new GoldenTable(lines[0], lines[1..]);
    }

    /// <summary>Differences by field: every cell that is not equal, after the given ways of writing are made equal.</summary>
    public IReadOnlyList<CellDifference> Compare(OfficialTable table)
    {
        var differences = new List<CellDifference>();
        var read = table.Rows.GroupBy(row => row.Code).ToDictionary(group => group.Key, group => group.ToArray());
        var order = table.Rows.Select(row => row.Code).SequenceEqual(Rows.Select(row => row[0]));
        if (!order)
        {
            differences.Add(new CellDifference("order", "", string.Join(' ', Rows.Select(row => row[0])), string.Join(' ', table.Rows.Select(row => row.Code))));
        }

        foreach (var row in Rows)
        {
            var found = read.GetValueOrDefault(row[0]);
            if (found is not [var only])
            {
                differences.Add(new CellDifference("code", row[0], row[0], found is null ? "(không có)" : "(lặp)"));
                continue;
            }

            for (var i = 1; i < _fields.Length; i++)
            {
                var expected = i < row.Length ? row[i] : "";
                if (Value(only, _fields[i]) is { } actual && actual != expected)
                {
                    differences.Add(new CellDifference(_fields[i], row[0], expected, actual));
                }
            }
        }

        return differences;
    }

    private static string? Value(OfficialRow row, string field) => field switch
    {
        "parent_code" => row.Parent,
        "level" => row.Level.ToString(CultureInfo.InvariantCulture),
        "title" => row.Title,
        "max" => Number(row.Max),
        "score" => Number(row.Score),
        "percent_printed" => Number(row.Percent),
        "target" => row.TargetPoints is null ? row.TargetText : Number(row.TargetPoints),
        "tasks" => string.Join(" | ", row.Tasks),
        "lead" => string.Join("; ", row.Lead),
        "coordinators" => string.Join("; ", row.Coordinators),
        "monitor" => string.Join("; ", row.Monitor),
        "cause" => row.Cause,
        "note" => row.Note,
        "time" => row.Time,
        "survey" => row.Survey switch { SurveyMark.Printed => "P", SurveyMark.Inherited => "I", SurveyMark.Derived => "D", _ => "" },
        "inherited" => string.Join(',', row.Inherited),
        "src_line" => row.Source.Line is null ? null : string.Join('+', row.Continued.Select(place => place.Line).Prepend(row.Source.Line).Distinct()),
        _ => null,
    };

    private static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>One cell that differs.</summary>
internal sealed record CellDifference(string Field, string Code, string Expected, string Actual)
{
    /// <summary>
    /// Whether only letters differ that a scan or export damaged (the clean data corrects them): same length but for a few letters.
    /// </summary>
    public bool IsDamagedLetters
    {
        get
        {
            var left = Letters(Expected);
            var right = Letters(Actual);
            return Field is "title" or "cause" or "tasks" or "target" or "lead" && left.Length > 15 && Distance(left, right) <= Math.Max(3, left.Length / 10);
        }
    }

    /// <summary>Whether only marks between items differ.</summary>
    public bool IsOnlySeparators => Letters(Expected) == Letters(Actual);

    private static string Letters(string text) => string.Concat(VietnameseText.Fold(text).Where(char.IsLetterOrDigit));

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + (left[i - 1] == right[j - 1] ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[right.Length];
    }
}
