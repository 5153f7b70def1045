using System.Buffers.Text;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>Reads decimal numbers from bytes.</summary>
internal static class CellNumber
{
    /// <summary>Digits that a double holds exactly whatever they are; a power of ten up to 22 is exact too, so one division rounds once.</summary>
    private const int ExactDigits = 15;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads 12, −3.5, 1e-4; a comma may stand for the point where it does not part the cells.</summary>
    public static bool TryRead(ReadOnlySpan<byte> cell, bool commaIsPoint, out double number)
    {
        var mantissa = 0L;
        var point = -1;
        if (cell.Length <= ExactDigits)
        {
            var at = 0;
            for (; at < cell.Length; at++)
            {
                var digit = unchecked((uint)(cell[at] - '0'));
                if (digit <= 9)
                {
                    mantissa = unchecked((mantissa * 10) + digit);
                }
                else if (point < 0 && (cell[at] == '.' || (commaIsPoint && cell[at] == ',')))
                {
                    point = at;
                }
                else
                {
                    break;
                }
            }

            if (at == cell.Length && at > (point < 0 ? 0 : 1))
            {
                number = point < 0 ? mantissa : mantissa / Powers[cell.Length - point - 1];
                return true;
            }
        }

        return TryReadAny(cell, commaIsPoint, out number);
    }

    private static bool TryReadAny(ReadOnlySpan<byte> cell, bool commaIsPoint, out double number)
    {
        Span<byte> text = stackalloc byte[64];
        number = 0;
        if (cell.Length > text.Length)
        {
            return false;
        }

        cell.CopyTo(text);
        text = text[..cell.Length];
        if (commaIsPoint)
        {
            text.Replace((byte)',', (byte)'.');
        }

        return Utf8Parser.TryParse(text, out number, out var used) && used == text.Length && double.IsFinite(number);
    }
}
