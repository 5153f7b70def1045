using System.Globalization;

namespace ParIndex.Documents.Reading.Xlsx;

/// <summary>Serial days of a workbook to ISO text.</summary>
internal static class SheetDate
{
    private const long SecondsADay = 86_400;
    private const double LastSerial = 2_958_465; // 9999-12-31

    /// <summary>Null when the number is no date a spreadsheet can show.</summary>
    public static string? Text(double serial, NumberKind kind, bool date1904)
    {
        if (serial is < 0 or >= LastSerial + 1)
        {
            return null;
        }

        var seconds = (long)Math.Round(serial * SecondsADay, MidpointRounding.AwayFromZero);
        var days = seconds / SecondsADay;
        var time = TimeSpan.FromSeconds(seconds % SecondsADay);
        return kind switch
        {
            NumberKind.Duration => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{time:mm\\:ss}"),
            NumberKind.Time => time.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture),
            NumberKind.DateTime => Day(days, date1904) is { } day ? $"{day}T{time.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture)}" : null,
            _ => Day(days, date1904),
        };
    }

    private static string? Day(long days, bool date1904)
    {
        if (date1904)
        {
            return Iso(new DateTime(1904, 1, 1), days);
        }

        // The 1900 calendar of spreadsheets has a 29 February 1900, day 60; days before it are one later than they should be.
        return days == 60 ? "1900-02-29" : Iso(new DateTime(1899, 12, days < 60 ? 31 : 30), days);
    }

    private static string? Iso(DateTime start, long days) =>
        days <= (DateTime.MaxValue - start).Days ? start.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
