using System.Globalization;
using System.Text;

namespace ParIndex.App.Notices;

/// <summary>A day to be written into a calendar.</summary>
/// <param name="Uid">The same for the same thing.</param>
/// <param name="Url">Page about it; null: none.</param>
public sealed record CalendarDay(string Uid, DateOnly Day, string Summary, string Description, string? Url);

/// <summary>Writes days as iCalendar (RFC 5545): UTF-8, lines of at most 75 octets that never cut a letter, days without hours, so that no time zone moves them.</summary>
public static class CalendarFile
{
    private const int LongestLine = 75;

    /// <summary>The calendar as text.</summary>
    /// <param name="name">As programs list it.</param>
    /// <param name="days">What is in it.</param>
    /// <param name="now">When it is written.</param>
    public static string Write(string name, IEnumerable<CalendarDay> days, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(days);
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//ParIndex//PAR INDEX//VI");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "X-WR-CALNAME:" + Escaped(name));
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        Line(text, "X-PUBLISHED-TTL:PT6H");
        // A calendar without any component is none: this one is there also when no day is.
        foreach (var line in Zone)
            Line(text, line);

        foreach (var day in days)
        {
            Line(text, "BEGIN:VEVENT");
            Line(text, "UID:" + Escaped(day.Uid) + "@parindex");
            Line(text, string.Create(CultureInfo.InvariantCulture, $"DTSTAMP:{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}"));
            Line(text, string.Create(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{day.Day:yyyyMMdd}"));
            Line(text, string.Create(CultureInfo.InvariantCulture, $"DTEND;VALUE=DATE:{day.Day.AddDays(1):yyyyMMdd}"));
            Line(text, "SUMMARY:" + Escaped(day.Summary));
            Line(text, "DESCRIPTION:" + Escaped(day.Description));
            if (day.Url is { } url)
                Line(text, "URL:" + url);

            // A due date takes nobody's time: the day stays free.
            Line(text, "TRANSP:TRANSPARENT");
            Line(text, "END:VEVENT");
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static readonly string[] Zone =
    [
        "BEGIN:VTIMEZONE", "TZID:Asia/Ho_Chi_Minh", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "TZNAME:+07", "END:STANDARD", "END:VTIMEZONE",
    ];

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            if (letter is '\\' or ';' or ',')
                escaped.Append('\\').Append(letter);
            else if (letter == '\n')
                escaped.Append("\\n");
            else if (!char.IsControl(letter) || letter == '\t')
                escaped.Append(letter);
        }

        return escaped.ToString();
    }

    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
