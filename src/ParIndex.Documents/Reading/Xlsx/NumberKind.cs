using System.Buffers;

namespace ParIndex.Documents.Reading.Xlsx;

/// <summary>What a number format makes of a number, as far as the text of a cell is concerned.</summary>
internal enum NumberKind
{
    General,
    Percent,
    Date,
    Time,
    DateTime,

    /// <summary>Hours that may pass 24, such as <c>[h]:mm</c>.</summary>
    Duration,
}

/// <summary>Number formats to their kind, by built-in number or by code.</summary>
internal static class NumberFormat
{
    private static readonly SearchValues<char> Elapsed = SearchValues.Create("hmsHMS");

    public static NumberKind BuiltIn(int id) => id switch
    {
        9 or 10 => NumberKind.Percent,
        (>= 14 and <= 17) or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => NumberKind.Date,
        (>= 18 and <= 21) or (>= 32 and <= 35) or 45 or 47 or 55 or 56 => NumberKind.Time,
        22 => NumberKind.DateTime,
        46 => NumberKind.Duration,
        _ => NumberKind.General,
    };

    /// <summary>Reads the first section of a code; quoted text, escapes, colours and locales in it say nothing.</summary>
    public static NumberKind Of(string code)
    {
        bool date = false, month = false, time = false;
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = Until(code, '"', i + 1);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[':
                    var end = Until(code, ']', i + 1);
                    if (end > i + 1 && code.AsSpan(i + 1, Math.Min(end, code.Length) - i - 1).IndexOfAnyExcept(Elapsed) < 0)
                    {
                        return NumberKind.Duration;
                    }

                    i = end;
                    break;
                case '%':
                    return NumberKind.Percent;
                case 'G' or 'g' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += "General".Length - 1;
                    break;
                case 'y' or 'Y' or 'd' or 'D':
                    date = true;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    time = true;
                    break;
                case 'm' or 'M':
                    month = true;
                    break;
            }
        }

        // "m" is a month, but minutes beside hours or seconds.
        return (date || (month && !time), time) switch
        {
            (true, true) => NumberKind.DateTime,
            (true, false) => NumberKind.Date,
            (false, true) => NumberKind.Time,
            _ => NumberKind.General,
        };
    }

    private static int Until(string code, char stop, int from)
    {
        var found = from < code.Length ? code.IndexOf(stop, from) : -1;
        return found < 0 ? code.Length : found;
    }
}
