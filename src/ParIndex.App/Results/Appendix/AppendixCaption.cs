using System.Text.RegularExpressions;

namespace ParIndex.App.Results.Appendix;

/// <summary>A caption in its official lines: "Phụ lục I", the title, "(Kèm theo …)".</summary>
/// <param name="Label">"Phụ lục" with its number.</param>
/// <param name="Title">Title of the appendix.</param>
/// <param name="Enclosed">The document it belongs to; empty when not named.</param>
internal sealed partial record AppendixCaption(string Label, string Title, string Enclosed)
{
    /// <summary>Takes a printed caption apart; a table without a number gets the one of its place.</summary>
    public static AppendixCaption Of(string caption, int number, int count)
    {
        var match = Parts().Match(caption);
        var label = match.Groups["label"].Value.Trim();
        if (label.Length == 0)
        {
            label = count == 1 ? "Phụ lục" : "Phụ lục " + Roman(number);
        }

        return new AppendixCaption(label, match.Groups["title"].Value.Trim(), match.Groups["enclosed"].Value.Trim());
    }

    [GeneratedRegex(
        @"^(?<label>ph[uụ]\s+l[uụ]c(\s+(số\s+)?([0-9]{1,3}|[IVX]{1,5})\b)?)?\s*[:.]?\s*(?<title>.*?)\s*(?<enclosed>\((ban hành )?kèm theo.*\))?$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Parts();

    private static string Roman(int number) => number switch
    {
        >= 10 => "X" + Roman(number - 10),
        9 => "IX",
        >= 5 => "V" + Roman(number - 5),
        4 => "IV",
        >= 1 => "I" + Roman(number - 1),
        _ => "",
    };
}
