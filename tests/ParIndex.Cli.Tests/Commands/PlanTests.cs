using System.Text.Json;
using ParIndex.Cli.Tests.TestKit;
using Xunit;

namespace ParIndex.Cli.Tests.Commands;

public class PlanTests
{
    private const string Spec = """
        year: 2026
        points: 85
        goal: { points: 87 }
        leaves:
          - code: "1.1"
            title: Kế hoạch
            steps:
              - { id: ban-hanh, change: Ban hành đúng hạn, gain: 0.5, cost: 10, paper_only: true }
              - { id: lam, change: Hoàn thành 100 %, gain: 1.5, cost: 120, owner: Sở Nội vụ }
          - code: "5.2"
            title: Dịch vụ công
            steps:
              - { id: dvc, change: 70 % trực tuyến, gain: 1, cost: 300, big: true, owner: Văn phòng }
          - code: "7.1"
            title: Hài lòng
            steps:
              - { id: hai-long, change: Khảo sát quý, gain: 0.5, cost: 80.5, owner: Sở Nội vụ }
        limits:
          - { big_changes: 0 }

        """;

    [Fact]
    public void Json_tells_the_proved_plan_and_the_next_best()
    {
        using var folder = new TempFolder();
        var plan = TestKit.Cli.Run("plan", "optimise", folder.Write("a.yaml", Spec.Replace("big_changes: 0", "big_changes: 1", StringComparison.Ordinal)), "--json", "--alternatives", "1");

        Assert.Equal(ExitCode.Ok, plan.Exit);
        Assert.Equal("optimal", plan.Json.GetProperty("status").GetString());
        Assert.Equal(200.5m, plan.Json.GetProperty("cost").GetDecimal());
        Assert.Equal(0, plan.Json.GetProperty("gap").GetDecimal());
        Assert.Equal(["lam", "hai-long"], plan.Json.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString()!));
        Assert.Equal(390.5m, plan.Json.GetProperty("alternatives")[0].GetProperty("cost").GetDecimal());
        Assert.Equal(JsonValueKind.Null, plan.Json.GetProperty("scored_anew").ValueKind);
    }

    [Fact]
    public void Text_says_why_and_how_sure()
    {
        using var folder = new TempFolder();
        var plan = TestKit.Cli.Run("plan", "optimise", folder.Write("a.yaml", Spec));

        Assert.Contains("đã chứng minh tối ưu", plan.Output, StringComparison.Ordinal);
        Assert.Contains("thiếu bước này, năm 2026 hụt 0,5 điểm", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_plan_is_a_finding_with_what_stands_in_the_way()
    {
        using var folder = new TempFolder();
        var plan = TestKit.Cli.Run("plan", "optimise", folder.Write("a.yaml", Spec.Replace("points: 87", "points: 88", StringComparison.Ordinal)), "--lang", "en");

        Assert.Equal(ExitCode.Findings, plan.Exit);
        Assert.Contains("at most 0 big changes; it would have to be 1", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_told_with_line_and_remedy()
    {
        using var folder = new TempFolder();
        var plan = TestKit.Cli.Run("plan", "optimise", folder.Write("a.yaml", Spec.Replace("cost: 300", "csot: 300", StringComparison.Ordinal)));

        Assert.Equal(ExitCode.Unusable, plan.Exit);
        Assert.Contains("a.yaml (dòng 13", plan.Errors, StringComparison.Ordinal);
        Assert.Contains("có phải “cost”", plan.Errors, StringComparison.Ordinal);
        Assert.Empty(plan.Output);
        Assert.Equal(ExitCode.Unusable, TestKit.Cli.Run("plan", "optimise", folder.Write("b.yaml", Spec), "--alternatives", "-1").Exit);
    }
}
