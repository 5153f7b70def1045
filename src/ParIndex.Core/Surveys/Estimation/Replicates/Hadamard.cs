namespace ParIndex.Core.Surveys.Estimation.Replicates;

/// <summary>Square tables of ±1 whose rows are orthogonal, the first row all +1: Paley's (1933) two constructions and Sylvester's doubling.</summary>
internal sealed class Hadamard
{
    private readonly sbyte[][] rows;

    private Hadamard(sbyte[][] rows) => this.rows = rows;

    /// <summary>Number of rows and columns.</summary>
    public int Order => rows.Length;

    /// <summary>+1 or −1.</summary>
    public int this[int row, int column] => rows[row][column];

    /// <summary>The smallest table of these constructions with at least so many rows.</summary>
    public static Hadamard AtLeast(int order)
    {
        while (!CanMake(order))
        {
            order++;
        }

        var rows = Make(order);
        // Columns are flipped until the first row is +1 throughout: rows stay orthogonal.
        for (var column = 0; column < order; column++)
        {
            if (rows[0][column] < 0)
            {
                foreach (var row in rows)
                {
                    row[column] = (sbyte)-row[column];
                }
            }
        }

        return new Hadamard(rows);
    }

    private static bool CanMake(int order) => order is 1 or 2 || (order % 4 == 0 && (IsFirstPaley(order) || IsSecondPaley(order) || CanMake(order / 2)));

    private static bool IsFirstPaley(int order) => IsPrime(order - 1) && (order - 1) % 4 == 3;

    private static bool IsSecondPaley(int order) => IsPrime((order / 2) - 1) && ((order / 2) - 1) % 4 == 1;

    private static sbyte[][] Make(int order)
    {
        if (order == 1)
        {
            return [[1]];
        }

        return order > 2 && IsFirstPaley(order) ? FirstPaley(order - 1)
            : order > 2 && IsSecondPaley(order) ? SecondPaley((order / 2) - 1)
            : Doubled(Make(order / 2));
    }

    private static sbyte[][] Doubled(sbyte[][] half) =>
        [.. half.Select(row => (sbyte[])[.. row, .. row]), .. half.Select(row => (sbyte[])[.. row, .. row.Select(one => (sbyte)-one)])];

    /// <summary>I + S for a prime q ≡ 3 (mod 4), S antisymmetric.</summary>
    private static sbyte[][] FirstPaley(int q)
    {
        var rows = Bordered(q, -1);
        for (var place = 0; place <= q; place++)
        {
            rows[place][place]++;
        }

        return rows;
    }

    /// <summary>A symmetric conference table C for a prime q ≡ 1 (mod 4): [C + I, C − I; C − I, −C − I].</summary>
    private static sbyte[][] SecondPaley(int q)
    {
        var conference = Bordered(q, 1);
        var (half, rows) = (q + 1, new sbyte[2 * (q + 1)][]);
        for (var row = 0; row < half; row++)
        {
            (rows[row], rows[row + half]) = (new sbyte[2 * half], new sbyte[2 * half]);
            for (var column = 0; column < half; column++)
            {
                int c = conference[row][column], one = row == column ? 1 : 0;
                rows[row][column] = (sbyte)(c + one);
                rows[row][column + half] = rows[row + half][column] = (sbyte)(c - one);
                rows[row + half][column + half] = (sbyte)(-c - one);
            }
        }

        return rows;
    }

    /// <summary>Quadratic characters χ(i − j) modulo q, bordered by ones; the left border has the sign told.</summary>
    private static sbyte[][] Bordered(int q, sbyte left)
    {
        var squares = new sbyte[q];
        Array.Fill(squares, (sbyte)-1);
        squares[0] = 0;
        for (var number = 1L; number < q; number++)
        {
            squares[number * number % q] = 1;
        }

        var rows = new sbyte[q + 1][];
        for (var row = 0; row <= q; row++)
        {
            rows[row] = new sbyte[q + 1];
            for (var column = 0; column <= q; column++)
            {
                rows[row][column] = (row, column) switch
                {
                    (0, 0) => 0,
                    (0, _) => 1,
                    (_, 0) => left,
                    _ => squares[(row - column + q) % q],
                };
            }
        }

        return rows;
    }

    private static bool IsPrime(int number)
    {
        for (var divisor = 2; divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0)
            {
                return false;
            }
        }

        return number > 1;
    }
}
