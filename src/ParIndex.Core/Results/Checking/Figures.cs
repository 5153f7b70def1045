using System.Globalization;
using ParIndex.Core.Numbers;

namespace ParIndex.Core.Results.Checking;

/// <summary>How a printed figure comes from an exact one.</summary>
internal enum Agreement
{
    Exact,
    Rounded,
    Cut,
    None,
}

/// <summary>Figures in findings: as text, and against what they were printed from.</summary>
internal static class Figures
{
    /// <summary>With a decimal comma, as officers write; digits as given.</summary>
    public static string Vi(decimal value) => En(value).Replace('.', ',');

    public static string En(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Without trailing zeros.</summary>
    public static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>At most this many decimals, trailing zeros dropped: for quotients in messages.</summary>
    public static decimal Short(decimal value, int digits = 4) => Trim(Rounding.Round(value, digits));

    /// <summary>Digits after the decimal mark, trailing zeros not counted.</summary>
    public static int Digits(decimal value) => Trim(value).Scale;

    /// <summary>A row in a Vietnamese sentence.</summary>
    public static string Code(OfficialRow row) => row.Code switch
    {
        TableView.TotalCode => "dòng tổng điểm",
        "" => "dòng không có mã",
        _ => row.Code,
    };

    /// <summary>A row in an English sentence.</summary>
    public static string CodeEn(OfficialRow row) => row.Code switch
    {
        TableView.TotalCode => "the total row",
        "" => "a row without code",
        _ => row.Code,
    };

    /// <summary>
    /// Whether <paramref name="printed"/> is <paramref name="exact"/> with fewer digits. Zeros that were padded or dropped are seen through:
    /// "88,20" may be 88.2 of 88.235, and "12,9" may be 12.90 of 12.9045 when <paramref name="least"/> is 2.
    /// </summary>
    /// <param name="exact">The figure before it lost digits.</param>
    /// <param name="printed">The figure as printed.</param>
    /// <param name="least">Fewest digits that are believed.</param>
    public static Agreement Compare(decimal exact, decimal printed, int least = 0)
    {
        if (exact == printed)
        {
            return Agreement.Exact;
        }

        var most = Math.Min(Math.Max(printed.Scale, least), 27);
        var fewest = Math.Max(Digits(printed), least);
        var agreement = Agreement.None;
        for (var digits = most; digits >= Math.Min(fewest, most); digits--)
        {
            if (Rounding.Round(exact, digits) == printed)
            {
                return Agreement.Rounded;
            }

            agreement = Rounding.Cut(exact, digits) == printed ? Agreement.Cut : agreement;
        }

        return agreement;
    }
}
