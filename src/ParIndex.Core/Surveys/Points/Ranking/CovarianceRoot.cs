namespace ParIndex.Core.Surveys.Points.Ranking;

/// <summary>Lower triangular root of a covariance matrix (Cholesky), also of one that some sum makes singular.</summary>
internal static class CovarianceRoot
{
    /// <summary>Pivots below this part of the diagonal are rounding, not variance.</summary>
    private const double Least = 1e-12;

    /// <param name="count">Rows.</param>
    /// <param name="covariance">By row and column.</param>
    public static double[,] Of(int count, Func<int, int, double> covariance)
    {
        var root = new double[count, count];
        for (var column = 0; column < count; column++)
        {
            var own = covariance(column, column);
            var left = own;
            for (var k = 0; k < column; k++)
            {
                left -= root[column, k] * root[column, k];
            }

            if (left <= own * Least)
            {
                continue;
            }

            root[column, column] = Math.Sqrt(left);
            for (var row = column + 1; row < count; row++)
            {
                var sum = covariance(row, column);
                for (var k = 0; k < column; k++)
                {
                    sum -= root[row, k] * root[column, k];
                }

                root[row, column] = sum / root[column, column];
            }
        }

        return root;
    }
}
