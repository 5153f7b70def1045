namespace ParIndex.Core.Plans.Optimising.Solving;

/// <summary>How a search ended.</summary>
/// <param name="IsProved">Nothing better exists; without a plan: nothing feasible exists.</param>
/// <param name="Best">Columns of the best plan found; null: none.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="Bound">No plan costs less; equals <paramref name="Cost"/> when proved.</param>
/// <param name="Nodes">Nodes looked at.</param>
internal sealed record SearchResult(bool IsProved, IReadOnlyList<int>? Best, long Cost, long Bound, long Nodes);

/// <summary>
/// Branch and bound: dives along the better child, then goes on from the open node with the least bound. Bounds are
/// <see cref="SafeBound"/>s, feasibility is decided in whole numbers, so an end without limit is a proof.
/// </summary>
internal sealed class Search
{
    private const int MostPivots = 3_000;
    private const double Whole = 1e-6;

    private readonly IntegerProgram program;
    private readonly Domains root;
    private readonly Domains domains;
    private readonly Propagation propagation;
    private readonly SafeBound bound;
    private readonly DualSimplex linear;
    private readonly Branching branching;
    private readonly Improvement improvement;
    private readonly long step;
    private readonly PriorityQueue<Node, (long, int)> open = new();
    private double[]? rootPrices;
    private List<int>? best;
    private long bestCost = long.MaxValue;
    private long nodes;

    private Search(IntegerProgram program)
    {
        this.program = program;
        root = new Domains(program);
        domains = new Domains(program);
        propagation = new Propagation(program);
        bound = new SafeBound(program);
        linear = new DualSimplex(program);
        branching = new Branching(program, linear);
        improvement = new Improvement(program, propagation);
        step = Math.Max(1, program.Costs.Aggregate(0L, WholeNumbers.Shared));
    }

    /// <summary>Solves a program as far as allowed.</summary>
    /// <param name="program">What to solve.</param>
    /// <param name="mostNodes">Ends the search; above 0.</param>
    /// <param name="knownBound">No plan costs less, if known: a plan of this cost ends the search.</param>
    /// <param name="cancellation">Ends the search; what was found until then is returned.</param>
    public static SearchResult Run(IntegerProgram program, long mostNodes, long knownBound, CancellationToken cancellation)
    {
        if (Presolve.Run(program) is not { } smaller) return new SearchResult(true, null, 0, 0, 0);
        var result = new Search(RoundingCuts.Strengthen(smaller.Program)).Run(mostNodes, knownBound, cancellation);
        return result with { Best = result.Best?.Select(column => smaller.Former[column]).Order().ToList() };
    }

    private SearchResult Run(long mostNodes, long knownBound, CancellationToken cancellation)
    {
        Node? current = new(null, -1, false, long.MinValue, 0);
        while (true)
        {
            var least = current?.Bound ?? long.MaxValue;
            if (open.TryPeek(out _, out var first)) least = Math.Min(least, first.Item1);
            if (least >= bestCost || bestCost <= knownBound) return new SearchResult(true, best, Cost, Cost, nodes);
            if (current is null && !open.TryDequeue(out current, out _)) return new SearchResult(true, best, Cost, Cost, nodes);
            if (nodes >= mostNodes || (nodes % 16 == 0 && nodes > 0 && cancellation.IsCancellationRequested))
            {
                return new SearchResult(false, best, Cost, Math.Max(least, knownBound), nodes);
            }

            nodes++;
            current = Visit(current);
        }
    }

    private long Cost => best is null ? 0 : bestCost;

    /// <summary>The dearest cost still of interest; null while there is no plan.</summary>
    private long? MostCost => best is null ? null : bestCost - step;

    /// <summary>Looks at a node; the child to go on with, the other one is left open. Null: the node is done.</summary>
    private Node? Visit(Node node)
    {
        domains.CopyFrom(root);
        if (node.Bound >= bestCost || !node.Apply(domains) || !propagation.Run(domains, MostCost)) return null;
        var isWhole = false;
        for (var round = 0; round < 4; round++)
        {
            if (domains.IsComplete())
            {
                Offer(domains.Taken());
                return null;
            }

            if (Bound(node) is not { } outcome) return null;
            isWhole = outcome == LinearOutcome.Optimal && linear.Point.All(value => value is < Whole or > 1 - Whole);
            if (isWhole) Offer(Rounded());
            else if (round == 0 && (node.Depth % 8 == 0 || best is null) && improvement.Round(domains, linear.Point, MostCost) is { } found) Offer(found);
            if (node.Bound >= bestCost) return null;
            if (best is null) break;
            if (bound.Fix(domains, bestCost) is not { } isFixed) return null;
            if (!isFixed) break;
            if (!propagation.Run(domains, MostCost)) return null;
        }

        if (node.Parent is null) rootPrices = [.. linear.Prices];
        if (domains.IsComplete())
        {
            Offer(domains.Taken());
            return null;
        }

        return Branch(node, isWhole);
    }

    /// <summary>Solves the linear program and lifts the node's bound; null: the node is done.</summary>
    private LinearOutcome? Bound(Node node)
    {
        var outcome = linear.Solve(domains, best is null ? double.PositiveInfinity : bestCost + (0.01 * step), MostPivots);
        if (outcome == LinearOutcome.Infeasible && bound.Compute(linear.Ray, domains, withCosts: false) > 0) return null;
        bound.Compute(linear.Prices, domains);
        if (bound.Least == long.MaxValue) return null;
        node.Lift(-WholeNumbers.Floor(-bound.Least, step) * step);
        return node.Bound >= bestCost ? null : outcome;
    }

    private Node Branch(Node node, bool isWhole)
    {
        var column = isWhole ? -1 : branching.Choose(domains, best is null ? double.PositiveInfinity : bestCost);
        if (column < 0)
        {
            // The linear program is whole, yet not a plan or not proved: any open choice will do.
            column = Enumerable.Range(0, program.Columns).First(open => domains.Allowed[open] && !domains.IsDecided(program.GroupOf[open]));
        }

        var takes = linear.Point[column] >= 0.4;
        var other = new Node(node, column, !takes, node.Bound, node.Depth + 1);
        open.Enqueue(other, (other.Bound, -other.Depth));
        return new Node(node, column, takes, node.Bound, node.Depth + 1);
    }

    private List<int> Rounded() => [.. Enumerable.Range(0, program.Columns).Where(column => linear.Point[column] > 0.5)];

    private void Offer(List<int> chosen)
    {
        if (program.CostOf(chosen) >= bestCost || chosen.DistinctBy(column => program.GroupOf[column]).Count() < chosen.Count || !program.Holds(chosen)) return;
        best = improvement.Polish(chosen);
        bestCost = program.CostOf(best);
        if (rootPrices is null) return;

        // What the first prices now rule out is ruled out everywhere.
        var rest = new SafeBound(program);
        rest.Compute(rootPrices, root);
        rest.Fix(root, bestCost);
    }

    /// <summary>A part of the search: the decisions that lead to it.</summary>
    private sealed class Node(Node? parent, int column, bool takes, long bound, int depth)
    {
        public Node? Parent { get; } = parent;

        public int Depth { get; } = depth;

        public long Bound { get; private set; } = bound;

        public void Lift(long to) => Bound = Math.Max(Bound, to);

        public bool Apply(Domains domains)
        {
            for (var node = this; node.Parent is not null; node = node.Parent)
            {
                if (!(node.Takes ? domains.Take(node.Column) : domains.Remove(node.Column))) return false;
            }

            return true;
        }

        private int Column { get; } = column;

        private bool Takes { get; } = takes;
    }
}
