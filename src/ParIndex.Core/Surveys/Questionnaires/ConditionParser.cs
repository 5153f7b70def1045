using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>What a condition's text turned out to be: one of the two is null.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Problem">Why there is none.</param>
public sealed record ConditionReading(Condition? Condition, ConditionProblem? Problem);

/// <summary>A mistake in a condition's text.</summary>
/// <param name="At">Character, from 1.</param>
/// <param name="Text">What and how to mend.</param>
public sealed record ConditionProblem(int At, Message Text);

/// <summary>
/// Reads conditions: <c>or</c> binds least, then <c>and</c>, then <c>not(…)</c> and comparisons. Names no field it does not meet;
/// whether fields and choices exist is asked by <see cref="QuestionnaireChecker"/>.
/// </summary>
public sealed class ConditionParser
{
    private const int LongestText = 4000;
    private const int Deepest = 60;

    private readonly List<ConditionToken> tokens;
    private int next;
    private int depth;

    private ConditionParser(List<ConditionToken> tokens) => this.tokens = tokens;

    private ConditionToken Current => tokens[next];

    /// <summary>Reads a condition; never throws for a bad text.</summary>
    public static ConditionReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestText)
        {
            return new ConditionReading(null, new ConditionProblem(LongestText, new Message(
                "Điều kiện dài quá 4000 ký tự: tách thành nhiều câu.", "The condition is longer than 4000 characters: split it.")));
        }

        try
        {
            var parser = new ConditionParser(new ConditionLexer(text).Read());
            var condition = parser.Any();
            return parser.Current.Kind == ConditionTokenKind.End
                ? new ConditionReading(condition, null)
                : throw parser.Unexpected("Thừa chữ ở đây: nối các điều kiện bằng and hoặc or.", "Text left over: join conditions with and or or.");
        }
        catch (ConditionException problem)
        {
            return new ConditionReading(null, new ConditionProblem(problem.At, problem.Text));
        }
    }

    /// <summary>The condition of a text known to be sound.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static Condition Parse(string text) =>
        Read(text) is { Condition: { } condition } ? condition : throw new ArgumentException(Read(text).Problem!.Text.English, nameof(text));

    private Condition Any()
    {
        var left = All();
        while (Take("or"))
            left = new AnyOf(left, All());
        return left;
    }

    private Condition All()
    {
        var left = One();
        while (Take("and"))
            left = new AllOf(left, One());
        return left;
    }

    private Condition One()
    {
        if (++depth > Deepest)
            throw Unexpected("Điều kiện lồng quá sâu.", "The condition is nested too deep.");

        var condition = Bracketed();
        depth--;
        return condition;
    }

    private Condition Bracketed()
    {
        if (Take("not"))
        {
            Expect("(");
            var inner = Any();
            Expect(")");
            return new Negation(inner);
        }

        if (Take("selected"))
        {
            Expect("(");
            var field = Field();
            Expect(",");
            var choice = Current;
            if (choice.Kind is not (ConditionTokenKind.Text or ConditionTokenKind.Number))
                throw Unexpected("Mã lựa chọn đặt trong ngoặc đơn, ví dụ 'x'.", "Put the code of the choice in quotes, as in 'x'.");
            next++;
            Expect(")");
            return new Selected(field, choice.Text);
        }

        if (Take("("))
        {
            var inner = Any();
            Expect(")");
            return inner;
        }

        var left = Value();
        return new Comparison(left, Sign(), Value());
    }

    private ComparisonSign Sign()
    {
        foreach (var sign in Enum.GetValues<ComparisonSign>())
        {
            if (Take(Comparison.Symbol(sign)))
                return sign;
        }

        throw Unexpected("Thiếu dấu so sánh: =, !=, <, <=, >, >=.", "A sign of comparison is missing: =, !=, <, <=, >, >=.");
    }

    private Operand Value()
    {
        var token = Current;
        switch (token.Kind)
        {
            case ConditionTokenKind.Field:
                return Field();
            case ConditionTokenKind.Text:
                next++;
                return new TextOperand(token.Text);
            case ConditionTokenKind.Number:
                return Number();
            case ConditionTokenKind.Symbol when Take("-"):
                return new NumberOperand(-Number().Value);
            case ConditionTokenKind.Word when token.Text is "count-selected" or "string-length":
                next++;
                Expect("(");
                var field = Field();
                Expect(")");
                return token.Text == "count-selected" ? new CountOperand(field) : new LengthOperand(field);
            case ConditionTokenKind.Word:
                throw Unexpected(
                    $"“{token.Text}” không dùng được ở đây: viết lại bằng ${{câu}}, 'mã', số, count-selected(…), string-length(…).",
                    $"“{token.Text}” cannot be used here: use ${{question}}, 'code', a number, count-selected(…), string-length(…).");
            default:
                throw Unexpected("Thiếu một giá trị: ${câu}, 'mã' hoặc số.", "A value is missing: ${question}, 'code' or a number.");
        }
    }

    private NumberOperand Number()
    {
        if (Current.Kind != ConditionTokenKind.Number || Operand.ReadNumber(Current.Text) is not { } number)
            throw Unexpected($"“{Current.Text}” không phải số.", $"“{Current.Text}” is no number.");

        next++;
        return new NumberOperand(number);
    }

    private FieldOperand Field()
    {
        if (Current.Kind != ConditionTokenKind.Field)
            throw Unexpected("Ở đây phải là một câu hỏi, ví dụ ${q1}.", "A question belongs here, as in ${q1}.");

        return new FieldOperand(tokens[next++].Text);
    }

    private bool Take(string word)
    {
        if (!Current.Is(word))
            return false;

        next++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
            throw Unexpected($"Thiếu “{symbol}” ở đây.", $"“{symbol}” is missing here.");
    }

    private ConditionException Unexpected(string vietnamese, string english) => new(Current.At, new Message(vietnamese, english));
}

/// <summary>Reading cannot go on; caught in <see cref="ConditionParser.Read"/>.</summary>
internal sealed class ConditionException(int at, Message text) : Exception(text.English)
{
    public int At { get; } = at;

    public Message Text { get; } = text;
}
