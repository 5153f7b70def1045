using System.Globalization;
using ParIndex.App.Criteria;
using ParIndex.App.Results;
using ParIndex.App.Tests.Results.Reading;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using Xunit;

namespace ParIndex.App.Tests.Criteria;

/// <summary>
/// The rules of the older province set against what Đắk Nông's report of 2020 tells of figures and points (Báo cáo 144/BC-SNV ngày
/// 08/7/2021): the points printed follow from the figures printed, and move when the figures do.
/// </summary>
public sealed class PublishedRuleTests
{
    private static readonly CriteriaSet Set = CriteriaSetFile.Load("province-1149");
    private static readonly SetScorer Scorer = SetScorer.Compile(Set, out _);

    /// <summary>Code, figures as printed, points as printed; then other figures and the points they must give.</summary>
    private static readonly (string Code, string Printed, string Points, string Changed, string Then)[] Cases =
    [
        ("6.1.1", "rate=56.68%", "0.5668", "rate=90%", "0.9"),
        ("6.1.3", "paid=120429 due=153021", "0.787", "paid=76510.5 due=153021", "0.5"),
        ("7.2.1", "with_dossiers=132 procedures=620", "0.2129", "with_dossiers=131 procedures=620", "0.2113"),
        ("7.2.1", "with_dossiers=132 procedures=620", "0.2129", "with_dossiers=311 procedures=620", "0.5"),
        ("8.4", "revenue=2538227 plan=2473200", "0.5", "revenue=2572128 plan=2473200", "1"),
        ("8.6", "achieved=12 targets=16", "0", "achieved=15 targets=16", "1"),
        ("1.5", "initiatives=1", "1", "initiatives=3", "2"),
        ("5.7.2", "rate=86.5%", "0", "rate=100%", "0.25"),
        ("7.1.5", "connected=2 bodies=98", "0", "connected=98 bodies=98", "1"),
        ("6.1.2", "violation=có", "0", "violation=không", "1"),
        ("5.2.1", "violation=có", "0", "violation=không", "0.5"),
        ("5.4", "violation=có", "0", "violation=không", "0.75"),
        ("5.5.2", "leaders_disciplined=có", "0.75", "leaders_disciplined=không", "1"),
        ("6.2.1", "missing=2", "0.25", "missing=0", "0.5"),
        ("7.1.10", "built=có integrated=không", "0.25", "built=có integrated=có", "0.5"),
        ("7.1.11", "points=0", "0", "points=0.5", "0.5"),
        ("8.5", "grdp=99 grdp@last=100", "0", "grdp=101 grdp@last=100", "1"),
        ("7.1.3", "electronic=8999 total=10000", "0.8999", "electronic=1 total=4", "0.25"),
    ];

    /// <summary>Printed points that the printed percent does not explain: max × percent is something else.</summary>
    private static readonly (string Code, decimal Percent, decimal Points)[] Unexplained =
        [("3.4.1", 0.996m, 1.4645m), ("3.4.2", 0.988m, 1.4837m), ("3.4.3", 0.992m, 0.9952m), ("7.1.9", 1m, 0.7823m)];

    /// <summary>Criteria judged by surveys: printed sums of what their parts were given.</summary>
    private static readonly (string Code, decimal Points)[] SurveySums =
    [
        ("2.4", 3.43148m), ("4.4", 3.06819m), ("5.8", 1.63529m), ("5.9", 2.67728m), ("6.4", 2.93499m), ("7.5", 2.91219m), ("8.1", 8.451m),
    ];

    public static TheoryData<string, string, string> Figures => [.. Cases
        .SelectMany(one => new[] { (one.Code, one.Printed, one.Points), (one.Code, one.Changed, one.Then) }).Distinct()
        .Select(one => new TheoryDataRow<string, string, string>(one.Item1, one.Item2, one.Item3))];

    public static TheoryData<string> UnexplainedCodes => [.. Unexplained.Select(one => one.Code)];

    [Theory]
    [MemberData(nameof(Figures))]
    public void PointsFollowFromTheFigures(string code, string figures, string points)
    {
        var score = Scorer.Score(Card(code, figures));

        Assert.Equal(decimal.Parse(points, CultureInfo.InvariantCulture), score.Nodes.Single(node => node.Code == code).Points);
    }

    [Theory]
    [MemberData(nameof(UnexplainedCodes))]
    public void WhatDoesNotAddUp_IsSaidSo(string code)
    {
        var (_, percent, points) = Unexplained.Single(one => one.Code == code);
        var leaf = Set.Leaves().Single(leaf => leaf.Code == code);

        Assert.NotEqual(points, Math.Round(leaf.Max * percent, 4));
        Assert.Equal(RuleStanding.Inferred, leaf.Rule!.Standing);
        Assert.Contains("suy đoán", leaf.Note, StringComparison.Ordinal);
        Assert.Contains(points.ToString(CultureInfo.GetCultureInfo("vi-VN")), leaf.Note + leaf.Rule.Reference, StringComparison.Ordinal);
    }

    [Fact]
    public void SurveyParts_AddUpAndMoveTheirSum()
    {
        var card = Assert.Single(ScorecardFile.Read(Sample("inputs.csv")));
        var printed = Scorer.Score(card, explain: false);
        foreach (var (code, points) in SurveySums)
        {
            Assert.Equal(points, printed.Nodes.Single(node => node.Code == code).Points);

            var part = Set.Leaves().First(leaf => leaf.Code.StartsWith(code + ".", StringComparison.Ordinal)).Code;
            var lower = card.Entries.ToDictionary(pair => pair.Key, pair => pair.Key == part ? pair.Value with { Points = pair.Value.Points - 0.1m } : pair.Value);
            var moved = Scorer.Score(card with { Entries = lower }, explain: false);
            Assert.Equal(points - 0.1m, moved.Nodes.Single(node => node.Code == code).Points);
            Assert.Equal(printed.Points - 0.1m, moved.Points);
        }
    }

    [Fact]
    public void EveryRuleThatTheCausesReveal_StandsHere()
    {
        var lines = File.ReadLines(SharedFolder.Golden("rules.tsv")).Select(line => line.Split('\t')).ToList();
        var column = lines[0].ToList();
        var own = Cases.Select(one => (one.Code, Points: decimal.Parse(one.Points, CultureInfo.InvariantCulture)))
            .Concat(SurveySums).Concat(Unexplained.Select(one => (one.Code, one.Points))).ToHashSet();
        var unexplained = Unexplained.Select(one => one.Code).ToHashSet();
        foreach (var row in lines.Skip(1))
        {
            var code = row[column.IndexOf("code")];
            Assert.Contains((code, decimal.Parse(row[column.IndexOf("score")], CultureInfo.InvariantCulture)), own);
            Assert.Equal(row[column.IndexOf("adds_up")] == "NO", unexplained.Contains(code));
            Assert.Equal(decimal.Parse(row[column.IndexOf("max")], CultureInfo.InvariantCulture), Set.All().Single(node => node.Code == code).Max);
        }
    }

    private static Scorecard Card(string code, string figures)
    {
        var values = figures.Split(' ').Select(figure => figure.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var points = values.Remove("points", out var given) ? decimal.Parse(given, CultureInfo.InvariantCulture) : (decimal?)null;
        return new Scorecard("Đắk Nông", new Dictionary<string, ScorecardEntry> { [code] = new(values, points) });
    }

    private static string Sample(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ParIndex.slnx")))
            {
                return Path.Combine(folder.FullName, "samples", "dak-nong-2020", name);
            }
        }

        throw new DirectoryNotFoundException("samples");
    }
}
