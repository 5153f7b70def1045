using System.Globalization;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans;

/// <summary>Numbers people type into plans and read in their messages.</summary>
public static class PlanDigits
{
    private const int MostDigits = 12;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>A number as typed: "1,25", "1.25"; null: nothing was typed.</summary>
    public static (decimal? Number, bool IsBad) Read(string? typed)
    {
        var text = VietnameseText.Clean(typed ?? "");
        if (text.Length == 0)
            return (null, false);

        var marks = text.Count(c => c is ',' or '.');
        return marks <= 1 && text.Length <= MostDigits + 8 && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (number, false)
            : (null, true);
    }

    public static string Vi(decimal? number) => number?.ToString("0.############", Vietnamese) ?? "";

    public static string En(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";
}
