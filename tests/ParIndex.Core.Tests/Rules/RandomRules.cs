using System.Globalization;
using ParIndex.Core.Rules;

namespace ParIndex.Core.Tests.Rules;

/// <summary>Random rule texts over one set of inputs, and random values the inputs allow. Replayable by seed.</summary>
internal sealed class RandomRules(int seed, bool wild)
{
    public static readonly RuleInput[] Inputs =
    [
        Given.Count("a", atMost: "t"), Given.Count("t"), Given.Count("b").Also("last"), Given.Percent("p"), Given.YesNo("y"), Given.YesNo("z"),
        Given.Choice("s", "Không", "Nhẹ", "Nặng"), Given.Amount("m", atMost: "k"), Given.Amount("k"), Given.Number("n") with { Min = -3, Max = 3 },
    ];

    private readonly Random _random = new(seed);

    /// <summary>A rule; without <c>wild</c> most are of natural shape and many are accepted.</summary>
    public string Next()
    {
        var guard = Pick("when t = 0: not applicable\n", "when t = 0 or k = 0: full\n", "when k = 0: 0\nwhen t = 0: full\n", "when t = 0 and b = 0: not applicable\n", "");
        var definition = _random.Next(3) == 0 ? $"d = {Number(2)}\n" : "";
        var body = _random.Next(6) switch
        {
            0 => Points(),
            1 => $"when {Condition(2)}: {Points()}\notherwise: {Points()}",
            2 => $"when {Condition(1)}: {Points()}\nwhen {Condition(1)}: {Points()} \"nhãn\"\notherwise: {Points()}",
            3 => $"steps {Number(2)}:\n  {Pick(">= 100%", "> 2", ">= 3")}: full\n  {Pick(">= 50%", ">= 1", "> 0", ">= 0")}: {Pick("pro rata", "pro rata to 3", "pro rata to 100%", "0.5", Points())}\n  otherwise: {Pick("0", "0.25", Points())}",
            4 => $"sum:\n  {Part()}\n  {Part()}\n  {Part()}",
            _ => $"choose s:\n  \"Không\": {Points()}\n  \"Nhẹ\": {Points()}\n  {Pick("otherwise", "\"Nặng\"")}: {Points()}",
        };
        var text = definition + guard + body;
        return definition.Length > 0 && _random.Next(2) == 0 ? text.Replace("a / t", "d", StringComparison.Ordinal) : text;
    }

    /// <summary>Values by slot that keep every declared range and order.</summary>
    public decimal?[] Values(Rule rule)
    {
        var all = new Dictionary<string, decimal>();
        foreach (var input in Inputs)
        {
            foreach (var name in input.AlsoFor.Select(year => input.Name + "@" + year).Prepend(input.Name))
            {
                all[name] = input.Type switch
                {
                    InputType.Count => _random.Next(7),
                    InputType.Percent => _random.Next(21) / 20m,
                    InputType.YesNo => _random.Next(2),
                    InputType.Choice => _random.Next(3),
                    InputType.Amount => _random.Next(15) / 2m,
                    _ => _random.Next(-12, 13) / 4m,
                };
            }
        }

        all["a"] = Math.Min(all["a"], all["t"]);
        all["m"] = Math.Min(all["m"], all["k"]);
        return [.. rule.Slots.Select(slot => (decimal?)all[slot.Name])];
    }

    private string Pick(params string[] options) => options[_random.Next(options.Length)];

    private string Part() => _random.Next(3) switch
    {
        0 => $"{Pick("0.25", "0.5", "-0.25", Points())} if {Condition(1)}",
        1 => Pick("0.25", "0.1 * b", "0.5 * share(a, t)", "0.3 * p", "full", "0.25 * m / k"),
        _ => $"{Pick("0.25", "0.2")} if {Condition(2)} \"nhãn\"",
    };

    private string Points() => _random.Next(wild ? 12 : 10) switch
    {
        0 => "full",
        1 => Pick("0", "0.5", "0.25"),
        2 => $"full * {Pick("a / t", "share(a, t)", "p", "m / k", "(1 - p)", "share(m, t)", "p * a / t")}",
        3 => $"max(0, full - {Pick("0.25", "10%")} * {Pick("b", "a", "n", "(t - a)")})",
        4 => $"min(full, {Pick("0.3", "0.125")} * {Pick("b", "t", "m", "count(y, z)")})",
        5 => $"full * within({Number(2)}, 0, 1)",
        6 => $"round(full * {Pick("a / t", "p", "m / k")}, {_random.Next(5)})",
        7 => Pick("full * weighted(a: 100%, b: 60%, t: 0%)", "full * weighted(t: 100%, b: 20%)", "full * (a + b / 2) / (t + b)", "full * (t - a) / t"),
        8 => $"max(0, min(full, {Number(3)}))",
        9 => $"full * {Pick("count(y, z) / 2", "count(y, z, p > 50%) / 3", "max(p, a / t)", "min(p, b)", "p / threshold")}",
        _ => Number(3),
    };

    private string Number(int depth)
    {
        if (depth == 0) return Pick("a", "t", "b", "b@last", "p", "m", "k", "n", "1", "0.5", "50%", "threshold", "full");
        return _random.Next(9) switch
        {
            0 => $"({Number(depth - 1)} + {Number(depth - 1)})",
            1 => $"({Number(depth - 1)} - {Number(depth - 1)})",
            2 => $"{Number(depth - 1)} * {Number(0)}",
            3 => $"{Number(depth - 1)} / {Pick("t", "k", "2", "(b + 1)", Number(0))}",
            4 => $"{Pick("min", "max")}({Number(depth - 1)}, {Number(0)})",
            5 => $"-{Number(0)}",
            6 => "a / t",
            7 => Pick("change(b, b@last)", "share(m, k)", "count(y, z)", "within(n, 0, 1)", "cut(p, 1)", "weighted(a: 1, b: 0.5)"),
            _ => Number(0),
        };
    }

    private string Condition(int depth)
    {
        if (depth == 0) return Pick("y", "z", "s = \"Nhẹ\"", "t > 0", "p >= 50%");
        return _random.Next(8) switch
        {
            0 => $"{Condition(depth - 1)} and {Condition(depth - 1)}",
            1 => $"({Condition(depth - 1)} or {Condition(depth - 1)})",
            2 => $"not {Condition(0)}",
            3 => $"{Number(1)} {Pick("<", "<=", ">", ">=", "=", "<>")} {Number(0)}",
            4 => Pick("t = 0", "a = t", "k > m", "b > b@last", "a / t >= 80%", "n <> 0", "t > 0 and a / t > 50%"),
            5 => $"{Pick("20%", "0")} <= p < {_random.Next(3, 10).ToString(CultureInfo.InvariantCulture)}0%",
            6 => Pick("y = z", "y = no", "s <> \"Nặng\""),
            _ => Condition(0),
        };
    }
}
