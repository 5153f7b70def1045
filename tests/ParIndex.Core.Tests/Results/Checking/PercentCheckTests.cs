using System.Globalization;
using ParIndex.Core.Results;
using Xunit;

namespace ParIndex.Core.Tests.Results.Checking;

/// <summary>Points, maxima and percents as offices have published them.</summary>
public sealed class PercentCheckTests
{
    [Theory]
    [InlineData("7.5", "8.5", "88.2")]
    [InlineData("8.43148", "10", "84.3")]
    [InlineData("1", "1", "100")]
    public void Check_RoundedPercent_IsRight(string score, string max, string percent) => Assert.Empty(Check(score, max, percent, out _));

    [Theory]
    [InlineData("0.73561", "1", "73", "bị cắt")]
    [InlineData("1.75", "2", "87", "bị cắt")]
    [InlineData("0.95901", "1.5", "63.3", "0,95 / 1,5 × 100")]
    [InlineData("10.0681", "11.5", "87.47", "10,06 / 11,5 × 100")]
    [InlineData("2.0768", "2.5", "82", "2,07 / 2,5 × 100")]
    public void Check_LostDigits_AreInformation(string score, string max, string percent, string how)
    {
        Assert.Equal(["percent-cut Info 1.1/percent"], Check(score, max, percent, out var messages));
        Assert.Contains(how, messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.4645", "1.5", "99.6")]
    [InlineData("1.4837", "1.5", "98.8")]
    [InlineData("0.9952", "1", "99.2")]
    [InlineData("0.5", "1", "100")]
    [InlineData("1", "1.25", "100")]
    [InlineData("0.25", "0.5", "100")]
    [InlineData("0.56102", "1", "50")]
    [InlineData("0.7823", "1", "100")]
    public void Check_WhatNoRoundingExplains_IsError(string score, string max, string percent) =>
        Assert.Equal(["percent-wrong Error 1.1/percent"], Check(score, max, percent, out _));

    [Fact]
    public void Check_FractionInsteadOfPercent_IsFormat() => Assert.Equal(["percent-format Warning 1.1/percent"], Check("7.5", "8.5", "0.882", out _));

    [Theory]
    [InlineData("Đạt 100%.", "chỉ ghi số và dấu %")]
    [InlineData("100", "thiếu dấu %")]
    public void Check_CellWrittenUnlikeOthers_IsFormat(string text, string why)
    {
        var table = Documents.Table.With("1.1", row => row with
        {
            Printed = new Dictionary<ColumnKind, SourcedText>(row.Printed) { [ColumnKind.Percent] = new(row.Source, text) },
        });
        var finding = Assert.Single(Documents.Check(table));
        Assert.Equal((FindingKinds.PercentFormat, FindingSeverity.Info, "1.1", text, "100%"), (finding.Kind, finding.Severity, finding.Code, finding.Printed, finding.Expected.Replace(",00", "", StringComparison.Ordinal)));
        Assert.Contains(why, finding.Message.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PercentOfAParentFromAllDigits_IsRight()
    {
        // Field 2 won 1.8734, printed with two digits; 1.8734 / 2.75 = 68.12 %, not 1.87 / 2.75 = 68 %.
        var table = Documents.Table.With("2", row => row with { Score = 1.87m });
        Assert.Equal(["sum-rounded Info 2/score"], Documents.Check(table).Told());
        Assert.Contains("percent-wrong Error 2/percent", Documents.Check(table.With("2", row => row with { Percent = 66.12m })).Told());
    }

    private static IEnumerable<string> Check(string score, string max, string percent, out string messages)
    {
        var leaf = new MadeLeaf("1.1", Number(max), Number(score));
        var table = MadeTable.Of(leaf);
        table = table with { Rows = [table.At("1.1") with { Percent = Number(percent), Parent = "" }] };
        var findings = Documents.Check(table with { Rows = [table.Rows[0] with { Printed = new Dictionary<ColumnKind, SourcedText>() }] })
            .Where(finding => finding.Kind.StartsWith("percent", StringComparison.Ordinal)).ToList();
        messages = string.Join('\n', findings.Select(finding => finding.Message.Vietnamese));
        return findings.Told();
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
