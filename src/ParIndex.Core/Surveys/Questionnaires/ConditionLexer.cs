using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Questionnaires;

internal enum ConditionTokenKind
{
    End,
    Field,
    Number,
    Text,
    Word,
    Symbol,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">Field name, number as written, text without quotes, word or symbol.</param>
/// <param name="At">First character, from 1.</param>
internal readonly record struct ConditionToken(ConditionTokenKind Kind, string Text, int At)
{
    public bool Is(string word) => Kind is ConditionTokenKind.Word or ConditionTokenKind.Symbol && Text == word;
}

/// <summary>Cuts a condition into tokens.</summary>
internal sealed class ConditionLexer(string text)
{
    private static readonly string[] Symbols = ["!=", "<=", ">=", "=", "<", ">", "(", ")", ",", "-"];

    private int at;

    /// <exception cref="ConditionException">A character has no meaning here.</exception>
    public List<ConditionToken> Read()
    {
        var tokens = new List<ConditionToken>();
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;

            if (at == text.Length)
            {
                tokens.Add(new ConditionToken(ConditionTokenKind.End, "", text.Length + 1));
                return tokens;
            }

            tokens.Add(Next());
        }
    }

    private ConditionToken Next()
    {
        var start = at;
        switch (text[at])
        {
            case '$':
                return Field();
            case '\'' or '"':
                return Quoted(text[at]);
            case var digit when char.IsAsciiDigit(digit) || (digit == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])):
                while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
                    at++;
                return new ConditionToken(ConditionTokenKind.Number, text[start..at], start + 1);
            case '.':
                at++;
                return new ConditionToken(ConditionTokenKind.Field, Condition.Self, start + 1);
            case var letter when char.IsAsciiLetter(letter):
                while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '_' or ':'))
                    at++;
                return new ConditionToken(ConditionTokenKind.Word, text[start..at], start + 1);
            default:
                if (Symbols.FirstOrDefault(known => text.AsSpan(at).StartsWith(known, StringComparison.Ordinal)) is not { } symbol)
                    throw Unknown(start);
                at += symbol.Length;
                return new ConditionToken(ConditionTokenKind.Symbol, symbol, start + 1);
        }
    }

    private ConditionToken Field()
    {
        var start = at;
        var close = text.IndexOf('}', at);
        if (at + 1 >= text.Length || text[at + 1] != '{' || close < 0)
        {
            throw new ConditionException(start + 1, new Message(
                "Tên câu hỏi viết trong ${ }, ví dụ ${q1}.", "A question is named inside ${ }, as in ${q1}."));
        }

        var name = text[(at + 2)..close].Trim();
        if (!FieldName.IsSound(name))
        {
            throw new ConditionException(start + 1, new Message(
                $"“{name}” không phải tên câu hỏi: tên gồm chữ, số, “_”, “-”, “.” và bắt đầu bằng chữ.",
                $"“{name}” is no question name: letters, digits, “_”, “-”, “.” beginning with a letter."));
        }

        at = close + 1;
        return new ConditionToken(ConditionTokenKind.Field, name, start + 1);
    }

    private ConditionToken Quoted(char quote)
    {
        var start = at;
        var close = text.IndexOf(quote, at + 1);
        if (close < 0)
            throw new ConditionException(start + 1, new Message("Ngoặc kép hoặc ngoặc đơn mở ở đây chưa đóng.", "The quote opened here is not closed."));

        at = close + 1;
        return new ConditionToken(ConditionTokenKind.Text, text[(start + 1)..close], start + 1);
    }

    private ConditionException Unknown(int start) => text[start] is '‘' or '’' or '“' or '”'
        ? new ConditionException(start + 1, new Message("Dùng ngoặc thẳng ' thay cho ngoặc cong.", "Use straight quotes ' in place of curly ones."))
        : new ConditionException(start + 1, new Message(
            $"Không hiểu “{text[start]}” ở đây. Dùng: ${{câu}} = 'mã', !=, <, <=, >, >=, and, or, not(…), selected(…), count-selected(…).",
            $"“{text[start]}” has no meaning here. Use: ${{question}} = 'code', !=, <, <=, >, >=, and, or, not(…), selected(…), count-selected(…)."));
}

/// <summary>Names of questions, rows, lists and sections.</summary>
public static class FieldName
{
    /// <summary>Longest name in characters; databases and statistics programs cut longer ones.</summary>
    public const int Longest = 64;

    /// <summary>Letters, digits, "_", "-" and ".", beginning with a letter or "_": what an XLSForm allows too.</summary>
    public static bool IsSound(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= Longest && (char.IsLetter(name[0]) || name[0] == '_')
            && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.');
    }
}
