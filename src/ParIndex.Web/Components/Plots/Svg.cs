using System.Globalization;
using System.Net;
using System.Text;

namespace ParIndex.Web.Components;

/// <summary>Writes drawings: numbers in the way of SVG, words encoded, no style attributes (the policy refuses them).</summary>
internal sealed class Svg
{
    private readonly StringBuilder text = new();

    public static string N(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string T(string words) => WebUtility.HtmlEncode(words);

    /// <summary>Class of a series: quiet ones are grey.</summary>
    public static string Tone(PlotSeries series, int index) => series.IsQuiet ? "quiet" : "s" + ((index % 8) + 1).ToString(CultureInfo.InvariantCulture);

    public Svg Add(FormattableString markup)
    {
        text.Append(markup.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    public Svg Words(double x, double y, string anchor, string classes, string words) =>
        Add($"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\" class=\"{classes}\">{T(words)}</text>");

    /// <summary>Lines of at most <paramref name="width"/> letters, broken between words.</summary>
    public static IReadOnlyList<string> Wrap(string words, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in words.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length + 1 > width)
                lines.Add(word);
            else
                lines[^1] += (lines[^1].Length > 0 ? " " : "") + word;
        }

        return lines;
    }

    public override string ToString() => text.ToString();
}
