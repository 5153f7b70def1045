namespace ParIndex.Core.Rules.Syntax;

/// <summary>Expressions by precedence: or, and, not, comparison, + −, * /, sign, atom.</summary>
internal sealed partial class Parser
{
    private static readonly UnreadSyntax Nothing = new(new TextPosition(1, 1));

    private int _depth;

    private ExpressionSyntax ReadExpression()
    {
        if (!Enter()) return Nothing;
        var left = ReadAnd();
        while (!_failed && Take(Word.Or)) left = Join(BinaryOperator.Or, left, SkipBreak() ? ReadAnd() : Nothing);
        _depth--;
        return left;
    }

    private ExpressionSyntax ReadAnd()
    {
        var left = ReadNot();
        while (!_failed && Take(Word.And)) left = Join(BinaryOperator.And, left, SkipBreak() ? ReadNot() : Nothing);
        return left;
    }

    private ExpressionSyntax ReadNot()
    {
        var at = Current.At;
        if (_failed || Words.Match(_tokens, _next, Word.Not) == 0) return ReadComparison();
        if (!Enter()) return Nothing;
        Take(Word.Not);
        var operand = ReadNot();
        _depth--;
        return new NotSyntax(operand, at);
    }

    /// <summary><c>80% &lt;= rate &lt; 100%</c> is read as two comparisons joined by "and".</summary>
    private ExpressionSyntax ReadComparison()
    {
        var left = ReadAdditive();
        ExpressionSyntax? all = null;
        while (!_failed && TakeComparison() is { } op)
        {
            var right = SkipBreak() ? ReadAdditive() : Nothing;
            var comparison = Join(op, left, right);
            all = all is null ? comparison : Join(BinaryOperator.And, all, comparison);
            left = right;
        }

        return all ?? left;
    }

    private ExpressionSyntax ReadAdditive()
    {
        var left = ReadMultiplicative();
        while (!_failed && (Current.IsSymbol("+") || Current.IsSymbol("-")))
        {
            var op = _tokens[_next++].Text == "+" ? BinaryOperator.Add : BinaryOperator.Subtract;
            left = Join(op, left, SkipBreak() ? ReadMultiplicative() : Nothing);
        }

        return left;
    }

    private ExpressionSyntax ReadMultiplicative()
    {
        var left = ReadSigned();
        while (!_failed && (Current.IsSymbol("*") || Current.IsSymbol("/")))
        {
            var op = _tokens[_next++].Text == "*" ? BinaryOperator.Multiply : BinaryOperator.Divide;
            left = Join(op, left, SkipBreak() ? ReadSigned() : Nothing);
        }

        return left;
    }

    private ExpressionSyntax ReadSigned()
    {
        var at = Current.At;
        if (!TakeSymbol("-")) return ReadAtom();
        if (!Enter()) return Nothing;
        var operand = ReadSigned();
        _depth--;
        return new NegateSyntax(operand, at);
    }

    private ExpressionSyntax ReadAtom()
    {
        if (_failed) return Nothing;
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                _next++;
                return new NumberSyntax(token.Value, token.IsPercent, token.At);
            case TokenKind.Text:
                _next++;
                return new TextSyntax(token.Text, token.At);
            case TokenKind.Word:
                return ReadWordAtom(token);
            case TokenKind.Symbol when token.Text == "(":
                _next++;
                var inner = ReadExpression();
                Expect(")", RulePhrases.ClosingBracket);
                return inner;
            default:
                Fail(RulePhrases.Operand, token);
                return Nothing;
        }
    }

    private ExpressionSyntax ReadWordAtom(Token token)
    {
        if (token.Year is null && _tokens[_next + 1].IsSymbol("(") && !Words.IsReserved(token.Text)) return ReadCall(token);
        if (Words.Match(_tokens, _next, Word.NotApplicable) == 0)
        {
            if (Take(Word.Full)) return new FullSyntax(token.At);
            if (Take(Word.Yes)) return new YesNoSyntax(true, token.At);
            if (Words.Match(_tokens, _next, Word.Not) == 0 && Take(Word.No)) return new YesNoSyntax(false, token.At);
        }

        if (Words.IsReserved(token.Text) || token.Text.Any(c => c > 127))
        {
            Fail(RulePhrases.Operand, token);
            return Nothing;
        }

        return ReadName();
    }

    private NameSyntax ReadName()
    {
        var token = _tokens[_next++];
        return new NameSyntax(token.Text, token.Year, token.At);
    }

    private ExpressionSyntax ReadCall(Token name)
    {
        _next += 2;
        if (string.Equals(name.Text, "weighted", StringComparison.OrdinalIgnoreCase)) return ReadWeighted(name.At);
        var arguments = new List<ExpressionSyntax>();
        if (!Current.IsSymbol(")"))
        {
            do
            {
                arguments.Add(ReadExpression());
            }
            while (TakeSymbol(","));
        }

        Expect(")", RulePhrases.ClosingBracketOrComma);
        if (Words.Functions.TryGetValue(name.Text, out var function)) return Checked(new CallSyntax(function, new(arguments), name.At));
        if (!_failed) _problems.Add(RuleProblems.UnknownFunction(name.At, name.Text, Nearest.To(name.Text, Words.Functions.Keys.Append("weighted"))));
        return Nothing;
    }

    private ExpressionSyntax ReadWeighted(TextPosition at)
    {
        var pairs = new List<WeightSyntax>();
        do
        {
            var ballots = ReadExpression();
            Expect(":", RulePhrases.ColonAndWeight);
            pairs.Add(new WeightSyntax(ballots, ReadExpression()));
        }
        while (TakeSymbol(","));
        Expect(")", RulePhrases.ClosingBracketOrComma);
        return Checked(new WeightedSyntax(new(pairs), at));
    }

    private BinaryOperator? TakeComparison()
    {
        if (_failed || Current.Kind != TokenKind.Symbol) return null;
        BinaryOperator? op = Current.Text switch
        {
            "=" => BinaryOperator.Equal,
            "<>" => BinaryOperator.NotEqual,
            "<" => BinaryOperator.Less,
            "<=" => BinaryOperator.LessOrEqual,
            ">" => BinaryOperator.Greater,
            ">=" => BinaryOperator.GreaterOrEqual,
            _ => null,
        };
        if (op is not null) _next++;
        return op;
    }

    private ExpressionSyntax Join(BinaryOperator op, ExpressionSyntax left, ExpressionSyntax right) =>
        Checked(new BinarySyntax(op, left, right, left.At));

    private ExpressionSyntax Checked(ExpressionSyntax expression)
    {
        if (expression.Depth <= MaxDepth) return expression;
        if (!_failed) _problems.Add(RuleProblems.TooDeep(expression.At, MaxDepth));
        _failed = true;
        return Nothing;
    }

    /// <summary>An operator at the end of a line carries the expression on to the next.</summary>
    private bool SkipBreak()
    {
        while (!_failed && Current.Kind == TokenKind.NewLine && _tokens[_next + 1].Kind is not TokenKind.NewLine and not TokenKind.End) _next++;
        return !_failed;
    }

    private bool Enter()
    {
        if (_failed) return false;
        if (_depth < MaxDepth)
        {
            _depth++;
            return true;
        }

        _problems.Add(RuleProblems.TooDeep(Current.At, MaxDepth));
        _failed = true;
        return false;
    }
}
