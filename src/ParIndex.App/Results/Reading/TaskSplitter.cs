using System.Text;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>
/// Splits a cell of tasks or targets into items: "- " bullets, "+ " sub-bullets (which keep their mark), paragraphs.
/// A closing semicolon belongs to the list and goes; a full stop belongs to the sentence and stays.
/// </summary>
internal static class TaskSplitter
{
    private const int WholeParagraph = 16;

    /// <summary>What may follow a dash inside a name: "Lao động - Thương binh và Xã hội".</summary>
    private static readonly string[] PartsOfNames =
    [
        "Thương binh", "Xã hội", "Thông tin", "Thể thao", "Kế hoạch", "Du lịch", "Truyền hình", "Kỹ thuật", "Công nghệ", "Môi trường", "Hướng nghiệp", "Giáo dục", "Dạy nghề", "Tài chính",
        "Vũng Tàu", "Huế", "Kiến trúc", "Khoa học", "Hạnh phúc", "Tự do", "CP", "NQ", "UBND", "HĐND", "Gia đình", "Trẻ em",
    ];

    private enum Mark
    {
        None,
        Dash,
        Plus,
    }

    public static IReadOnlyList<string> Split(string text)
    {
        var items = new List<StringBuilder>();
        var previous = "";
        foreach (var raw in text.Split('\n'))
        {
            var line = VietnameseText.Clean(raw);
            if (line.Length == 0)
            {
                continue;
            }

            var bulleted = IsDash(line, 0) || (line[0] is '+' or '•' or '*') || (char.IsAsciiDigit(line[0]) && line.IndexOf(". ", StringComparison.Ordinal) is 1 or 2);
            var startsItem = items.Count == 0 || bulleted || (!TextJoiner.Continues(line) && line[0] != '(' && (!TextJoiner.IsOpen(previous) || previous.Length >= WholeParagraph));
            AddLine(items, line, bulleted, startsItem);
            previous = line;
        }

        return [.. items.Select(item => Clean(item.ToString())).Where(item => item.Length > 0)];
    }

    private static void AddLine(List<StringBuilder> items, string line, bool bulleted, bool startsItem)
    {
        var depth = 0;
        var from = 0;
        var mark = Mark.None;
        for (var i = 0; i < line.Length; i++)
        {
            depth += line[i] switch
            {
                '(' => 1,
                ')' when depth > 0 => -1,
                _ => 0,
            };
            var found = MarkAt(line, i, bulleted, depth);
            if (found == Mark.None)
            {
                continue;
            }

            AddItem(items, line[from..i], mark, startsItem);
            startsItem = true;
            mark = found;
            bulleted = true;
            from = i + 1;
        }

        AddItem(items, line[from..], mark, startsItem);
    }

    private static void AddItem(List<StringBuilder> items, string text, Mark mark, bool starts)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            return;
        }

        if (!starts && items.Count > 0)
        {
            items[^1].Append(' ').Append(text);
            return;
        }

        items.Add(new StringBuilder(mark == Mark.Plus ? "+ " : "").Append(text));
    }

    private static Mark MarkAt(string line, int at, bool bulleted, int depth)
    {
        if (line[at] is '•' or '\uF0B7')
        {
            return Mark.Dash;
        }

        if (at == 0 && line[0] is '+' or '*' && line.Length > 1)
        {
            return line[0] == '+' ? Mark.Plus : Mark.Dash;
        }

        if (line[at] == '+' && depth == 0 && Spaced(line, at) && char.IsUpper(line[at + 2]))
        {
            return Mark.Plus;
        }

        return IsDash(line, at) && (at == 0 || BreaksHere(line, at, bulleted, depth)) ? Mark.Dash : Mark.None;
    }

    private static bool IsDash(string line, int at) =>
        line[at] is '-' or '–' && at + 1 < line.Length && (at == 0 ? line[1] == ' ' || char.IsLetter(line[1]) : Spaced(line, at));

    private static bool Spaced(string line, int at) => at > 0 && at + 2 < line.Length && line[at - 1] == ' ' && line[at + 1] == ' ';

    /// <summary>A dash inside a line opens an item after a closing mark; without one, only in a list and before a capital that is no part of a name.</summary>
    private static bool BreaksHere(string line, int at, bool bulleted, int depth)
    {
        var next = line[at + 2];
        var before = line[at - 2];
        if (!char.IsUpper(next) && !char.IsAsciiDigit(next))
        {
            return false;
        }

        if (before is '.' or ';' or ':' or '!' or '?')
        {
            return true;
        }

        var range = char.IsAsciiDigit(before) && char.IsAsciiDigit(next);
        return bulleted && depth == 0 && !range && !Array.Exists(PartsOfNames, part => line.AsSpan(at + 2).StartsWith(part, StringComparison.Ordinal));
    }

    private static string Clean(string item)
    {
        var trimmed = WithoutLoneQuotes(item.Trim()).TrimEnd(';', ',', ' ');
        trimmed = WithoutLoneQuotes(trimmed);
        return trimmed is "+" or "-" ? "" : trimmed;
    }

    /// <summary>A quote at an end that has no partner is a remnant of the export; a quoted word keeps both.</summary>
    private static string WithoutLoneQuotes(string text)
    {
        while (text.Length > 0 && IsLoneQuote(text, text[0]))
        {
            text = text[1..].TrimStart();
        }

        while (text.Length > 0 && IsLoneQuote(text, text[^1]))
        {
            text = text[..^1].TrimEnd();
        }

        return text;
    }

    private static bool IsLoneQuote(string text, char quote) => quote is '\'' or '`' or '"' && text.Count(character => character == quote) % 2 == 1;
}
