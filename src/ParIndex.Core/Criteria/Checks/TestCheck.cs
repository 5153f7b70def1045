using ParIndex.Core.Numbers;
using ParIndex.Core.Rules;

namespace ParIndex.Core.Criteria.Checks;

/// <summary>Runs a test case of a rule and compares: exactly, or at the digits the expected points are printed with.</summary>
internal static class TestCheck
{
    public static void Run(Criterion node, Rule rule, RuleTest test, CheckReport report)
    {
        if (test.Points is null == !test.NotApplicable || test.Digits is < 0 or > 10)
        {
            Tell(
                "set-test-form", "points",
                "ghi điểm mong đợi (points), hoặc not_applicable: true, một trong hai; digits từ 0 đến 10.",
                "give the expected points or not_applicable: true, one of the two; digits go from 0 to 10.");
            return;
        }

        if (!TryRead(out var values))
        {
            return;
        }

        Compare(rule.Evaluate(values), rule, values);

        bool TryRead(out decimal?[] read)
        {
            var isRead = true;
            read = new decimal?[rule.Slots.Count];
            foreach (var (name, text) in test.Values)
            {
                var index = IndexOf(rule.Slots, name);
                var input = index >= 0 ? rule.Slots[index].Input : Declared(node, name);
                if (input is null)
                {
                    isRead = false;
                    var known = string.Join(", ", rule.Slots.Select(slot => slot.Name));
                    Tell("set-test-input", "values", $"“{name}” không phải biến của {node.Code}: dùng {known}.", $"“{name}” is not an input of {node.Code}: use {known}.");
                }
                else if (!InputValue.TryParse(input, text, out var value, out var problem))
                {
                    isRead = false;
                    Tell("set-test-value", "values", $"“{name}”: {problem!.Vietnamese}", $"“{name}”: {problem.English}");
                }
                else if (index >= 0)
                {
                    read[index] = value;
                }
            }

            return isRead;
        }

        void Compare(RuleOutcome outcome, Rule compiled, decimal?[] given)
        {
            switch (outcome.State)
            {
                case RuleState.Missing:
                    var missing = string.Join(", ", compiled.Slots.Where((_, index) => given[index] is null).Select(slot => slot.Name));
                    Tell("set-test-missing", "values", $"thiếu số liệu, thêm vào values: {missing}.", $"figures are missing, add to values: {missing}.");
                    break;
                case RuleState.Invalid:
                    Tell(
                        "set-test-invalid", "values",
                        "số liệu vượt phạm vi đã khai (min, max, at_most) hoặc điểm ra ngoài thang: sửa values hoặc rule.",
                        "figures break their declared range (min, max, at_most) or the points leave the scale: mend values or the rule.");
                    break;
                case RuleState.NotApplicable when !test.NotApplicable:
                    Tell(
                        "set-test-differs", "points",
                        "quy tắc cho “không áp dụng” nhưng kiểm thử mong có điểm: sửa một trong hai.",
                        "the rule says “not applicable” but the test expects points: mend one of them.");
                    break;
                case RuleState.Scored when !Agrees(outcome.Points):
                    TellDifference(outcome.Points);
                    break;
            }
        }

        bool Agrees(decimal points) =>
            test.Points is { } expected && (test.Digits is { } digits ? Rounding.Round(points, digits) == expected : points == expected);

        void TellDifference(decimal points)
        {
            var (gotVi, gotEn) = CheckReport.Show(points);
            if (test.Points is not { } expected)
            {
                Tell(
                    "set-test-differs", "not_applicable",
                    $"quy tắc cho {gotVi} điểm nhưng kiểm thử mong “không áp dụng”: sửa một trong hai.",
                    $"the rule gives {gotEn} points but the test expects “not applicable”: mend one of them.");
                return;
            }

            var (wantVi, wantEn) = CheckReport.Show(expected);
            var scale = expected.Scale;
            var isPrinted = test.Digits is null && Rounding.Round(points, scale) == expected;
            Tell(
                "set-test-differs", "points",
                $"quy tắc cho {gotVi} điểm, kiểm thử ghi {wantVi}: " + (isPrinted ? $"thêm digits: {scale} nếu số ghi đã làm tròn." : "sửa rule, values hoặc points."),
                $"the rule gives {gotEn} points, the test says {wantEn}: " + (isPrinted ? $"add digits: {scale} if the figure is a rounded one." : "mend the rule, values or points."));
        }

        void Tell(string code, string member, string vietnamese, string english) => report.Error(
            code, node.Code, test, member, $"{node.Code}, kiểm thử “{test.Name}”: {vietnamese}", $"{node.Code}, test “{test.Name}”: {english}");
    }

    private static int IndexOf(IReadOnlyList<RuleSlot> slots, string name)
    {
        for (var i = 0; i < slots.Count; i++)
        {
            if (slots[i].Name == name) return i;
        }

        return -1;
    }

    /// <summary>An input the rule does not read may still be listed.</summary>
    private static RuleInput? Declared(Criterion node, string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        var plain = at < 0 ? name : name[..at];
        return node.Inputs.FirstOrDefault(input => input.Name == plain && (at < 0 || input.AlsoFor.Contains(name[(at + 1)..])));
    }
}
