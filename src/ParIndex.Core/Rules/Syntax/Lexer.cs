using System.Globalization;

namespace ParIndex.Core.Rules.Syntax;

/// <summary>Cuts composed rule text into tokens. Line ends inside brackets are left out; remarks ride on the line end after them.</summary>
internal sealed class Lexer(string text, ProblemList problems)
{
    private readonly List<Token> _tokens = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private int _brackets;
    private string? _remark;

    private TextPosition Here => new(_line, _at - _lineStart + 1);

    private char Current => _at < text.Length ? text[_at] : '\0';

    private char Next => _at + 1 < text.Length ? text[_at + 1] : '\0';

    public List<Token> Run()
    {
        while (_at < text.Length)
        {
            ReadOne();
        }

        EndLine(Here);
        _tokens.Add(new Token(TokenKind.End, "", Here));
        return _tokens;
    }

    private void ReadOne()
    {
        var c = Current;
        if (c is '\n' or '\r')
        {
            var at = Here;
            _at += c == '\r' && Next == '\n' ? 2 : 1;
            _line++;
            _lineStart = _at;
            if (_brackets == 0 || NextLineBeginsAnew()) EndLine(at);
        }
        else if (char.IsWhiteSpace(c) || c is '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD')
        {
            _at++;
        }
        else if (c == '#')
        {
            var start = _at + 1;
            while (_at < text.Length && Current is not '\n' and not '\r') _at++;
            _remark = text[start.._at].Trim();
        }
        else if (char.IsAsciiDigit(c))
        {
            ReadNumber();
        }
        else if (c is '"' or '“' or '”')
        {
            ReadText();
        }
        else if (char.IsLetter(c) || c == '_')
        {
            ReadWord();
        }
        else
        {
            ReadSymbol();
        }
    }

    /// <summary>Whether a bracket left open must have been forgotten: the next line begins something else.</summary>
    private bool NextLineBeginsAnew()
    {
        var start = _at;
        while (start < text.Length && text[start] is ' ' or '\t') start++;
        var end = start;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return start < text.Length
            && (text[start] is '<' or '>' or '=' or '≤' or '≥' or '"' || Words.BeginsLine(text[start..end]));
    }

    private void EndLine(TextPosition at)
    {
        _tokens.Add(new Token(TokenKind.NewLine, "", at, Remark: _remark));
        _remark = null;
        _brackets = 0;
    }

    private void ReadNumber()
    {
        var (start, at) = (_at, Here);
        while (char.IsAsciiDigit(Current) || (Current == '.' && char.IsAsciiDigit(Next))) _at++;
        var digits = text[start.._at];
        var glued = char.IsLetter(Current) || Current == '_';
        while (char.IsLetterOrDigit(Current) || Current == '_') _at++;
        var value = 0m;
        if (glued || digits.Count(c => c == '.') > 1 || digits.Length > 28
            || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
        {
            problems.Add(RuleProblems.BadNumber(at, text[start.._at]));
        }

        var beforePercent = _at;
        while (Current is ' ' or '\u00A0' or '\u202F') _at++;
        if (Current == '%')
        {
            _at++;
            _tokens.Add(new Token(TokenKind.Number, text[start.._at], at, value / 100, IsPercent: true));
            return;
        }

        _at = beforePercent;
        _tokens.Add(new Token(TokenKind.Number, text[start.._at], at, value));
        if (Current == ',' && char.IsAsciiDigit(Next) && _brackets == 0)
        {
            problems.Add(RuleProblems.CommaDecimal(at));
            _at++;
            while (char.IsAsciiDigit(Current)) _at++;
        }
    }

    private void ReadText()
    {
        var (at, curly) = (Here, Current != '"');
        var start = ++_at;
        var doubled = false;
        while (_at < text.Length && Current is not '\n' and not '\r')
        {
            if (curly ? Current == '”' : Current == '"')
            {
                if (curly || Next != '"') break;
                doubled = true;
                _at++;
            }

            _at++;
        }

        var content = text[start..Math.Min(_at, text.Length)];
        if (doubled) content = content.Replace("\"\"", "\"", StringComparison.Ordinal);
        if (_at >= text.Length || Current is '\n' or '\r') problems.Add(RuleProblems.OpenText(at));
        else _at++;
        _tokens.Add(new Token(TokenKind.Text, content.Trim(), at));
    }

    private void ReadWord()
    {
        var (start, at) = (_at, Here);
        while (char.IsLetterOrDigit(Current) || Current == '_') _at++;
        var word = text[start.._at];
        string? year = null;
        if (Current == '@')
        {
            var yearStart = ++_at;
            while (char.IsLetterOrDigit(Current) || Current == '_') _at++;
            year = text[yearStart.._at];
        }

        _tokens.Add(new Token(TokenKind.Word, word, at, Year: year));
    }

    private void ReadSymbol()
    {
        var at = Here;
        var (symbol, length) = (Current, Next) switch
        {
            ('<', '=') or ('=', '<') => ("<=", 2),
            ('>', '=') or ('=', '>') => (">=", 2),
            ('<', '>') or ('!', '=') => ("<>", 2),
            ('=', '=') => ("=", 2),
            ('≤', _) => ("<=", 1),
            ('≥', _) => (">=", 1),
            ('≠', _) => ("<>", 1),
            ('−' or '–', _) => ("-", 1),
            ('×' or '·', _) => ("*", 1),
            ('÷', _) => ("/", 1),
            ('<' or '>' or '=' or '+' or '-' or '*' or '/' or '(' or ')' or ',' or ':', _) => (text[_at].ToString(), 1),
            _ => ("", 1),
        };
        if (symbol.Length == 0)
        {
            var rune = char.IsHighSurrogate(Current) && char.IsLowSurrogate(Next) ? 2 : 1;
            problems.Add(RuleProblems.UnknownCharacter(at, text.Substring(_at, rune)));
            _at += rune;
            return;
        }

        if (symbol == "(") _brackets++;
        if (symbol == ")" && _brackets > 0) _brackets--;
        _at += length;
        _tokens.Add(new Token(TokenKind.Symbol, symbol, at));
    }
}
