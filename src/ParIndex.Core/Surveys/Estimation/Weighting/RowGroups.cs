using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Estimation.Weighting;

/// <summary>Groups of rows by one column, every row in one.</summary>
internal sealed class RowGroups
{
    private readonly CodeColumn column;

    /// <summary>Reads the groups.</summary>
    /// <exception cref="DesignException">A row without group.</exception>
    public RowGroups(Microdata data, CodeColumn column)
    {
        this.column = column;
        Codes = new int[data.Chunks][];
        for (var chunk = 0; chunk < data.Chunks; chunk++)
        {
            column.Read(chunk, Codes[chunk] = new int[data.RowsOf(chunk)]);
            if (Codes[chunk].AsSpan().IndexOf(CodeColumn.Blank) is >= 0 and var row)
            {
                var answer = data.FirstRow(chunk) + row + 1;
                throw new DesignException(new Message(
                    $"Phiếu thứ {answer}: ô {column.Name} để trống, nên không hiệu chỉnh được trọng số. Điền ô này hoặc thêm một nhóm riêng.",
                    $"Answer {answer}: {column.Name} is empty, so that its weight cannot be adjusted. Fill the cell or give such answers a group of their own."));
            }
        }
    }

    /// <summary>By chunk and row.</summary>
    public int[][] Codes { get; }

    /// <summary>Number of groups.</summary>
    public int Count => column.Labels.Count;

    /// <summary>Known totals in the order of groups.</summary>
    /// <exception cref="DesignException">A group of the sample without total, or a total without group.</exception>
    public double[] Totals(IReadOnlyDictionary<string, double> population)
    {
        foreach (var (label, total) in population)
        {
            if (!(total >= 0 && total < double.PositiveInfinity) || (total > 0 && !column.Labels.Contains(label)))
            {
                throw new DesignException(new Message(
                    $"Cột {column.Name}: nhóm {label} có {total} người trong tổng thể mà không có phiếu nào. Gộp nhóm này với nhóm tương tự.",
                    $"Column {column.Name}: group {label} has {total} people in the population and no answer. Join it to a like group."));
            }
        }

        return [.. column.Labels.Select(label => population.TryGetValue(label, out var total) ? total : throw new DesignException(new Message(
            $"Cột {column.Name}: chưa có số người của nhóm {label} trong tổng thể.", $"Column {column.Name}: the population of group {label} is not told.")))];
    }

    /// <summary>Sum of weights by group.</summary>
    public double[] Sums(double[][] weights)
    {
        var sums = new double[Count];
        for (var chunk = 0; chunk < weights.Length; chunk++)
        {
            for (var row = 0; row < weights[chunk].Length; row++)
            {
                sums[Codes[chunk][row]] += weights[chunk][row];
            }
        }

        return sums;
    }

    /// <summary>Multiplies the weights of each group to its total.</summary>
    /// <exception cref="DesignException">A group whose answers weigh nothing.</exception>
    public double[][] Adjusted(double[][] weights, double[] totals)
    {
        var sums = Sums(weights);
        for (var group = 0; group < sums.Length; group++)
        {
            if (sums[group] == 0 && totals[group] > 0)
            {
                throw new DesignException(new Message(
                    $"Cột {column.Name}: các phiếu của nhóm {column.Labels[group]} có tổng trọng số bằng 0. Gộp nhóm này với nhóm tương tự.",
                    $"Column {column.Name}: the answers of group {column.Labels[group]} weigh nothing. Join it to a like group."));
            }
        }

        var adjusted = new double[weights.Length][];
        for (var chunk = 0; chunk < weights.Length; chunk++)
        {
            adjusted[chunk] = new double[weights[chunk].Length];
            for (var row = 0; row < adjusted[chunk].Length; row++)
            {
                var group = Codes[chunk][row];
                adjusted[chunk][row] = sums[group] == 0 ? 0 : weights[chunk][row] * (totals[group] / sums[group]);
            }
        }

        return adjusted;
    }
}
