namespace ParIndex.Core.Rules.Syntax;

internal sealed partial class Parser
{
    private BodySyntax ReadBody(TextPosition at)
    {
        if (Take(Word.Otherwise)) return ReadOtherwise(at, allowBody: true);
        if (Take(Word.Steps)) return ReadSteps(at);
        if (Take(Word.Choose)) return ReadChoose(at);
        if (Words.Match(_tokens, _next, Word.Sum) is > 0 and var length && _tokens[_next + length].IsSymbol(":"))
        {
            _next += length;
            return ReadSum(at);
        }

        var before = TakeRemarks();
        var result = ReadResult(inStep: false);
        var label = TakeLabel();
        return new ExpressionBodySyntax(result, label, EndLine(before), at);
    }

    /// <summary>After <c>otherwise:</c> stands a result, or on the next line steps, a sum or a choice.</summary>
    private BodySyntax ReadOtherwise(TextPosition at, bool allowBody)
    {
        var before = TakeRemarks();
        Expect(":", RulePhrases.ColonAfterOtherwise);
        if (allowBody && !_failed && AtLineEnd)
        {
            _remarks.AddRange(before);
            if (SkipBlankLines() && BeginsBlock()) return ReadBody(Current.At);
        }

        var result = ReadResult(inStep: false);
        var label = TakeLabel();
        return new OtherwiseSyntax(result, label, EndLine(before), at);
    }

    private bool BeginsBlock() => Words.Match(_tokens, _next, Word.Steps) > 0
        || Words.Match(_tokens, _next, Word.Choose) > 0
        || Words.Match(_tokens, _next, Word.Sum) > 0;

    private StepsSyntax ReadSteps(TextPosition at)
    {
        var before = TakeRemarks();
        var figure = ReadExpression();
        Expect(":", RulePhrases.ColonAfterFigure);
        var remarks = EndLine(before);
        var steps = new List<StepSyntax>();
        var otherwise = ReadLines(steps, ReadStep);
        if (steps.Count == 0) _problems.Add(RuleProblems.EmptyBody(at, "steps"));
        return new StepsSyntax(figure, new(steps), otherwise, remarks, at);
    }

    /// <summary>Reads the lines of a body into a list; what stands after "otherwise" is told and passed over.</summary>
    /// <returns>The line "otherwise", if there is one.</returns>
    private OtherwiseSyntax? ReadLines<T>(List<T> lines, Func<TextPosition, T> read)
    {
        OtherwiseSyntax? otherwise = null;
        while (SkipBlankLines())
        {
            var here = Current.At;
            if (otherwise is not null)
            {
                _problems.Add(RuleProblems.AfterEnd(here, Words.Canon(Word.Otherwise, vietnamese: false)));
                SkipText();
            }
            else if (Take(Word.Otherwise))
            {
                otherwise = (OtherwiseSyntax)ReadOtherwise(here, allowBody: false);
            }
            else
            {
                lines.Add(read(here));
            }
        }

        return otherwise;
    }

    private StepSyntax ReadStep(TextPosition at)
    {
        var before = TakeRemarks();
        var comparison = TakeComparison();
        if (comparison is null or BinaryOperator.NotEqual)
        {
            Fail(RulePhrases.Step, Current);
        }

        var limit = ReadAdditive();
        Expect(":", RulePhrases.ColonAfterLimit);
        var result = ReadResult(inStep: true);
        var label = TakeLabel();
        return new StepSyntax(comparison ?? BinaryOperator.Equal, limit, result, label, EndLine(before), at);
    }

    private SumSyntax ReadSum(TextPosition at)
    {
        var before = TakeRemarks();
        Expect(":", RulePhrases.ColonAfterSum);
        var remarks = EndLine(before);
        var parts = new List<PartSyntax>();
        while (SkipBlankLines())
        {
            var here = Current.At;
            before = TakeRemarks();
            var value = ReadExpression();
            var condition = Take(Word.If) ? ReadExpression() : null;
            var label = TakeLabel();
            parts.Add(new PartSyntax(value, condition, label, EndLine(before), here));
        }

        if (parts.Count == 0) _problems.Add(RuleProblems.EmptyBody(at, "sum"));
        return new SumSyntax(new(parts), remarks, at);
    }

    private ChooseSyntax ReadChoose(TextPosition at)
    {
        var before = TakeRemarks();
        var input = Current.Kind == TokenKind.Word ? ReadName() : null;
        if (input is null) Fail(RulePhrases.ChoiceName, Current);
        Expect(":", RulePhrases.ColonAfterChoice);
        var remarks = EndLine(before);
        var options = new List<OptionSyntax>();
        var otherwise = ReadLines(options, ReadOption);
        if (options.Count == 0) _problems.Add(RuleProblems.EmptyBody(at, "choose"));
        return new ChooseSyntax(input ?? new NameSyntax("", null, at), new(options), otherwise, remarks, at);
    }

    private OptionSyntax ReadOption(TextPosition at)
    {
        var before = TakeRemarks();
        var option = TakeLabel();
        if (option is null) Fail(RulePhrases.Option, Current);
        Expect(":", RulePhrases.ColonAfterOption);
        var result = ReadResult(inStep: false);
        var label = TakeLabel();
        return new OptionSyntax(option ?? "", result, label, EndLine(before), at);
    }

    private static string WordOf(BodySyntax body) => body switch
    {
        OtherwiseSyntax => "otherwise",
        StepsSyntax => "steps",
        SumSyntax => "sum",
        ChooseSyntax => "choose",
        _ => "full …",
    };
}
