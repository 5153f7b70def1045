using System.Globalization;
using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Text;

namespace ParIndex.Core.Rules.Explaining;

/// <summary>Writes one sentence in both languages at once; figures differ only in their marks. One per thread, used again.</summary>
internal sealed class BilingualWriter
{
    [ThreadStatic]
    private static BilingualWriter? _cached;

    private char[] _vietnamese = new char[512];
    private char[] _english = new char[512];
    private int _vietnameseLength;
    private int _englishLength;

    public static BilingualWriter Rent() => _cached ??= new BilingualWriter();

    public BilingualWriter Add(string text)
    {
        Append(ref _vietnamese, ref _vietnameseLength, text);
        Append(ref _english, ref _englishLength, text);
        return this;
    }

    public BilingualWriter Add(string vietnamese, string english)
    {
        Append(ref _vietnamese, ref _vietnameseLength, vietnamese);
        Append(ref _english, ref _englishLength, english);
        return this;
    }

    public BilingualWriter Add(Message text) => Add(text.Vietnamese, text.English);

    /// <summary>A figure rounded to <paramref name="digits"/>, without trailing zeros: 2.473.200,5 and 2,473,200.5.</summary>
    public BilingualWriter AddNumber(decimal value, int digits)
    {
        var rounded = Math.Round(value, digits, MidpointRounding.AwayFromZero);
        Span<char> plain = stackalloc char[40];
        rounded.TryFormat(plain, out var length, default, CultureInfo.InvariantCulture);
        plain = plain[..length];
        var point = plain.IndexOf('.');
        if (point >= 0)
        {
            plain = plain.TrimEnd('0');
            if (plain.Length == point + 1) plain = plain[..point];
        }

        var whole = point < 0 ? plain.Length : point;
        for (var i = 0; i < plain.Length; i++)
        {
            if (i == whole)
            {
                Append(',', '.');
                continue;
            }

            Append(plain[i] == '-' ? '−' : plain[i], plain[i] == '-' ? '−' : plain[i]);
            var left = whole - 1 - i;
            if (left > 0 && left % 3 == 0 && plain[i] != '-') Append('.', ',');
        }

        return this;
    }

    /// <summary>A figure as people read it: shares in percent with two digits, points with four.</summary>
    public BilingualWriter AddValue(decimal value, Shown shown) => AddValue(value, shown, null);

    /// <summary>As before, with as many digits as it takes to tell it from <paramref name="against"/>.</summary>
    public BilingualWriter AddValue(decimal value, Shown shown, decimal? against)
    {
        var isPercent = shown == Shown.Percent && Math.Abs(value) < 1e20m;
        var number = isPercent ? value * 100 : value;
        var digits = isPercent ? 2 : shown == Shown.Points ? 4 : 6;
        if (against is { } other && other != value)
        {
            var limit = isPercent && Math.Abs(other) < 1e20m ? other * 100 : other;
            while (digits < 12 && Math.Round(number, digits) == Math.Round(limit, digits)) digits++;
        }

        AddNumber(number, digits);
        return isPercent ? Add(" %", "%") : this;
    }

    /// <summary>The sentence; the writer is empty again.</summary>
    public Message Take()
    {
        var message = new Message(new string(_vietnamese, 0, _vietnameseLength), new string(_english, 0, _englishLength));
        _vietnameseLength = 0;
        _englishLength = 0;
        return message;
    }

    private void Append(char vietnamese, char english)
    {
        if (_vietnameseLength == _vietnamese.Length) Array.Resize(ref _vietnamese, _vietnamese.Length * 2);
        if (_englishLength == _english.Length) Array.Resize(ref _english, _english.Length * 2);
        _vietnamese[_vietnameseLength++] = vietnamese;
        _english[_englishLength++] = english;
    }

    private static void Append(ref char[] buffer, ref int length, string text)
    {
        if (length + text.Length > buffer.Length) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + text.Length));
        text.CopyTo(0, buffer, length, text.Length);
        length += text.Length;
    }
}
