using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Estimation.Design;

/// <summary>Reads the population sizes of one stage into its strata.</summary>
internal static class PopulationReader
{
    /// <param name="column">Number of units in the stratum, or the share drawn when no number is above 1.</param>
    /// <param name="units">By row: unit of the stage.</param>
    /// <param name="stage">Filled.</param>
    public static void Read(NumberColumn column, RowNumbers units, DesignStage stage)
    {
        var seen = new bool[stage.Strata];
        var areShares = true;
        for (var chunk = 0; chunk < units.Chunks; chunk++)
        {
            var numbers = column.Chunk(chunk);
            var unit = units[chunk];
            for (var row = 0; row < numbers.Length; row++)
            {
                var stratum = stage.Stratum[unit[row]];
                var number = numbers[row];
                if (!(number > 0) || (seen[stratum] && stage.Population[stratum] != number))
                {
                    throw new DesignException(new Message(
                        $"Cột {column.Name}: số của tổng thể phải lớn hơn 0 và như nhau trong cả tầng.",
                        $"Column {column.Name}: the size of the population must be above 0 and the same throughout a stratum."));
                }

                seen[stratum] = true;
                stage.Population[stratum] = number;
                areShares &= number <= 1;
            }
        }

        for (var stratum = 0; stratum < stage.Strata; stratum++)
        {
            if (areShares)
            {
                stage.Population[stratum] = stage.Drawn[stratum] / stage.Population[stratum];
            }
            else if (stage.Population[stratum] < stage.Drawn[stratum])
            {
                throw new DesignException(new Message(
                    $"Cột {column.Name}: có tầng chọn {stage.Drawn[stratum]} mà tổng thể chỉ có {stage.Population[stratum]}.",
                    $"Column {column.Name}: in a stratum {stage.Drawn[stratum]} were drawn of only {stage.Population[stratum]}."));
            }
        }
    }
}
