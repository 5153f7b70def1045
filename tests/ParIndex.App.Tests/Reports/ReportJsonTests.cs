using System.Text.Json;
using System.Text.RegularExpressions;
using ParIndex.App.Reports;
using ParIndex.Core.Reports;
using ParIndex.Core.Results;
using Xunit;

namespace ParIndex.App.Tests.Reports;

public sealed class ReportJsonTests
{
    /// <summary>Every figure a sentence prints is found at its path with the same value: text and data cannot disagree.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryFigureOfASentence_StandsAtItsPath(bool isFull)
    {
        var root = Json(isFull ? SampleReport.Full : SampleReport.Published);
        var figures = root.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("sentences").EnumerateArray())
            .SelectMany(sentence => sentence.GetProperty("figures").EnumerateArray().Select(figure => (Sentence: sentence.GetProperty("text").GetString()!, Figure: figure))).ToList();

        Assert.True(figures.Count > 120, $"{figures.Count}");
        foreach (var (sentence, figure) in figures)
        {
            Assert.Equal(Find(root, figure.GetProperty("path").GetString()!), figure.GetProperty("value").GetDecimal());
            Assert.Contains(figure.GetProperty("text").GetString()!, sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Parts_HaveEveryDigit()
    {
        var root = Json(SampleReport.Published);

        Assert.Equal("82.05272", root.GetProperty("total").GetProperty("points").GetRawText());
        Assert.Equal((56.9423m, 66.5m), (Find(root, "appraised.points"), Find(root, "appraised.max")));
        Assert.Equal(("rate-below", 6), (root.GetProperty("lost").GetProperty("by_cause")[1].GetProperty("cause").GetString(), root.GetProperty("lost").GetProperty("by_cause")[1].GetProperty("leaves").GetInt32()));
        Assert.Equal(47, root.GetProperty("lost").GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public void Comparison_IsWrittenWithItsPlaces()
    {
        var report = SampleReport.Published;
        var root = Json(report, ReportDifferences.Of(report, new OfficialDocument("a.txt", [SampleReport.Table], [], [])));
        var wrong = root.GetProperty("differences").EnumerateArray().First(difference => difference.GetProperty("kind").GetString() == "wrong");

        Assert.Equal(("3.4.1", "99,6%", true), (wrong.GetProperty("code").GetString(), wrong.GetProperty("printed").GetString(), wrong.GetProperty("in_table").GetBoolean()));
        Assert.True(wrong.GetProperty("source").GetProperty("line").GetInt32() > 0);
    }

    private static JsonElement Json(AnalysisReport report, ReportComparison? comparison = null)
    {
        using var stream = new MemoryStream();
        ReportJson.Write(stream, report, comparison);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    private static decimal Find(JsonElement element, string path)
    {
        foreach (var part in path.Split('.'))
        {
            var name = Regex.Match(part, @"^(\w+)(?:\[(\d+)\])?$");
            element = element.GetProperty(name.Groups[1].Value);
            element = name.Groups[2].Success ? element[int.Parse(name.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)] : element;
        }

        return element.GetDecimal();
    }
}
