using System.Globalization;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Frames;

namespace ParIndex.Core.Tests.Surveys.Sampling;

/// <summary>Small made-up frames.</summary>
internal static class Population
{
    /// <summary>So many people, p000 …; columns by a function of the number.</summary>
    public static SamplingFrame People(int count, params (string Name, Func<int, string> Of)[] columns) => SamplingFrame.Of(
        [.. Enumerable.Range(0, count).Select(Id)],
        [.. columns.Select(column => FrameColumn.Of(column.Name, [.. Enumerable.Range(0, count).Select(column.Of)]))]);

    public static string Id(int person) => "p" + person.ToString("000", CultureInfo.InvariantCulture);

    public static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>One stage of people.</summary>
    public static SamplingDesign One(StageDesign stage) => new([stage]);

    public static StageDesign Stage(SelectionMethod method, int n) => new() { Method = method, Count = new StageCount.Total(n) };

    /// <summary>The draw, which nothing may stand against.</summary>
    public static SampleDraw Draw(SamplingFrame frame, SamplingDesign design, int seed)
    {
        var outcome = SampleDrawing.Draw(frame, design, (ulong)seed);
        return outcome.Draw ?? throw new InvalidOperationException(string.Join(" ", outcome.Problems.Select(problem => problem.English)));
    }

    /// <summary>How often each person came over seeds 1 … draws.</summary>
    public static int[] Counts(SamplingFrame frame, SamplingDesign design, int draws)
    {
        var counts = new int[frame.Count];
        for (var seed = 1; seed <= draws; seed++)
        {
            foreach (var person in Draw(frame, design, seed).People)
                counts[person.Row]++;
        }

        return counts;
    }
}
