using ParIndex.Core.Rules.Checking;
using ParIndex.Core.Rules.Running;

namespace ParIndex.Core.Rules.Improving;

/// <summary>Looks along one figure for the nearest value that satisfies a wish, piece by piece; each answer is an evaluated one.</summary>
internal sealed class Search
{
    /// <summary>Differences below this are the last digits of divisions, not points.</summary>
    public const decimal Least = 0.000_000_000_000_001m;

    private readonly Runner _runner;
    private readonly Grid _grid;
    private readonly decimal?[] _values;
    private readonly int _figure;
    private readonly List<Piece> _pieces;
    private readonly decimal[] _marks;

    public Search(Runner runner, Grid grid, ReadOnlySpan<decimal?> values, int figure)
    {
        _runner = runner;
        _grid = grid;
        _values = values.ToArray();
        _figure = figure;
        var grain = (Rational)grid.Grain;
        _pieces = Pieces.Find(runner.Rule, _values, figure, grain * grid.Low, grain * grid.High, grain / 4m);
        _marks = [.. _pieces.SelectMany(piece => grid.Around(piece.Low).Concat(grid.Around(piece.High))).Append(grid.Low).Append(grid.High).Distinct().Order()];
    }

    /// <summary>Points at a step; null when not scored there.</summary>
    public decimal? At(decimal step)
    {
        var before = _values[_figure];
        _values[_figure] = step * _grid.Grain;
        var outcome = _runner.Run(_values);
        _values[_figure] = before;
        return outcome.State == RuleState.Scored ? outcome.Points : null;
    }

    /// <summary>
    /// The step nearest to <paramref name="from"/> in one direction that gives at least <paramref name="points"/>. Between two
    /// marks points are monotone, so a gap whose ends give less holds nothing, and halving finds the first that gives enough.
    /// </summary>
    public decimal? Nearest(decimal from, int direction, decimal points)
    {
        bool Enough(decimal step) => At(step) is { } found && found >= points;

        var marks = (direction > 0 ? _marks.Where(mark => mark > from) : _marks.Where(mark => mark < from).Reverse()).ToArray();
        var here = from;
        foreach (var mark in marks)
        {
            var (first, last) = (here + direction, mark - direction);
            if ((last - first) * direction >= 0)
            {
                if (Enough(first)) return first;
                if (Enough(last))
                {
                    while ((last - first) * direction > 1)
                    {
                        var middle = decimal.Truncate((first + last) / 2);
                        if (Enough(middle)) last = middle;
                        else first = middle;
                    }

                    return last;
                }
            }

            if (Enough(mark)) return mark;
            here = mark;
        }

        return null;
    }

    /// <summary>
    /// The step nearest in one direction to which points jump above <paramref name="points"/>, rather than rise little by little;
    /// what an amount or a share has for a "next step".
    /// </summary>
    public decimal? NearestJump(decimal from, int direction, decimal points)
    {
        var place = (Rational)(from * _grid.Grain);
        var cuts = _pieces.SelectMany(piece => new[] { piece.Low, piece.High }).Distinct();
        foreach (var cut in direction > 0 ? cuts.Where(cut => cut >= place).Order() : cuts.Where(cut => cut <= place).OrderDescending())
        {
            var near = Limit(cut, fromBelow: direction > 0);
            var far = Limit(cut, fromBelow: direction < 0);
            var candidates = _grid.Around(cut).Where(step => (step - from) * direction > 0);
            foreach (var step in direction > 0 ? candidates : candidates.Reverse())
            {
                var isPast = direction > 0 ? step * _grid.Grain >= cut : step * _grid.Grain <= cut;
                if (!isPast || At(step) is not { } found || found < points) continue;
                var isAtCut = step * _grid.Grain == cut;
                var jumps = near is null || (isAtCut && found > near.Value + Least) || (far is { } beyond && beyond > near.Value + Least);
                if (jumps) return step;
            }
        }

        return null;
    }

    private Rational? Limit(Rational cut, bool fromBelow) =>
        _pieces.Find(piece => fromBelow ? piece.High == cut : piece.Low == cut)?.Points?.ValueAt(cut);
}
