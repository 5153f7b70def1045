using System.Text;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>
/// Splits a cell of agencies into one item each. Semicolons, line breaks and bullets always separate; a comma only before a new agency,
/// so "Các sở, ban, ngành" and "Các cơ quan, đơn vị, địa phương" stay whole. "cấp huyện, cấp xã" and "các Sở: A, B" are spelled out.
/// </summary>
internal static class AgencySplitter
{
    private const int Window = 80;

    public static IReadOnlyList<string> Split(string text)
    {
        var agencies = new List<string>();
        var enumeration = "";
        foreach (var line in WholeLines(text))
        {
            foreach (var part in Parts(line))
            {
                AddPart(agencies, part, ref enumeration);
            }
        }

        return agencies;
    }

    /// <summary>Lines of the cell; a name that a narrow column broke ("Văn phòng" / "UBND tỉnh") is put together again.</summary>
    private static List<string> WholeLines(string text)
    {
        var lines = new List<StringBuilder>();
        foreach (var line in text.Split('\n').Select(VietnameseText.Clean).Where(line => line.Length > 0))
        {
            var broken = lines.Count > 0 && ((char.IsLower(line[0]) && !AgencyWords.Begins(line) && !AgencyEnumeration.IsLevel(line)) || AgencyWords.IsUnfinished(lines[^1]));
            if (broken)
            {
                lines[^1].Append(' ').Append(line);
            }
            else
            {
                lines.Add(new StringBuilder(line));
            }
        }

        return lines.ConvertAll(line => line.ToString());
    }

    private static void AddPart(List<string> agencies, string part, ref string enumeration)
    {
        var names = AgencyEnumeration.Open(part, ref enumeration);
        foreach (var name in Commas(names, enumeration.Length > 0))
        {
            var trimmed = Trim(name);
            if (trimmed.Length == 0)
            {
                continue;
            }

            if (enumeration.Length > 0 && AgencyEnumeration.Complete(enumeration, trimmed) is { } complete)
            {
                agencies.Add(complete);
                continue;
            }

            enumeration = "";
            agencies.Add(AgencyEnumeration.WithSharedHead(agencies, trimmed) ?? AgencyCase.Group(trimmed));
        }
    }

    /// <summary>Cuts at semicolons, and at dashes before an agency, outside brackets.</summary>
    private static IEnumerable<string> Parts(string line)
    {
        var depth = 0;
        var from = 0;
        for (var i = 0; i < line.Length; i++)
        {
            depth += line[i] == '(' ? 1 : line[i] == ')' && depth > 0 ? -1 : 0;
            var bullet = line[i] is '-' or '–' or '+' or '•' && (i == 0 || line[i - 1] is ' ' or ';' or '.') && AgencyWords.Begins(Ahead(line, i + 1))
                && (i == 0 || i + 1 >= line.Length || line[i + 1] == ' ');
            if ((line[i] == ';' && depth == 0) || bullet)
            {
                yield return line[from..i];
                from = i + 1;
            }
        }

        yield return line[from..];
    }

    /// <summary>Cuts at commas (and "và" before an agency) that a new agency follows; every comma of an open enumeration cuts.</summary>
    private static IEnumerable<string> Commas(string part, bool enumerating)
    {
        var depth = 0;
        var from = 0;
        for (var i = 0; i < part.Length; i++)
        {
            depth += part[i] == '(' ? 1 : part[i] == ')' && depth > 0 ? -1 : 0;
            if (part[i] != ',' || depth > 0)
            {
                continue;
            }

            var rest = Ahead(part, i + 1);
            if ((AgencyWords.Begins(rest) && !AgencyCase.IsBareNoun(rest)) || AgencyEnumeration.IsLevel(rest) || AgencyEnumeration.SharesHead(part[from..Math.Min(i, from + Window)], rest)
                || (enumerating && AgencyEnumeration.CutsAt(part[Math.Max(from, i - Window)..i], rest)))
            {
                yield return part[from..i];
                from = i + 1;
            }
        }

        var last = part[from..];
        var and = AgencyEnumeration.And(last);
        if (and > 0)
        {
            yield return last[..and];
            last = last[(and + " và ".Length)..];
        }

        yield return last;
    }

    /// <summary>The next words, as far as telling an agency needs: a hostile cell has a million commas.</summary>
    private static string Ahead(string text, int at) => text.Substring(at, Math.Min(Window, text.Length - at)).TrimStart();

    private static string Trim(string name) =>
        name.Trim().TrimStart('-', '+', '•', '–', ' ', ':', ',').TrimEnd('.', ';', ',', ' ', ':', '-').Replace('–', '-').Trim();
}
