using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Estimation.Weighting;

/// <summary>Weights from the draw, for those who did not answer, and cut at limits; and what unequal weights cost.</summary>
public static class WeightChanges
{
    /// <summary>One over the product of the chances of being drawn at each stage.</summary>
    /// <param name="data">Answers.</param>
    /// <param name="chances">By stage: chance of the unit given the stage before, above 0, at most 1.</param>
    /// <exception cref="DesignException">A chance outside 0 to 1.</exception>
    public static NumberColumn FromChances(Microdata data, IReadOnlyList<NumberColumn> chances)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(chances);
        return Figures.RowValues.Compute(data, "", (chunk, row) =>
        {
            var weight = 1.0;
            foreach (var stage in chances)
            {
                var chance = stage.Chunk(chunk)[row];
                weight /= chance is > 0 and <= 1 ? chance : throw new DesignException(new Message(
                    $"Phiếu thứ {data.FirstRow(chunk) + row + 1}: xác suất chọn {stage.Name} phải lớn hơn 0 và không quá 1.",
                    $"Answer {data.FirstRow(chunk) + row + 1}: the chance {stage.Name} must be above 0 and at most 1."));
            }

            return weight;
        });
    }

    /// <summary>The same draw with other weights; adjustments to known totals made before are kept.</summary>
    public static SurveyDesign WithWeights(this SurveyDesign design, NumberColumn weights)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(weights);
        return design.With(weights, null);
    }

    /// <summary>Lets those who answered stand for those of their class who did not; the latter weigh 0 from then on.</summary>
    /// <param name="design">The whole sample, answered or not.</param>
    /// <param name="classes">Class of each row: people in it should be alike in whether they answer and in what.</param>
    /// <param name="answered">1 where the person answered, 0 where not.</param>
    /// <exception cref="DesignException">A class nobody of which answered.</exception>
    public static SurveyDesign ForNonResponse(SurveyDesign design, CodeColumn classes, NumberColumn answered)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(answered);
        var groups = new RowGroups(design.Data, classes);
        var weights = design.WeightsByRow();
        var totals = groups.Sums(weights);
        for (var chunk = 0; chunk < weights.Length; chunk++)
        {
            for (var row = 0; row < weights[chunk].Length; row++)
            {
                weights[chunk][row] *= answered.Chunk(chunk)[row] > 0 ? 1 : 0;
            }
        }

        return design.With(new NumberColumn("", groups.Adjusted(weights, totals)), null);
    }

    /// <summary>Cuts weights at limits and shares what was cut off evenly among the others, so that the sum stays. A weight of 0 stays 0.</summary>
    /// <param name="design">The draw with its weights so far.</param>
    /// <param name="lower">Least weight.</param>
    /// <param name="upper">Greatest weight.</param>
    /// <param name="isStrict">Repeat until no weight lies outside; otherwise a few may end just beyond a limit.</param>
    /// <exception cref="DesignException">Every weight lies outside the limits.</exception>
    public static SurveyDesign Trimmed(SurveyDesign design, double lower, double upper, bool isStrict = false)
    {
        ArgumentNullException.ThrowIfNull(design);
        var weights = design.WeightsByRow();
        for (var round = 0; round < (isStrict ? 1000 : 1); round++)
        {
            var (cut, inside, outside) = (0.0, 0L, 0L);
            foreach (var weight in weights.SelectMany(chunk => chunk))
            {
                cut += weight == 0 ? 0 : weight - Math.Clamp(weight, lower, upper);
                inside += weight >= lower && weight <= upper && weight > 0 ? 1 : 0;
                outside += (weight < lower || weight > upper) && weight > 0 ? 1 : 0;
            }

            if (outside == 0)
            {
                break;
            }

            var share = inside > 0 ? cut / inside : throw new DesignException(new Message(
                "Mọi trọng số đều nằm ngoài giới hạn. Nới giới hạn dưới hoặc trên.", "Every weight lies outside the limits. Widen them."));
            weights = Array.ConvertAll(weights, chunk => Array.ConvertAll(
                chunk, weight => weight == 0 ? 0 : weight >= lower && weight <= upper ? weight + share : Math.Clamp(weight, lower, upper)));
        }

        return design.With(new NumberColumn("", weights), null);
    }

    /// <summary>Kish's (1965) effect of unequal weights: n Σw² / (Σw)², 1 when all are equal. Rows of weight 0 do not count.</summary>
    public static double KishEffect(SurveyDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        var (count, sum, squares) = (0L, 0.0, 0.0);
        foreach (var weight in design.WeightsByRow().SelectMany(chunk => chunk).Where(weight => weight > 0))
        {
            count++;
            sum += weight;
            squares += weight * weight;
        }

        return count * squares / (sum * sum);
    }
}
