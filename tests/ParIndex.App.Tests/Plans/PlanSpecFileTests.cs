using ParIndex.App.Plans;
using ParIndex.Core.Plans.Optimising;
using ParIndex.Documents;
using Xunit;

namespace ParIndex.App.Tests.Plans;

public sealed class PlanSpecFileTests : IDisposable
{
    private const string Set = """
        id: thu
        title: Bộ thử
        edition: "1"
        level: province
        example: true
        rounding: [{ level: 1, digits: 1 }]
        bands: [{ name: A, from: 90 }, { name: B, from: 50 }]
        criteria:
          - code: "1"
            key: mot
            title: Lĩnh vực
            max: 5
            children:
              - code: "1.1"
                key: mot-mot
                title: Đúng hạn
                max: 3
                inputs:
                  - { name: done, label: Hồ sơ đúng hạn, type: count, at_most: all }
                  - { name: all, label: Hồ sơ, type: count }
                rule: |
                  when all = 0: 0
                  steps done / all:
                    >= 95%: full
                    >= 70%: 1.75
                    otherwise: 0
              - code: "1.2"
                key: mot-hai
                title: Hài lòng
                max: 2
        """;

    private const string Inputs = "unit,code,input,value\nTỉnh A,1.1,done,60\nTỉnh A,1.1,all,100\nTỉnh A,1.2,points,1.04\n";

    private readonly string folder = Directory.CreateTempSubdirectory("parindex-").FullName;

    [Fact]
    public void Steps_follow_from_a_set_figures_and_a_cost_table_and_the_plan_scores_as_it_says()
    {
        Write("bo.yaml", Set);
        Write("so-lieu.csv", Inputs);
        Write("chi-phi.csv", "code,step,cost,effort,chance,owner\n1.1,1,10,Sở A: 5; Sở B: 2,80%,Sở A\n1.1,*,20,,,\n");
        var spec = Read("year: 2026\nset: bo.yaml\ninputs: so-lieu.csv\ncosts: chi-phi.csv\ngoal: { band: B }\n");
        var steps = spec.Problem.Leaves.Single().Steps;
        var answer = PlanOptimiser.Solve(spec.Problem, null, TestContext.Current.CancellationToken);

        // The rule's inverse asks each figure alone: more files done in time, or fewer files in all.
        Assert.Equal([(1.75m, 10m, 0.8m), (1.75m, 35m, 1m), (3m, 60m, 1m), (3m, 60m, 1m)], steps.Select(step => (step.Gain, step.Cost, step.Chance)));
        Assert.Equal(5, steps[0].Effort["Sở A"]);
        Assert.Equal((1.0m, 2.5m), (spec.Problem.Base.Single(), ((ReachPoints)spec.Problem.Goal).Targets.Single().Points));
        Assert.Equal(10, answer.Plan!.Cost);

        // 1.04 + 1.75 = 2.79, and the set rounds the field to one digit.
        Assert.Equal((2.8m, 2.8m), (answer.Plan.Years.Single().Points, spec.ScoredAnew(answer.Plan)));
        Assert.Contains(spec.Notes, note => note.Vietnamese.Contains("1.2", StringComparison.Ordinal));
    }

    [Fact]
    public void Cost_and_chance_are_suggested_by_earlier_years_and_said_to_be()
    {
        Write("bo.yaml", Set);
        Write("so-lieu.csv", Inputs);
        Write("lich-su.csv", "code,points,cost,won\n1.1,1,10,yes\n1.1,2,60,no\n1.9,1,500,yes\n");
        var spec = Read("year: 2026\nset: bo.yaml\ninputs: so-lieu.csv\nhistory: lich-su.csv\ngoal: { points: 2 }\n");

        Assert.Equal([(35m, 0.5m), (35m, 0.5m), (60m, 0.5m), (60m, 0.5m)], spec.Problem.Steps.Select(step => (step.Cost, step.Chance)));
        Assert.Contains(spec.Notes, note => note.Vietnamese.Contains("gợi ý", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "trống")]
    [InlineData("year: 2026\npoints: 80\ngoal: { poinst: 90 }\n", "có phải “points”")]
    [InlineData("year: 2026\npoints: 80\ngoal: { points: 90 }\nlimits:\n  - { bugdet: 5 }\n", "có phải “budget”")]
    [InlineData("year: 2026\npoints: 80\ngoal: { points: 90 }\nlimits:\n  - { in: la }\n", "không có bước hoặc tiêu chí “la”")]
    [InlineData("year: 2026\npoints: 80\n", "Thiếu goal")]
    [InlineData("year: 2026\ngoal: { points: 90 }\n", "Thiếu points")]
    [InlineData("year: 2026\nyears: 3\npoints: 80\ngoal: { points: [90, 91] }\n", "mỗi năm một số")]
    [InlineData("year: 2026\nyears: 99\npoints: 80\ngoal: { points: 90 }\n", "số năm là 99")]
    [InlineData("year: 2026\npoints: 80\nmax: 0\ngoal: { rank: 3, results: x.csv }\n", "max phải lớn hơn 0")]
    [InlineData("year: 2026\npoints: 80\ngoal: { points: 90 }\nleaves:\n  - code: a\n    steps: [{ gain: 1, cost: -5 }]\n", "không âm")]
    [InlineData("year: &a 2026\n", "neo")]
    [InlineData("- 1\n", "bắt đầu bằng")]
    [InlineData("year: 99999999999\npoints: 80\ngoal: { points: 90 }\n", "số nguyên")]
    public void What_is_wrong_is_told_by_place(string yaml, string expected)
    {
        var wrong = Assert.Throws<PlanSpecException>(() => Read(yaml));

        Assert.Contains(wrong.Problems, problem => problem.Text.Vietnamese.Contains(expected, StringComparison.Ordinal));
        Assert.True(yaml.Length == 0 || wrong.Problems.All(problem => problem.Place is not null));
    }

    [Theory]
    [InlineData("1.1,1,-4", "chi-phi.csv", 2)]
    [InlineData("1.1,7,4", "chi-phi.csv", 2)]
    [InlineData("1.1,1,4\n1.1,1,5", "chi-phi.csv", 3)]
    [InlineData("1.1,1,99999999999999", "chi-phi.csv", 2)]
    public void A_bad_line_of_the_cost_table_is_named(string rows, string file, int line)
    {
        Write("bo.yaml", Set);
        Write("so-lieu.csv", Inputs);
        Write("chi-phi.csv", "code,step,cost\n" + rows + "\n");
        var wrong = Assert.Throws<DocumentException>(() => Read("year: 2026\nset: bo.yaml\ninputs: so-lieu.csv\ncosts: chi-phi.csv\ngoal: { points: 2 }\n"));

        Assert.Equal((file, line), (wrong.File, wrong.Place?.Line));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        File.WriteAllBytes(Path.Combine(folder, "hong.yaml"), [0xC3, 0x28]);

        Assert.Throws<DocumentException>(() => PlanSpecFile.Read(Path.Combine(folder, "hong.yaml")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    private PlanSpec Read(string yaml)
    {
        Write("ke-hoach.yaml", yaml);
        return PlanSpecFile.Read(Path.Combine(folder, "ke-hoach.yaml"));
    }
}
