using System.Diagnostics;
using System.Text;
using ParIndex.App.Criteria;
using ParIndex.Core.Criteria;
using Xunit;

namespace ParIndex.App.Tests.Criteria;

/// <summary>Each kind of mistake in a YAML file, with the line and column it is told at.</summary>
public class YamlProblemTests
{
    private const string Head = "id: a\ntitle: T\nedition: E\nlevel: province\n";
    private const string Leaf = "criteria:\n  - code: \"1\"\n    key: k\n    title: T\n    max: 100\n";

    /// <summary>Text after a sound head of four lines, code of the problem, line, column.</summary>
    public static TheoryData<string, string, int, int> Mistakes => new()
    {
        { "titel: x\n", "field-unknown", 5, 1 },
        { "title: again\n", "field-duplicate", 5, 1 },
        { "digits: two\n", "field-number", 5, 9 },
        { "digits: 1.5\n", "field-number", 5, 9 },
        { "total: 99,5\n", "field-number", 5, 8 },
        { "total: 1e2\n", "field-number", 5, 8 },
        { "total: 0.12345678901234567890123456789012345\n", "field-number", 5, 8 },
        { "total: 99999999999999999999999999999999\n", "field-number", 5, 8 },
        { "total: [1]\n", "field-type", 5, 8 },
        { "years: {a: 1}\n", "field-type", 5, 8 },
        { "years: [2022, x]\n", "field-number", 5, 15 },
        { "example: yes\n", "field-type", 5, 10 },
        { "ties: densee\n", "field-word", 5, 7 },
        { "bands: [90]\n", "field-type", 5, 9 },
        { "bands:\n  - { name: A }\n", "field-missing", 6, 5 },
        { "legal_basis:\n  - Luật: số 1\n", "field-type", 6, 5 },
        { "note: &a x\n", "yaml-alias", 5, 7 },
        { "note: *a\n", "yaml-alias", 5, 7 },
        { "note: !!str x\n", "yaml-tag", 5, 7 },
        { "note: \"x\n", "yaml-syntax", 5, 7 },
        { "note: a: b\n", "yaml-syntax", 5, 8 },
        { "note: @x\n", "yaml-syntax", 5, 7 },
        { "bands:\n\t- { name: A, from: 1 }\n", "yaml-syntax", 6, 1 },
        { "note: a\u0007b\n", "field-text", 5, 8 },
        { "note: \"a\\u0007b\"\n", "field-text", 5, 7 },
        { "note: a\u0000b\n", "field-text", 5, 8 },
        { "---\nid: b\n", "yaml-documents", 5, 1 },
        { "? [a]\n: b\n", "yaml-key", 5, 3 },
        { Leaf + "    lead: [[x]]\n", "field-type", 10, 12 },
        { Leaf + "    rule_standing: official\n", "field-missing", 10, 20 },
        { Leaf + "    rule: full\n", "set-rule-standing", 10, 11 },
        { Leaf + "    inputs:\n      - { name: a, label: A, type: cont }\n", "field-word", 11, 36 },
        { Leaf + "    tests:\n      - { name: t, values: 5, points: 1 }\n", "field-type", 11, 28 },
        { Leaf + "    tests:\n      - { name: t, values: { a: [1] }, points: 1 }\n", "field-type", 11, 33 },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Read_Mistake_IsToldWithItsPlace(string text, string code, int line, int column)
    {
        var reading = CriteriaSetYaml.Read(Head + text);

        var problem = Assert.Single(reading.Problems, problem => problem.Code == code);
        Assert.Equal((line, column), (problem.Place!.Line, problem.Place.Column));
        Assert.NotEmpty(problem.Message.Vietnamese);
        Assert.NotEqual(problem.Message.Vietnamese, problem.Message.English);
    }

    [Fact]
    public void Read_SeveralMistakes_AreToldAtOnce()
    {
        var reading = CriteriaSetYaml.Read("titel: x\nlevel: provinc\ndigits: z\ncriteria:\n  - code: \"1\"\n    maxx: 3\n");

        Assert.Null(reading.Set);
        Assert.NotNull(reading.Draft);
        Assert.Equal(
            ["field-missing", "field-missing", "field-missing", "field-word", "field-number", "field-missing", "field-missing", "field-missing", "field-unknown", "field-unknown"],
            reading.Problems.Select(problem => problem.Code));
        Assert.Contains("“title”?", reading.Problems[^1].Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WordNearlyRight_IsSuggested()
    {
        var problem = Assert.Single(CriteriaSetYaml.Read(Head + "ties: densee\n").Problems);

        Assert.Contains("“dense”", problem.Message.Vietnamese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "yaml-empty")]
    [InlineData("# chỉ có ghi chú\n", "yaml-empty")]
    [InlineData("- a\n- b\n", "field-type")]
    [InlineData("chữ\n", "field-type")]
    public void Read_NoSet_IsTold(string yaml, string code)
    {
        var reading = CriteriaSetYaml.Read(yaml);

        Assert.Null(reading.Draft);
        Assert.Equal(code, Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void Read_OtherEncodings()
    {
        var yaml = Head + "note: Tỷ lệ\n";

        Assert.Equal("Tỷ lệ", CriteriaSetYaml.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(yaml)]).Set!.Note);
        Assert.Equal("Tỷ lệ", CriteriaSetYaml.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(yaml)]).Set!.Note);
        Assert.Equal("Tỷ lệ", CriteriaSetYaml.Read(Encoding.UTF8.GetBytes(yaml.ReplaceLineEndings("\r\n"))).Set!.Note);
        Assert.Equal("file-encoding", Assert.Single(CriteriaSetYaml.Read([.. Encoding.UTF8.GetBytes(Head), 0xC3, 0x28]).Problems).Code);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: {b: [")]
    [InlineData("- x\n")]
    [InlineData("a: b\n")]
    [InlineData("\"")]
    [InlineData("!a ")]
    [InlineData("&a [*a, ")]
    public void Read_HostileText_EndsSoon(string piece)
    {
        var clock = Stopwatch.StartNew();

        var reading = CriteriaSetYaml.Read(string.Concat(Enumerable.Repeat(piece, 200_000)));

        Assert.Null(reading.Set);
        Assert.NotEmpty(reading.Problems);
        Assert.InRange(reading.Problems.Count, 1, 1000);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), clock.Elapsed.ToString());
    }

    [Fact]
    public void Read_Places_LeadToRuleProblems()
    {
        var text = Head + Leaf
            + "    inputs: [{ name: a, label: A, type: count }]\n    rule: |\n\n      when a = 0: 0\n      otherwise: full * b\n    rule_standing: example\n";

        var reading = CriteriaSetYaml.Read(text);
        var problem = CriteriaSetChecker.Check(reading.Set!, places: reading.Places).First(problem => problem.IsError);

        // "b" on the fourth line of the block; the blank first line is not part of the rule.
        Assert.Equal((14, 25), (problem.Place!.Line, problem.Place.Column));
    }

    [Fact]
    public void Read_ChildrenInheritSourceAndKind()
    {
        var reading = CriteriaSetYaml.Read(Head + Leaf + "    source: sipas\n    kind: bonus\n    children:\n      - { code: \"1.1\", key: a, title: A, max: 1 }\n      - { code: \"1.2\", key: b, title: B, max: 1, source: statistics, kind: regular }\n");

        var children = reading.Set!.Criteria[0].Children;
        Assert.Equal((SourceKind.Sipas, CriterionKind.Bonus), (children[0].Source, children[0].Kind));
        Assert.Equal((SourceKind.Statistics, CriterionKind.Regular), (children[1].Source, children[1].Kind));
        Assert.Equal(RandomSets.Dump(reading.Set), RandomSets.Dump(CriteriaSetYaml.Read(CriteriaSetYaml.Write(reading.Set)).Set));
    }
}
