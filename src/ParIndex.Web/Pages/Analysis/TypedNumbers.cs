using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ParIndex.Core.Numbers;

namespace ParIndex.Web.Pages.Analysis;

/// <summary>
/// Numbers of a form as people here type them: comma or point decimals whatever the language, since the binder takes "2,5" for 25 in one of them. What
/// cannot be read is told in the model state, and the value before stands.
/// </summary>
internal sealed class TypedNumbers(Func<string, string?> field, ModelStateDictionary state, Texts texts)
{
    /// <summary>A number of a field; what stands when it is not there or empty.</summary>
    public decimal Number(string name, string label, decimal stands, decimal least, decimal most) => Optional(name, label, least, most) ?? stands;

    /// <summary>A whole number.</summary>
    public int Whole(string name, string label, int stands, int least, int most)
    {
        var number = Number(name, label, stands, least, most);
        if (number == decimal.Truncate(number))
            return (int)number;

        state.AddModelError(name, texts["{0}: ghi số nguyên.", label]);
        return stands;
    }

    /// <summary>A number, or null when the field is empty.</summary>
    public decimal? Optional(string name, string label, decimal least, decimal most)
    {
        var text = field(name)?.Trim().TrimEnd('%').TrimEnd() ?? "";
        if (text.Length == 0)
            return null;

        if (PrintedNumber.TryParse(text.Replace('−', '-'), out var number) && number.Value >= least && number.Value <= most)
            return number.Value;

        state.AddModelError(name, texts["{0}: ghi số từ {1} đến {2}, như 2,5.", label, Show.Brief(least), Show.Brief(most)]);
        return null;
    }

    /// <summary>As a field shows it.</summary>
    public static string Written(decimal? number) => number?.ToString("0.############", CultureInfo.CurrentCulture) ?? "";
}
