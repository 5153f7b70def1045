using ParIndex.Core.Text;

namespace ParIndex.Core.Rules.Syntax;

/// <summary>
/// Reads tokens into a <see cref="RuleSyntax"/>. After a mistake the rest of the line is skipped and the next is read, so that
/// several mistakes are told at once. Never throws; nesting is limited.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>Most characters of a rule.</summary>
    public const int MaxLength = 20_000;

    /// <summary>Deepest nesting of an expression; keeps every later pass within the stack.</summary>
    public const int MaxDepth = 150;

    private readonly List<Token> _tokens;
    private readonly ProblemList _problems;
    private readonly List<string> _remarks = [];
    private int _next;
    private bool _failed;

    private Parser(List<Token> tokens, ProblemList problems)
    {
        _tokens = tokens;
        _problems = problems;
    }

    /// <summary>Null: there is nothing to read or too much. With errors in the list the tree is partial.</summary>
    public static RuleSyntax? Parse(string text, ProblemList problems)
    {
        if (text.Length > MaxLength)
        {
            problems.Add(RuleProblems.TooLong(MaxLength));
            return null;
        }

        var tokens = new Lexer(VietnameseText.Compose(text), problems).Run();
        if (tokens.All(token => token.Kind is TokenKind.NewLine or TokenKind.End))
        {
            problems.Add(RuleProblems.Empty());
            return null;
        }

        return new Parser(tokens, problems).ReadRule();
    }

    private Token Current => _tokens[_next];

    private bool AtLineEnd => Current.Kind is TokenKind.NewLine or TokenKind.End;

    private RuleSyntax ReadRule()
    {
        var definitions = new List<DefinitionSyntax>();
        var cases = new List<CaseSyntax>();
        BodySyntax? rest = null;
        while (SkipBlankLines())
        {
            var at = Current.At;
            if (IsDefinition())
            {
                if (cases.Count > 0 || rest is not null) _problems.Add(RuleProblems.LateDefinition(at, Current.Text));
                definitions.Add(ReadDefinition());
            }
            else if (rest is not null)
            {
                _problems.Add(RuleProblems.AfterEnd(at, WordOf(rest)));
                SkipText();
            }
            else if (Take(Word.When))
            {
                cases.Add(ReadCase(at));
            }
            else
            {
                rest = ReadBody(at);
            }
        }

        if (rest is null && cases.Count == 0 && !_problems.HasErrors) _problems.Add(RuleProblems.NothingToChoose(Current.At));
        return new RuleSyntax(new(definitions), new(cases), rest, new(_remarks));
    }

    private bool IsDefinition() => Current is { Kind: TokenKind.Word } && _tokens[_next + 1].IsSymbol("=");

    private DefinitionSyntax ReadDefinition()
    {
        var name = _tokens[_next];
        _next += 2;
        if (name.Year is not null || name.Text.Any(c => c > 127)) Fail(RulePhrases.PlainName, name);
        if (Words.IsReserved(name.Text)) _problems.Add(RuleProblems.ReservedName(name.At, name.Text));
        var before = TakeRemarks();
        var value = ReadExpression();
        return new DefinitionSyntax(name.Text, value, EndLine(before), name.At);
    }

    private CaseSyntax ReadCase(TextPosition at)
    {
        var before = TakeRemarks();
        var condition = ReadExpression();
        Expect(":", RulePhrases.ColonAfterCondition);
        var result = ReadResult(inStep: false);
        var label = TakeLabel();
        return new CaseSyntax(condition, result, label, EndLine(before), at);
    }

    private ResultSyntax ReadResult(bool inStep)
    {
        var at = Current.At;
        if (Take(Word.NotApplicable)) return new NotApplicableSyntax(at);
        var proRataTo = Take(Word.ProRataTo);
        if (proRataTo || Take(Word.ProRata))
        {
            if (!inStep) _problems.Add(RuleProblems.ProRataOutsideStep(at));
            return new ProRataSyntax(proRataTo ? ReadAdditive() : null, at);
        }

        return new PointsSyntax(ReadExpression(), at);
    }

    private string? TakeLabel() => !_failed && Current.Kind == TokenKind.Text ? _tokens[_next++].Text : null;

    /// <summary>Passes blank lines, keeping their remarks for the line that follows; false at the end of the text.</summary>
    private bool SkipBlankLines()
    {
        while (Current.Kind == TokenKind.NewLine)
        {
            if (_tokens[_next++].Remark is { } remark) _remarks.Add(remark);
        }

        _failed = false;
        return Current.Kind != TokenKind.End;
    }

    private EquatableList<string> TakeRemarks()
    {
        if (_remarks.Count == 0) return EquatableList<string>.Empty;
        var taken = new EquatableList<string>(_remarks);
        _remarks.Clear();
        return taken;
    }

    /// <summary>Ends a line; anything left on it is an error.</summary>
    private Remarks EndLine(EquatableList<string> before)
    {
        if (!AtLineEnd && !_failed) _problems.Add(RuleProblems.ExtraText(Current.At, Current.Text));
        var after = SkipLine();
        return before.Count == 0 && after is null ? Remarks.None : new Remarks(before, after);
    }

    /// <summary>Passes over the rest of the text: what is out of place there is told once.</summary>
    private void SkipText()
    {
        while (Current.Kind != TokenKind.End) _next++;
    }

    private string? SkipLine()
    {
        while (!AtLineEnd) _next++;
        return Current.Kind == TokenKind.NewLine ? _tokens[_next++].Remark : null;
    }

    private bool Take(Word word)
    {
        if (_failed) return false;
        var length = Words.Match(_tokens, _next, word);
        _next += length;
        return length > 0;
    }

    private bool TakeSymbol(string symbol)
    {
        if (_failed || !Current.IsSymbol(symbol)) return false;
        _next++;
        return true;
    }

    private void Expect(string symbol, Message what)
    {
        if (!TakeSymbol(symbol)) Fail(what, Current);
    }

    private void Fail(Message what, Token found)
    {
        if (_failed) return;
        _failed = true;
        _problems.Add(RuleProblems.Expected(found.At, what, found.Kind is TokenKind.NewLine or TokenKind.End ? "" : found.Text));
    }
}
