using ParIndex.Core.Rules;

namespace ParIndex.Bench;

/// <summary>One rule, one core: evaluations per second by columns, one by one, explained, inverted.</summary>
internal static class RuleBench
{
    private const int Units = 200_000;

    private const string Text = """
        rate = on_time / total
        when total = 0: not applicable
        when rate >= 95%: full * rate
        when rate >= 80%: full * rate / 2
        otherwise: 0
        """;

    public static void Run()
    {
        var rule = Rule.Compile(Text, new RuleScope(
            1.5m,
            [
                new RuleInput { Name = "on_time", Label = "Số hồ sơ đúng hạn", Type = InputType.Count, Unit = "hồ sơ", AtMost = "total" },
                new RuleInput { Name = "total", Label = "Tổng số hồ sơ", Type = InputType.Count, Unit = "hồ sơ" },
            ],
            [])).Rule!;
        var onTime = new decimal?[Units];
        var total = new decimal?[Units];
        for (var i = 0; i < Units; i++)
        {
            total[i] = 1000 + (i % 977);
            onTime[i] = total[i] - (i % 400);
        }

        var columns = rule.Slots.Select(slot => slot.Name == "total" ? total : onTime).ToList();
        var outcomes = new RuleOutcome[Units];
        Console.WriteLine($"Rules: {Units:N0} evaluations of a rule with a ratio and three tiers");
        Report("columns", Measure.Seconds(() => rule.EvaluateMany(columns, outcomes)), Units);
        Report("one by one", Measure.Seconds(() => Each(Units, values => rule.Evaluate(values))), Units);
        Report("with explanation", Measure.Seconds(() => Each(Units / 10, values => rule.Explain(values))), Units / 10);
        Report("inverse", Measure.Seconds(() => Each(Units / 100, values => rule.Improve(values))), Units / 100);
        Report("naïve C# (if … else on decimals)", Measure.Seconds(() => Naive(onTime, total, outcomes)), Units);

        void Each<T>(int count, Func<decimal?[], T> work)
        {
            var values = new decimal?[columns.Count];
            for (var i = 0; i < count; i++)
            {
                for (var slot = 0; slot < values.Length; slot++)
                {
                    values[slot] = columns[slot][i];
                }

                work(values);
            }
        }
    }

    private static void Naive(decimal?[] onTime, decimal?[] total, RuleOutcome[] outcomes)
    {
        for (var i = 0; i < outcomes.Length; i++)
        {
            var rate = onTime[i]!.Value / total[i]!.Value;
            outcomes[i] = new RuleOutcome(RuleState.Scored, rate >= 0.95m ? 1.5m * rate : rate >= 0.8m ? 1.5m * rate / 2 : 0);
        }
    }

    private static void Report(string name, double seconds, int count) => Measure.Row(name, seconds, $"{count / seconds,14:N0} /s");
}
