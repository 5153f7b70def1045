using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Estimation.Design;

/// <summary>What each row weighs: the column of the design, else one over the shares drawn at every stage, else 1.</summary>
internal sealed class DesignWeights(Microdata data, DesignSpec spec)
{
    private readonly double[][]? computed = spec.Weight is null ? Ones(data) : null;

    /// <summary>Divides by the share drawn at a stage.</summary>
    public void Divide(RowNumbers units, DesignStage stage)
    {
        for (var chunk = 0; computed is not null && chunk < computed.Length; chunk++)
        {
            var unit = units[chunk];
            for (var row = 0; row < unit.Length; row++)
            {
                computed[chunk][row] /= stage.DrawnShare(stage.Stratum[unit[row]]);
            }
        }
    }

    /// <summary>The weights, each a number from 0.</summary>
    /// <param name="runner">Spreads the look at each chunk over threads.</param>
    public NumberColumn Checked(PieceRunner runner)
    {
        if (spec.Weight is not { } name)
        {
            return new NumberColumn("", computed!);
        }

        var column = data.Number(name);
        var wrong = new int[data.Chunks];
        runner(wrong.Length, chunk => wrong[chunk] = FirstWrong(column.Chunk(chunk)));
        if (Array.FindIndex(wrong, row => row >= 0) is >= 0 and var first)
        {
            var answer = data.FirstRow(first) + wrong[first] + 1;
            throw new DesignException(new Message(
                $"Phiếu thứ {answer}: trọng số {name} phải là số không âm.", $"Answer {answer}: the weight {name} must be a number from 0."));
        }

        return column;
    }

    private static int FirstWrong(ReadOnlySpan<double> weights)
    {
        for (var row = 0; row < weights.Length; row++)
        {
            if (!(weights[row] >= 0 && weights[row] < double.PositiveInfinity))
            {
                return row;
            }
        }

        return -1;
    }

    private static double[][] Ones(Microdata data) => [.. Enumerable.Range(0, data.Chunks).Select(chunk =>
    {
        var ones = new double[data.RowsOf(chunk)];
        Array.Fill(ones, 1);
        return ones;
    })];
}
