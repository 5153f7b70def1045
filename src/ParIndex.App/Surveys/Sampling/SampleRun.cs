using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Cleaning;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>A frame read, cleaned and drawn from.</summary>
/// <param name="Plan">The design.</param>
/// <param name="Reading">The file.</param>
/// <param name="Cleaned">The cleaned frame.</param>
/// <param name="Draw">The sample.</param>
/// <param name="Notes">What a person should know of the draw.</param>
public sealed record SampleRun(SamplingPlan Plan, FrameReading Reading, CleanedFrame Cleaned, SampleDraw Draw, IReadOnlyList<Message> Notes);

/// <summary>A run, or what stands against it.</summary>
/// <param name="Run">Null when there are problems.</param>
/// <param name="DesignProblems">In the design file, each with its place.</param>
/// <param name="Problems">In frame and design together.</param>
public sealed record SampleRunOutcome(SampleRun? Run, IReadOnlyList<SetProblem> DesignProblems, IReadOnlyList<Message> Problems);

/// <summary>Draws a sample from files.</summary>
public static class SampleRunner
{
    /// <param name="frame">Path of the frame.</param>
    /// <param name="design">Path of the design.</param>
    /// <param name="seed">Seed in place of the design's; null: the design's.</param>
    /// <param name="newSeed">Gives a seed where neither has one.</param>
    /// <param name="progress">Told the rows read so far; null: nobody.</param>
    /// <exception cref="Documents.DocumentException">A file is not usable.</exception>
    public static SampleRunOutcome Run(string frame, string design, ulong? seed, Func<ulong> newSeed, Action<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(newSeed);
        var read = SamplingPlanFile.Read(design);
        if (read.Plan is not { } plan)
            return new SampleRunOutcome(null, read.Problems, []);

        var reading = FrameFile.Read(frame, plan.Frame, progress);
        var cleaned = FrameCleaning.Clean(reading.Rows, plan.Frame.Cleaning);
        var outcome = SampleDrawing.Draw(cleaned.Frame, plan.Design, seed ?? plan.Seed ?? newSeed());
        return new SampleRunOutcome(outcome.Draw is { } draw ? new SampleRun(plan, reading, cleaned, draw, outcome.Notes) : null, read.Problems, outcome.Problems);
    }
}
