namespace ParIndex.Core.Surveys.Estimation.Testing;

/// <summary>Small linear systems by Gaussian elimination with the largest pivot.</summary>
internal static class LinearSystem
{
    /// <summary>X of A X = B; false when A is singular.</summary>
    /// <param name="a">Square; overwritten.</param>
    /// <param name="b">As many rows; becomes X.</param>
    public static bool InPlace(double[,] a, double[,] b)
    {
        var (size, columns) = (a.GetLength(0), b.GetLength(1));
        var largest = 0.0;
        foreach (var entry in a)
        {
            largest = Math.Max(largest, Math.Abs(entry));
        }

        for (var step = 0; step < size; step++)
        {
            var pivot = step;
            for (var row = step + 1; row < size; row++)
            {
                pivot = Math.Abs(a[row, step]) > Math.Abs(a[pivot, step]) ? row : pivot;
            }

            if (!(Math.Abs(a[pivot, step]) > 1e-13 * largest))
            {
                return false;
            }

            Swap(a, step, pivot);
            Swap(b, step, pivot);
            for (var row = 0; row < size; row++)
            {
                if (row == step)
                {
                    continue;
                }

                var factor = a[row, step] / a[step, step];
                for (var column = step; column < size; column++)
                {
                    a[row, column] -= factor * a[step, column];
                }

                for (var column = 0; column < columns; column++)
                {
                    b[row, column] -= factor * b[step, column];
                }
            }
        }

        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                b[row, column] /= a[row, row];
            }
        }

        return true;
    }

    private static void Swap(double[,] a, int one, int other)
    {
        for (var column = 0; one != other && column < a.GetLength(1); column++)
        {
            (a[one, column], a[other, column]) = (a[other, column], a[one, column]);
        }
    }
}
