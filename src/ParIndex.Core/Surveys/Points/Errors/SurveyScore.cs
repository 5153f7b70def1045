namespace ParIndex.Core.Surveys.Points.Errors;

/// <summary>Points of one survey criterion with source and error.</summary>
/// <param name="Criterion">Code in the criteria set.</param>
/// <param name="Max">Maximum points, above 0.</param>
/// <param name="Points">0 to the maximum.</param>
/// <param name="Source">Where they come from.</param>
/// <param name="Error">Their sampling error.</param>
public sealed record SurveyScore(string Criterion, decimal Max, decimal Points, PointSource Source, PointError Error);

/// <summary>Covariances of points that come from the same answers.</summary>
public sealed class ErrorBlock
{
    private readonly double[,] covariances;

    /// <param name="source">The survey the answers are of.</param>
    /// <param name="criteria">Codes, each once.</param>
    /// <param name="covariances">By criterion, then criterion, in points²; symmetric.</param>
    /// <exception cref="ArgumentException">Not square, not symmetric, negative or no number on the diagonal.</exception>
    public ErrorBlock(PointSource source, IReadOnlyList<string> criteria, double[,] covariances)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(criteria);
        ArgumentNullException.ThrowIfNull(covariances);
        var count = criteria.Count;
        if (covariances.GetLength(0) != count || covariances.GetLength(1) != count || criteria.Distinct(StringComparer.Ordinal).Count() < count)
        {
            throw new ArgumentException("A row and a column for each criterion, each once.", nameof(covariances));
        }

        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                if (!double.IsFinite(covariances[row, column]) || covariances[row, column] != covariances[column, row] || covariances[row, row] < 0)
                {
                    throw new ArgumentException($"Covariance of {criteria[row]} and {criteria[column]}.", nameof(covariances));
                }
            }
        }

        Source = source;
        Criteria = [.. criteria];
        this.covariances = (double[,])covariances.Clone();
    }

    /// <summary>The survey the answers are of: a rehearsal has a block of its own.</summary>
    public PointSource Source { get; }

    /// <summary>Criteria whose points come from the same answers.</summary>
    public IReadOnlyList<string> Criteria { get; }

    /// <summary>Covariance of the points of two criteria, in points².</summary>
    public double this[int row, int column] => covariances[row, column];

    /// <summary>Variance of a sum of points.</summary>
    /// <param name="isIn">Whether a criterion is in the sum.</param>
    public double VarianceOf(Func<string, bool> isIn)
    {
        ArgumentNullException.ThrowIfNull(isIn);
        int[] places = [.. Enumerable.Range(0, Criteria.Count).Where(place => isIn(Criteria[place]))];
        var sum = 0.0;
        foreach (var row in places)
        {
            foreach (var column in places)
            {
                sum += covariances[row, column];
            }
        }

        return Math.Max(0, sum);
    }

    /// <summary>Whether the error of a score is in this block.</summary>
    public bool Holds(SurveyScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return score.Error is EstimatedError && score.Source == Source && Criteria.Contains(score.Criterion, StringComparer.Ordinal);
    }

    /// <summary>Correlation of two criteria; 0 where one has no error.</summary>
    public double Correlation(int row, int column) =>
        covariances[row, row] > 0 && covariances[column, column] > 0
            ? covariances[row, column] / Math.Sqrt(covariances[row, row] * covariances[column, column])
            : 0;
}
