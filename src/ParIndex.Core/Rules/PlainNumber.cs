namespace ParIndex.Core.Rules;

/// <summary>
/// The quick way for what nearly every figure is: digits with at most one decimal point, and a percent sign. Whatever else stands
/// there is left to <see cref="InputValue"/>, which tells what is wrong.
/// </summary>
internal static class PlainNumber
{
    private const int MostLength = 18; // so many digits fit 64 bits

    /// <summary>Reads the value exactly as <see cref="InputValue.TryParse"/> does, trailing zeros and all; false: not plain.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value, out bool isPercent)
    {
        value = 0;
        isPercent = text is [.., (byte)'%'];
        if (isPercent) text = text[..^1];
        if (text.Length is 0 or > MostLength) return false;
        var (digits, scale, point) = (0L, 0, -1);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '.' && point < 0 && i > 0 && i < text.Length - 1)
            {
                point = i;
            }
            else if (char.IsAsciiDigit((char)text[i]))
            {
                digits = (digits * 10) + (text[i] - '0');
                scale += point < 0 ? 0 : 1;
            }
            else
            {
                return false;
            }
        }

        value = new decimal(unchecked((int)digits), (int)(digits >> 32), 0, isNegative: false, (byte)scale);
        if (isPercent) value /= 100;
        return true;
    }
}
