using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Rules.Checking;

namespace ParIndex.Core.Rules.Improving;

/// <summary>An open interval of one figure on which points rise, fall or stay; the function there, null when not scored.</summary>
internal sealed record Piece(Rational Low, Rational High, Quotient? Points);

/// <summary>Cuts the domain of one figure into pieces on which points are monotone.</summary>
internal static class Pieces
{
    private const int MaxPieces = 300;

    /// <summary>
    /// In rising order. Turns nearer than <paramref name="width"/> to each other are one. Cut short after too many: the rest of
    /// the domain is then one piece without a function.
    /// </summary>
    public static List<Piece> Find(BoundRule rule, decimal?[] values, int figure, Rational low, Rational high, Rational width)
    {
        var done = new List<Piece>();
        var open = new Stack<(Rational Low, Rational High)>();
        open.Push((low, high));
        while (open.TryPop(out var interval))
        {
            var shape = new Shape(rule, values, figure, interval.Low, interval.High, width);
            var points = done.Count + open.Count < MaxPieces && interval.High - interval.Low > width * 4m ? shape.Points() : null;
            var turns = shape.Turns.Where(turn => turn > interval.Low + (width * 2m) && turn < interval.High - (width * 2m)).ToList();
            if (turns.Count == 0 && points is not null) turns.AddRange(points.Slope().Roots(interval.Low + (width * 2m), interval.High - (width * 2m), width));
            if (turns.Count == 0 || done.Count + open.Count >= MaxPieces)
            {
                done.Add(new Piece(interval.Low, interval.High, points));
                continue;
            }

            turns.Sort();
            var from = interval.Low;
            foreach (var turn in turns.Distinct())
            {
                open.Push((from, turn));
                from = turn;
            }

            open.Push((from, interval.High));
        }

        done.Sort((a, b) => a.Low.CompareTo(b.Low));
        return done;
    }
}
