using ParIndex.Core.Surveys.Sampling.Frames;
using ParIndex.Core.Surveys.Sampling.Selecting;
using ParIndex.Core.Surveys.Sampling.Sizes;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Sampling;

/// <summary>Draws a sample from a frame, stage by stage. The same frame, design and seed give the same sample on every machine.</summary>
public static class SampleDrawing
{
    /// <summary>Of the way of drawing: rises when the same frame, design and seed would give other people.</summary>
    public const int Version = 1;

    /// <summary>Most steps of Brewer's selection (units × chosen) in one cell: about a second.</summary>
    private const long MostBrewerSteps = 100_000_000;

    /// <summary>Draws.</summary>
    public static SamplingOutcome Draw(SamplingFrame frame, SamplingDesign design, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(design);
        var problems = DesignCheck.Of(frame, design);
        var notes = new List<Message>();
        if (problems.Count > 0)
            return new SamplingOutcome(null, problems, notes);

        var open = new List<(DrawnUnit? Unit, ReadOnlyMemory<int> Rows)> { (null, Enumerable.Range(0, frame.Count).ToArray()) };
        var stages = new List<StageDraw>();
        var replacements = new List<Replacement>();
        SampleSize? size = null;
        for (var number = 0; number < design.Stages.Count; number++)
        {
            var stage = design.Stages[number];
            var parting = new StageCells(frame, stage, problems);
            var cells = open.SelectMany(parent => parting.Of(parent.Unit, parent.Rows)).ToList();
            size = stage.Count is StageCount.Computed computed ? SampleSize.Of(frame.Count, computed.Asked) : size;
            var counts = StageAllocation.Of(stage, cells, size?.Invited ?? 0, problems, notes);
            CheckBrewer(stage, cells, counts, problems);
            if (problems.Count > 0)
                return new SamplingOutcome(null, problems, notes);

            var step = new StageSelection(frame, stage, new UnitKeys(seed, number));
            for (var i = 0; i < cells.Count; i++)
                step.Choose(cells[i], counts[i]);

            stages.Add(new StageDraw(step.Cells, step.Units));
            replacements.AddRange(step.Replacements);
            open = step.Open;
        }

        Tell(stages, notes);
        return new SamplingOutcome(new SampleDraw(seed, frame.Hash, stages, replacements, size), problems, notes);
    }

    private static void CheckBrewer(StageDesign stage, List<OpenCell> cells, int[] counts, List<Message> problems)
    {
        if (stage.Method == SelectionMethod.PpsBrewer && cells.Where((cell, i) => (long)cell.Labels.Count * counts[i] > MostBrewerSteps && counts[i] < cell.Labels.Count).Any())
            problems.Add(new("Tầng quá lớn để chọn theo cách Brewer: dùng pps_systematic.", "A stratum is too large for Brewer's selection: use pps_systematic."));
    }

    /// <summary>What estimation will stumble on.</summary>
    private static void Tell(List<StageDraw> stages, List<Message> notes)
    {
        var none = stages.Sum(stage => stage.Cells.Count(cell => cell.Taken == 0));
        if (none > 0)
            notes.Add(new($"{none} tầng không có đơn vị nào được chọn: kết quả không đại diện cho các tầng này. Đặt minimum từ 1 trở lên.", $"{none} strata have no unit in the sample: results do not stand for them. Set a minimum of 1 or more."));

        var lone = stages[0].Cells.Count(cell => cell.Taken == 1 && cell.Population > 1);
        if (lone > 0)
            notes.Add(new($"{lone} tầng ở giai đoạn 1 chỉ có một đơn vị: không tính được sai số trong tầng. Nên lấy ít nhất 2 (minimum: 2).", $"{lone} strata of stage 1 have a single unit: their error cannot be computed. Take at least 2 (minimum: 2)."));
    }
}
