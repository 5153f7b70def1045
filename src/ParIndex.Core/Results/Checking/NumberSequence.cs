namespace ParIndex.Core.Results.Checking;

/// <summary>Siblings in sequence.</summary>
internal static class NumberSequence
{
    /// <summary>Rows that are out of sequence.</summary>
    /// <param name="siblings">Rows of one parent in printed order.</param>
    /// <param name="fillers">Positions, ascending, of rows already told as misprinted: one of them may be what a gap seems to miss.</param>
    /// <param name="running">For rows of a numbering that runs through sections, the number before them.</param>
    public static IEnumerable<Finding> Check(IReadOnlyList<NumberedRow> siblings, List<int> fillers, IReadOnlyDictionary<int, int> running)
    {
        var numbers = siblings.Select(row => OrdinalOf.Last(row.Row.Code)).ToList();
        if (numbers.Exists(number => number is null))
        {
            yield break;
        }

        var expected = First(siblings, numbers, running);
        var before = -1;
        for (var i = 0; i < siblings.Count; i++)
        {
            var number = numbers[i]!.Value;
            var row = siblings[i];
            if (row.IsDoubled)
            {
                number = expected;
            }
            else if (number == expected + 1 && FillsGap(fillers, before, row.Index))
            {
                expected = number;
            }

            if (number != expected && i + 1 < siblings.Count && numbers[i + 1] == expected + 1)
            {
                var code = WithLast(row.Row.Code, expected);
                yield return NumberingCheck.Make(
                    row.Row, code,
                    $"Mã {row.Row.Code} không theo thứ tự: sau {Before(siblings, i)} phải là {code}. Sửa mã.",
                    $"Code {row.Row.Code} is out of sequence: {code} is due. Correct it.");
                number = expected;
            }
            else if (number > expected)
            {
                var (from, to) = (WithLast(row.Row.Code, expected), WithLast(row.Row.Code, number - 1));
                var gap = from == to ? from : $"{from} đến {to}";
                yield return NumberingCheck.Make(
                    row.Row, from,
                    $"Thiếu mục {gap} trước {row.Row.Code}. Bổ sung mục thiếu hoặc đánh số lại.",
                    $"{(from == to ? from : $"{from} to {to}")} missing before {row.Row.Code}. Add what is missing or renumber.");
            }
            else if (number < expected)
            {
                yield return NumberingCheck.Make(
                    row.Row, WithLast(row.Row.Code, expected),
                    $"Mã {row.Row.Code} đứng sau {Before(siblings, i)}: sai thứ tự. Xếp lại hoặc đánh số lại.",
                    $"Code {row.Row.Code} follows {Before(siblings, i)}: out of order. Move it or renumber.");
                number = expected - 1;
            }

            expected = number + 1;
            before = row.Index;
        }
    }

    /// <summary>Siblings begin with 1, go on from the section before, or, for top rows, anywhere: an appendix may hold a part of a longer list.</summary>
    private static int First(IReadOnlyList<NumberedRow> siblings, List<int?> numbers, IReadOnlyDictionary<int, int> running)
    {
        if (siblings[0].Row.Parent.Length == 0)
        {
            return numbers.Count > 1 && numbers[1] == numbers[0] + 1 ? numbers[0]!.Value : 1;
        }

        return running.TryGetValue(siblings[0].Index, out var last) && numbers[0] == last + 1 ? last + 1 : 1;
    }

    private static bool FillsGap(List<int> fillers, int after, int until)
    {
        var found = fillers.BinarySearch(after + 1);
        var next = found < 0 ? ~found : found;
        return next < fillers.Count && fillers[next] < until;
    }

    private static string Before(IReadOnlyList<NumberedRow> siblings, int i) => i > 0 ? siblings[i - 1].Row.Code : $"mục {siblings[i].Row.Parent}";

    private static string WithLast(string code, int number)
    {
        var dot = code.LastIndexOf('.');
        var last = code[(dot + 1)..];
        return OrdinalOf.Number(last) is null ? $"mục thứ {number}" : $"{code[..(dot + 1)]}{number}";
    }
}
