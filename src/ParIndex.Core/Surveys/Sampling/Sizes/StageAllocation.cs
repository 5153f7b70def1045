using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Sampling.Sizes;

/// <summary>How many units each cell of a stage gives.</summary>
internal static class StageAllocation
{
    /// <summary>Numbers by cell; what a total cannot keep, and strata Neyman knows no deviation of, is told.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="asked">Number that <see cref="StageCount.Computed"/> came to; otherwise not read.</param>
    /// <param name="problems">What stands against it.</param>
    /// <param name="notes">What was moved.</param>
    public static int[] Of(StageDesign stage, IReadOnlyList<OpenCell> cells, int asked, List<Message> problems, List<Message> notes)
    {
        var most = cells.Select(cell => cell.Labels.Count).ToArray();
        if (stage.Count is StageCount.Census || stage.Method == SelectionMethod.All)
            return most;

        if (stage.Allocation == AllocationRule.Neyman)
        {
            foreach (var stratum in cells.Select(cell => cell.Stratum).Distinct(StringComparer.Ordinal).Where(name => !stage.Deviations.ContainsKey(name)))
                problems.Add(new($"Phân bổ Neyman: chưa có độ lệch chuẩn hoặc tỷ lệ của tầng “{stratum}”.", $"Neyman allocation: no standard deviation or share for stratum “{stratum}”."));

            if (problems.Count > 0)
                return most;
        }

        var weights = cells.Select(cell => Weight(stage, cell)).ToArray();
        var counts = new int[cells.Count];
        var groups = stage.Count is StageCount.Take
            ? Enumerable.Range(0, cells.Count).GroupBy(i => cells[i].Parent?.Code ?? "", StringComparer.Ordinal).Select(group => group.ToArray()).ToList()
            : [[.. Enumerable.Range(0, cells.Count)]];
        foreach (var group in groups)
        {
            var units = group.Sum(i => (long)most[i]);
            var total = stage.Count switch
            {
                StageCount.Total fixedNumber => fixedNumber.Number,
                StageCount.Take take => take.Number,
                StageCount.Rate rate => (long)Math.Round(rate.Share * units, MidpointRounding.AwayFromZero),
                _ => asked,
            };
            Share(stage, cells, group, total, weights, most, counts);
            Tell(stage, stage.Count is StageCount.Take ? cells[group[0]].Parent?.Code : null, total, units, group.Sum(i => (long)counts[i]), notes);
        }

        return counts;
    }

    /// <summary>Over domains first, so that their least numbers are kept; within a domain over its cells.</summary>
    private static void Share(StageDesign stage, IReadOnlyList<OpenCell> cells, int[] group, long total, double[] weights, int[] most, int[] counts)
    {
        var domains = group.GroupBy(i => cells[i].Domain).Select(domain => domain.ToArray()).ToList();
        var parts = Apportionment.Of(
            total,
            [.. domains.Select(domain => domain.Sum(i => weights[i]))],
            [.. domains.Select(domain => stage.Minimum)],
            [.. domains.Select(domain => domain.Sum(i => most[i]))]);
        for (var d = 0; d < domains.Count; d++)
        {
            var domain = domains[d];
            var each = stage.Minimum > 0 && parts[d] >= domain.Length ? 1 : 0;
            var shares = Apportionment.Of(parts[d], [.. domain.Select(i => weights[i])], [.. domain.Select(_ => each)], [.. domain.Select(i => most[i])]);
            for (var i = 0; i < domain.Length; i++)
                counts[domain[i]] = shares[i];
        }
    }

    private static double Weight(StageDesign stage, OpenCell cell) => stage.Allocation switch
    {
        AllocationRule.Equal => 1,
        AllocationRule.Neyman => cell.Labels.Count * stage.Deviations[cell.Stratum],
        _ => cell.Sizes.Count > 0 ? (double)cell.Sizes.Sum() : cell.Labels.Count,
    };

    private static void Tell(StageDesign stage, string? parent, long asked, long units, long given, List<Message> notes)
    {
        if (given == asked)
            return;

        var (unit, unitEnglish) = stage.Unit is { } name ? (name, name) : ("người", "people");
        var (place, placeEnglish) = parent is null ? ("", "") : ($" ở {parent}", $" in {parent}");
        notes.Add(given > asked
            ? new($"Cần ít nhất {given} {unit}{place} để mỗi tầng đạt mức tối thiểu {stage.Minimum}, thiết kế ghi {asked}: đã lấy {given}.", $"At least {given} {unitEnglish}{placeEnglish} are needed for the minimum of {stage.Minimum} in each stratum, the design says {asked}: {given} were taken.")
            : new($"Chỉ có {units} {unit}{place}, thiết kế ghi {asked}: đã lấy hết.", $"There are only {units} {unitEnglish}{placeEnglish}, the design says {asked}: all were taken."));
    }
}
