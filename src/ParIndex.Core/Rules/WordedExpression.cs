using System.Globalization;
using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules;

/// <summary>Expressions of rules as phrases; brackets where precedence asks for them.</summary>
internal sealed class WordedExpression(IReadOnlyList<RuleInput> inputs)
{
    private readonly Dictionary<string, RuleInput> known = inputs.GroupBy(input => input.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public Said Of(ExpressionSyntax expression) => Write(expression, 0);

    /// <summary>An amount of points: a bare number gets its unit.</summary>
    public Said Points(ExpressionSyntax value) => value is NumberSyntax { IsPercent: false } or NegateSyntax ? Of(value) + new Said(" điểm", " points") : Of(value);

    /// <summary>A limit without what is held against it: "từ 80% trở lên".</summary>
    public Said Limit(BinaryOperator comparison, ExpressionSyntax limit)
    {
        var value = Write(limit, 4);
        return comparison switch
        {
            BinaryOperator.GreaterOrEqual => new($"từ {value.Vietnamese} trở lên", $"{value.English} or more"),
            BinaryOperator.Greater => new($"trên {value.Vietnamese}", $"over {value.English}"),
            BinaryOperator.LessOrEqual => new($"không quá {value.Vietnamese}", $"at most {value.English}"),
            BinaryOperator.Less => new($"dưới {value.Vietnamese}", $"under {value.English}"),
            BinaryOperator.Equal => new($"bằng {value.Vietnamese}", $"equal to {value.English}"),
            _ => new($"khác {value.Vietnamese}", $"other than {value.English}"),
        };
    }

    private Said Write(ExpressionSyntax expression, int level) => expression switch
    {
        NumberSyntax number => Number(number),
        TextSyntax text => new($"“{text.Text}”", $"“{text.Text}”"),
        YesNoSyntax yesNo => yesNo.Value ? new("có", "yes") : new("không", "no"),
        FullSyntax => new("điểm tối đa", "full points"),
        NameSyntax name => Name(name),
        NegateSyntax negate => new Said("−", "−") + Write(negate.Operand, 6),
        NotSyntax not => new Said("không phải: ", "not: ") + Write(not.Operand, 3),
        BinarySyntax binary => Bracket(Binary(binary), Level(binary.Operator) < level),
        CallSyntax call => Call(call),
        WeightedSyntax weighted => new Said("bình quân có trọng số của ", "weighted mean of ")
            + Join(weighted.Weights.Select(pair => Write(pair.Ballots, 0) + new Said(" (×", " (×") + Write(pair.Weight, 5) + new Said(")", ")"))),
        _ => new("", ""),
    };

    private Said Binary(BinarySyntax binary)
    {
        var own = Level(binary.Operator);
        if (binary.Operator.IsComparison())
            return Write(binary.Left, own + 1) + new Said(" ", " ") + (binary.Operator == BinaryOperator.Equal ? Equal(binary.Right) : Limit(binary.Operator, binary.Right));

        return Write(binary.Left, own) + (binary.Operator switch
        {
            BinaryOperator.And => new Said(" và ", " and "),
            BinaryOperator.Or => new(" hoặc ", " or "),
            BinaryOperator.Add => new(" + ", " + "),
            BinaryOperator.Subtract => new(" − ", " − "),
            BinaryOperator.Multiply => new(" × ", " × "),
            _ => new(" ÷ ", " ÷ "),
        }) + Write(binary.Right, own + 1);
    }

    private Said Equal(ExpressionSyntax right) => right is TextSyntax or YesNoSyntax ? new Said("là ", "is ") + Of(right) : new Said("bằng ", "equals ") + Write(right, 4);

    private Said Call(CallSyntax call)
    {
        var parts = call.Arguments.Select(argument => Write(argument, 0)).ToList();
        Said Part(int index) => index < parts.Count ? parts[index] : new("", "");
        return call.Function switch
        {
            RuleFunction.Share => new Said("tỷ lệ ", "the share of ") + Part(0) + new Said(" trên ", " in ") + Part(1) + new Said(" (không quá 100%)", " (at most 100%)"),
            RuleFunction.Min => new Said("số nhỏ nhất trong (", "the least of (") + Join(parts) + new Said(")", ")"),
            RuleFunction.Max => new Said("số lớn nhất trong (", "the greatest of (") + Join(parts) + new Said(")", ")"),
            RuleFunction.Within => new Said("(", "(") + Part(0) + new Said(", giữ trong khoảng ", ", held between ") + Part(1) + new Said(" đến ", " and ") + Part(2) + new Said(")", ")"),
            RuleFunction.Change => new Said("mức tăng của ", "the growth of ") + Part(0) + new Said(" so với ", " over ") + Part(1),
            RuleFunction.Count => new Said("số điều có trong (", "how many hold of (") + Join(parts) + new Said(")", ")"),
            RuleFunction.Round => new Said("(", "(") + Part(0) + new Said(", làm tròn ", ", rounded to ") + Part(1) + new Said(" chữ số)", " digits)"),
            _ => new Said("(", "(") + Part(0) + new Said(", cắt còn ", ", cut to ") + Part(1) + new Said(" chữ số)", " digits)"),
        };
    }

    private Said Name(NameSyntax name)
    {
        var said = known.TryGetValue(name.Name, out var input)
            ? new Said(Small(input.Label), Small(input.LabelEnglish ?? input.Label))
            : new Said($"“{name.Name}”", $"“{name.Name}”");
        return name.Year switch
        {
            null => said,
            "last" => said + new Said(" năm trước", " of the year before"),
            var year => said + new Said(" năm " + year, " of " + year),
        };
    }

    private static Said Number(NumberSyntax number)
    {
        var written = (number.IsPercent ? number.Value * 100 : number.Value).ToString("0.############################", CultureInfo.InvariantCulture) + (number.IsPercent ? "%" : "");
        return new(written.Replace('.', ','), written);
    }

    /// <summary>Inside a sentence a label begins small, unless it begins with an abbreviation.</summary>
    private static string Small(string label) => label.Length > 1 && char.IsUpper(label[0]) && !char.IsUpper(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;

    private static Said Join(IEnumerable<Said> parts) => parts.Aggregate((left, right) => left + new Said("; ", "; ") + right);

    private static Said Bracket(Said said, bool isNeeded) => isNeeded ? new Said("(", "(") + said + new Said(")", ")") : said;

    /// <summary>or 0, and 1, comparison 3, sum 4, product 5.</summary>
    private static int Level(BinaryOperator op) => op switch
    {
        BinaryOperator.Or => 0,
        BinaryOperator.And => 1,
        BinaryOperator.Add or BinaryOperator.Subtract => 4,
        BinaryOperator.Multiply or BinaryOperator.Divide => 5,
        _ => 3,
    };
}
