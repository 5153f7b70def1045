namespace ParIndex.Core.Rules;

/// <summary>A figure or answer that a rule needs.</summary>
public sealed record RuleInput
{
    /// <summary>Name used in the rule: ASCII letters, digits, "_"; begins with a letter.</summary>
    public required string Name { get; init; }

    /// <summary>What is asked, in Vietnamese.</summary>
    public required string Label { get; init; }

    public string? LabelEnglish { get; init; }

    public required InputType Type { get; init; }

    /// <summary>Unit of measure ("hồ sơ", "triệu đồng"); null: none. Figures of different units are never added or compared.</summary>
    public string? Unit { get; init; }

    /// <summary>Least value; null: 0 for counts, amounts and percents, none for numbers.</summary>
    public decimal? Min { get; init; }

    /// <summary>Greatest value; null: 1 for a percent (100 %), none for the others.</summary>
    public decimal? Max { get; init; }

    /// <summary>Name of another input this one may not exceed (on time ≤ total).</summary>
    public string? AtMost { get; init; }

    /// <summary>Options of a choice, in order.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Years besides the assessed one for which the same figure is asked: "last" (year before) or a base year such as "2015".</summary>
    public IReadOnlyList<string> AlsoFor { get; init; } = [];
}

public enum InputType
{
    /// <summary>Whole number ≥ 0.</summary>
    Count,
    /// <summary>Amount, decimal ≥ 0 (money, hectares).</summary>
    Amount,
    /// <summary>Share, stored as a fraction: 86.5 % is 0.865.</summary>
    Percent,
    /// <summary>Any decimal.</summary>
    Number,
    /// <summary>Yes or no (có / không).</summary>
    YesNo,
    /// <summary>One of <see cref="RuleInput.Options"/>.</summary>
    Choice,
}

/// <summary>A named number of a criteria set.</summary>
public sealed record NamedConstant(string Name, decimal Value, string? Label = null);
