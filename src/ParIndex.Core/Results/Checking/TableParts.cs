namespace ParIndex.Core.Results.Checking;

/// <summary>Parts of a table that reports give points of, though no row stands for them: what surveys decide, what they do not, a field without one criterion.</summary>
internal sealed class TableParts
{
    private readonly TableView _table;

    private readonly List<Subject> _survey = [];

    private readonly HashSet<decimal> _printedMaxima;

    public TableParts(TableView table)
    {
        _table = table;
        _printedMaxima = table.Table.Rows.Select(PointColumn.Max.Of).OfType<decimal>().ToHashSet();
        var leaves = table.Leaves.ToList();
        var survey = Sum(leaves.Where(leaf => leaf.Survey != SurveyMark.None));
        if (survey.Max == 0)
        {
            return;
        }

        var all = Sum(leaves);
        _survey.Add(new Subject("phần điều tra xã hội học", "the survey part", null, survey.Score, survey.Max, false));
        _survey.Add(new Subject("phần không qua điều tra xã hội học", "the part outside surveys", null, all.Score - survey.Score, all.Max - survey.Max, false));
        foreach (var row in SurveyTops())
        {
            var (score, max) = Sum(table.Subtree(row).Where(table.IsLeaf));
            _survey.Add(new Subject(
                $"phần điều tra xã hội học không kể {row.Code}", $"the survey part without {row.Code}", null, survey.Score - score, survey.Max - max, false));
        }
    }

    /// <summary>Maximum of what surveys decide; 0 when no row says so.</summary>
    public decimal SurveyMax => _survey.Count == 0 ? 0 : _survey[0].Max;

    /// <summary>The survey part, the rest, or the survey part without one criterion, by a maximum that no single row has.</summary>
    public Subject? Survey(decimal max) => _printedMaxima.Contains(max) ? null : _survey.Find(part => part.Max == max);

    /// <summary>A field without one of its criteria, by its maximum.</summary>
    public Subject? RestOf(OfficialRow field, decimal max)
    {
        var children = _table.ChildrenOf(field).ToList();
        var (score, all) = Sum(children);
        var left = children.Where(child => all - (PointColumn.Max.Of(child) ?? 0) == max).Take(2).ToList();
        return left.Count == 1
            ? new Subject(
                $"mục {field.Code} không kể {left[0].Code}", $"{field.Code} without {left[0].Code}", null, score - (PointColumn.Score.Of(left[0]) ?? 0), max, false)
            : null;
    }

    private static (decimal Score, decimal Max) Sum(IEnumerable<OfficialRow> rows)
    {
        var (score, max) = (0m, 0m);
        foreach (var row in rows)
        {
            score += PointColumn.Score.Of(row) ?? 0;
            max += PointColumn.Max.Of(row) ?? 0;
        }

        return (score, max);
    }

    /// <summary>Highest rows all of whose leaves are judged by survey.</summary>
    private IEnumerable<OfficialRow> SurveyTops()
    {
        var open = new Stack<OfficialRow>(_table.Tops);
        var seen = new HashSet<OfficialRow>(ReferenceEqualityComparer.Instance);
        while (open.TryPop(out var next))
        {
            // Rows of one code share their children: each is looked at once.
            if (!seen.Add(next))
            {
                continue;
            }

            if (_table.Subtree(next).Where(_table.IsLeaf).All(leaf => leaf.Survey != SurveyMark.None))
            {
                yield return next;
                continue;
            }

            foreach (var child in _table.ChildrenOf(next))
            {
                open.Push(child);
            }
        }
    }
}
