using ParIndex.Core.Surveys.Sampling.Sizes;

namespace ParIndex.Core.Surveys.Sampling;

/// <summary>A drawn sample with what estimation needs.</summary>
/// <param name="Seed">Seed of all random numbers.</param>
/// <param name="FrameHash">Hash of the frame it was drawn from.</param>
/// <param name="Stages">Stages in the order of the design; units of the last are rows of the frame.</param>
/// <param name="Replacements">Who steps in, by cell of the last stage, in order.</param>
/// <param name="Size">Computed size; null where the design gives numbers.</param>
public sealed record SampleDraw(ulong Seed, string FrameHash, IReadOnlyList<StageDraw> Stages, IReadOnlyList<Replacement> Replacements, SampleSize? Size)
{
    /// <summary>People in the sample, by stratum, cluster, then id.</summary>
    public IReadOnlyList<DrawnUnit> People => Stages[^1].Units;

    /// <summary>Units of each stage that a person lies in, the largest first, the person last.</summary>
    public DrawnUnit[] Path(DrawnUnit person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var path = new DrawnUnit[Stages.Count];
        for (var (stage, unit) = (Stages.Count - 1, (DrawnUnit?)person); stage >= 0; unit = unit!.Parent, stage--)
            path[stage] = unit!;

        return path;
    }
}

/// <summary>What one stage chose.</summary>
/// <param name="Cells">Cells in order; those of certain units stand by themselves.</param>
/// <param name="Units">Chosen units in the order of cells.</param>
public sealed record StageDraw(IReadOnlyList<StageCell> Cells, IReadOnlyList<DrawnUnit> Units);

/// <summary>A stratum within one chosen unit of the stage above.</summary>
/// <param name="Parent">Chosen unit of the stage above; null at the first.</param>
/// <param name="Stratum">Texts of the strata columns joined by " / "; "" without strata.</param>
/// <param name="IsCertain">Units taken for certain because of their size; they are all of their cell.</param>
/// <param name="Population">Units in the cell, N.</param>
/// <param name="Taken">Units chosen, n.</param>
public sealed record StageCell(DrawnUnit? Parent, string Stratum, bool IsCertain, int Population, int Taken)
{
    /// <summary>Sum over the cell that the joint probabilities of Brewer's method for two units need; null: it was not two.</summary>
    internal double? BrewerSum { get; init; }

    /// <summary>Whether any two units of the cell are as likely to be chosen together as any other two.</summary>
    internal bool IsExchangeable { get; init; }

    /// <summary>Stratum code that is unique over the whole stage.</summary>
    public string Code => (Parent is null ? "" : Parent.Code + " > ") + (Stratum.Length > 0 ? Stratum : "*") + (IsCertain ? " !" : "");

    /// <summary>
    /// Chance that both units are chosen, given the stage above. Null where it is not known in closed form: a systematic selection along an order
    /// leaves many pairs no chance at all, and Brewer's has a closed form for two units only.
    /// </summary>
    public double? Joint(DrawnUnit one, DrawnUnit other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (Taken == Population)
            return 1;

        if (IsExchangeable)
            return Taken / (double)Population * (Taken - 1) / (Population - 1);

        // Both orders of drawing: first by π(2 − π)/(2(1 − π)), then by π/(2 − π of the first) (Brewer 1963).
        return BrewerSum is { } sum ? one.Probability * other.Probability / (2 * sum) * ((1 / (1 - one.Probability)) + (1 / (1 - other.Probability))) : null;
    }
}

/// <summary>A chosen unit.</summary>
/// <param name="Cell">Its cell.</param>
/// <param name="Label">Text of the unit's column, or the id of the line.</param>
/// <param name="Row">Row of the frame, for people; −1 for clusters.</param>
/// <param name="Probability">Chance to be chosen, given the unit above, in (0, 1].</param>
/// <param name="Size">Size the choice went by; 1 where it went by none.</param>
public sealed record DrawnUnit(StageCell Cell, string Label, int Row, double Probability, decimal Size)
{
    public DrawnUnit? Parent => Cell.Parent;

    /// <summary>Code that is unique over the whole stage.</summary>
    public string Code { get; } = (Cell.Parent is { } above ? above.Code + " > " : "") + Label;

    /// <summary>Inverse of the chance to be chosen through all stages so far.</summary>
    public double Weight { get; } = (Cell.Parent?.Weight ?? 1) / Probability;
}

/// <summary>Somebody who steps in for a person of the same cell who cannot be reached.</summary>
/// <param name="Cell">Cell of the last stage.</param>
/// <param name="Place">Place in the order of its cell, from 1.</param>
/// <param name="Row">Row of the frame.</param>
public sealed record Replacement(StageCell Cell, int Place, int Row);

/// <summary>A draw, or everything that stands against it.</summary>
/// <param name="Draw">Null when there are problems.</param>
/// <param name="Problems">What must be put right first.</param>
/// <param name="Notes">What a person should know of the draw.</param>
public sealed record SamplingOutcome(SampleDraw? Draw, IReadOnlyList<Text.Message> Problems, IReadOnlyList<Text.Message> Notes);
