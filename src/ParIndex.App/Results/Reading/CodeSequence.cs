using System.Globalization;
using ParIndex.Core.Results;

namespace ParIndex.App.Results.Reading;

/// <summary>Repairs codes that only the rows around them explain: a missing one, "7.1" where 7.10 is due, a letter that is a numeral.</summary>
internal static class CodeSequence
{
    public static IReadOnlyList<ReadCode?> Repair(IReadOnlyList<RowDraft> drafts, List<ReadingNote> notes)
    {
        var codes = drafts.Select(draft => draft.Code).ToArray();
        SettleStyles(codes);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        ReadCode? last = null;
        for (var i = 0; i < codes.Length; i++)
        {
            if (drafts[i].IsTotal)
            {
                continue;
            }

            if (codes[i] is null)
            {
                codes[i] = Missing(last, NextNumeric(codes, i), drafts[i]);
                notes.Add(new ReadingNote(FindingKinds.BrokenCode, drafts[i].Source, codes[i]?.Text ?? "", "", codes[i]?.Text ?? ""));
            }
            else if (codes[i] is { Style: CodeStyle.Numeric } code && seen.Contains(code.Text) && LostZero(code, last) is { } repaired)
            {
                notes.Add(new ReadingNote(FindingKinds.BrokenCode, drafts[i].Source, repaired.Text, code.Text, repaired.Text));
                codes[i] = repaired;
            }

            if (codes[i] is { Style: CodeStyle.Numeric } known)
            {
                seen.Add(known.Text);
                last = known;
            }
        }

        return codes;
    }

    /// <summary>"C", "D", "I", "V" and "X" are letters and numerals: the sequence they stand in decides.</summary>
    private static void SettleStyles(ReadCode?[] codes)
    {
        var lastLetter = '\0';
        var lastRoman = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] is not { Style: not CodeStyle.Numeric } code)
            {
                continue;
            }

            var roman = CodeReader.RomanValue(code.Text);
            var letterDue = code.Text.Length == 1 && lastLetter != '\0' && code.Text[0] == lastLetter + 1;
            if (roman > 0 && letterDue && roman != lastRoman + 1 && roman != 1)
            {
                codes[i] = code = code with { Style = CodeStyle.Letter };
            }

            if (code.Style == CodeStyle.Letter)
            {
                lastLetter = code.Text[0];
                lastRoman = 0;
            }
            else
            {
                lastRoman = roman;
            }
        }
    }

    private static ReadCode? NextNumeric(ReadCode?[] codes, int from)
    {
        for (var i = from + 1; i < Math.Min(codes.Length, from + 3); i++)
        {
            if (codes[i] is { } code)
            {
                return code.Style == CodeStyle.Numeric ? code : null;
            }
        }

        return null;
    }

    /// <summary>The code due between the row above and the row below, when only one fits.</summary>
    private static ReadCode? Missing(ReadCode? last, ReadCode? next, RowDraft draft)
    {
        if (draft.LastText(ColumnKind.Title) is ['-' or '+', ..])
        {
            return null;
        }

        if (next is not null && next.Text.EndsWith(".1", StringComparison.Ordinal) && Parent(next.Text) is { } parent
            && last?.Text != parent && (last is null || !last.Text.StartsWith(parent + ".", StringComparison.Ordinal)))
        {
            return Code(parent);
        }

        if (last is null)
        {
            return next is null ? null : Predecessor(next.Text) is { } before ? Code(before) : null;
        }

        var due = Successor(last.Text);
        var fits = next is not null && (Successor(due) == next.Text || next.Text == due + ".1");
        var title = draft.LastText(ColumnKind.Title);
        return fits || (next is null && !CodeReader.IsCapitals(title) && title.Length > 0) ? Code(due) : null;
    }

    /// <summary>A spreadsheet keeps 7.10 as 7.1.</summary>
    private static ReadCode? LostZero(ReadCode code, ReadCode? last) =>
        last is not null && Successor(last.Text) is var due && due == code.Text + "0" ? Code(due) : null;

    private static ReadCode Code(string text) => new(text, CodeStyle.Numeric, true);

    private static string? Parent(string code) => code.LastIndexOf('.') is > 0 and var dot ? code[..dot] : null;

    private static string Successor(string code) => Step(code, 1)!;

    private static string? Predecessor(string code) => Step(code, -1);

    private static string? Step(string code, int step)
    {
        var dot = code.LastIndexOf('.');
        var number = int.Parse(code.AsSpan(dot + 1), CultureInfo.InvariantCulture) + step;
        return number < 1 ? null : code[..(dot + 1)] + number.ToString(CultureInfo.InvariantCulture);
    }
}
