using System.Globalization;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.Core.Criteria.Checks;

/// <summary>A leaf's rule compiles, stands where it may, and its test cases agree.</summary>
internal static class RuleCheck
{
    /// <param name="node">Criterion.</param>
    /// <param name="constants">Constants of the set.</param>
    /// <param name="inputsHold">False when its inputs are wrong already: the rule would only repeat that.</param>
    /// <param name="report">Collects.</param>
    public static void Run(Criterion node, IReadOnlyList<NamedConstant> constants, bool inputsHold, CheckReport report)
    {
        if (node.Rule is not { } rule)
        {
            if (node.Tests.Count > 0)
            {
                report.Warning(
                    "set-test-without-rule", node.Code, node.Tests[0], "",
                    $"{node.Code} có kiểm thử nhưng chưa có cách tính điểm (rule): thêm rule hoặc bỏ tests.",
                    $"{node.Code} has test cases but no rule: add the rule or drop tests.");
            }

            return;
        }

        CheckStanding(node, rule, report);
        if (!inputsHold || node.Max <= 0)
        {
            return;
        }

        var compiled = Rule.Compile(rule.Text, new RuleScope(node.Max, node.Inputs, constants));
        foreach (var problem in compiled.Problems)
        {
            report.Add(Locate(node, problem, report.Places));
        }

        if (compiled.Rule is { } ready)
        {
            foreach (var test in node.Tests)
            {
                TestCheck.Run(node, ready, test, report);
            }
        }
    }

    private static void CheckStanding(Criterion node, ScoringRule rule, CheckReport report)
    {
        if (!node.IsLeaf)
        {
            report.Error(
                "set-rule-on-parent", node.Code, node, "rule",
                $"{node.Code} có mục con nên điểm là tổng của chúng: chuyển rule xuống mục con.",
                $"{node.Code} has children, whose points it sums: move the rule to a child.");
        }

        if (rule.Standing == RuleStanding.Remembered)
        {
            report.Error(
                "set-rule-remembered", node.Code, node, "rule_standing",
                $"Cách tính điểm của {node.Code} chỉ nhớ lại nên không được dùng để chấm: chuyển sang draft_rule, hoặc ghi căn cứ.",
                $"The rule of {node.Code} is only remembered, so it may not score: move it to draft_rule, or state its source.");
        }
    }

    private static SetProblem Locate(Criterion node, RuleProblem problem, SetPlaces places)
    {
        var place = places.Inside(node, "rule", problem.Line, problem.Column);
        var line = problem.Line.ToString(CultureInfo.InvariantCulture);
        var column = problem.Column.ToString(CultureInfo.InvariantCulture);
        return new SetProblem(problem.Code, problem.IsError, node.Code, place, new Message(
            $"{node.Code}, cách tính điểm dòng {line}, cột {column}: {problem.Message.Vietnamese}",
            $"{node.Code}, rule line {line}, column {column}: {problem.Message.English}"));
    }
}
