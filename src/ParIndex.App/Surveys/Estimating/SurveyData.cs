using ParIndex.App.Surveys.Storing;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Text;
using ParIndex.Documents.Reading.Columns;

namespace ParIndex.App.Surveys.Estimating;

/// <summary>Reads the answers a design asks for from a CSV of any size or a packed file.</summary>
public static class SurveyData
{
    /// <summary>Rows of a chunk of answers kept in the order of the design: one question of a chunk lies in the near cache.</summary>
    private const int OrderedChunkRows = 1 << 16;

    /// <summary>Reads the columns the design names; the others are passed over.</summary>
    /// <param name="path">The CSV or packed file.</param>
    /// <param name="spec">The design.</param>
    /// <param name="progress">Told the bytes read.</param>
    /// <exception cref="ParIndex.Documents.DocumentException">The file cannot be read, or a column is missing.</exception>
    /// <exception cref="ColumnFileException">Cells are wrong, each named by line and column.</exception>
    /// <exception cref="DesignException">An answer is missing under the policy to refuse.</exception>
    public static Microdata Read(string path, EstimationSpec spec, Action<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var plan = Plan(spec);
        var data = PackedFile.IsPacked(path) ? PackedFile.Read(path, plan) : ColumnFile.Read(path, plan, progress);
        if (data.Rows == 0)
        {
            throw new DesignException(new Message("Tệp không có phiếu nào.", "The file has no answers."));
        }

        if (spec.FailOnMissing && spec.Questions.FirstOrDefault(name => data.Scale(name).HasMissing) is { } question)
        {
            throw new DesignException(new Message(
                $"Câu {question} có phiếu để trống, mà thiết kế ghi missing: fail. Điền đủ, hoặc ghi missing: omit-per-question.",
                $"Question {question} has empty answers while the design says missing: fail. Fill them, or write missing: omit-per-question."));
        }

        return data;
    }

    /// <summary>
    /// The same answers in the order of the design: those of a stratum, a cluster, a domain together. Sums over them then run through
    /// memory in its order.
    /// </summary>
    public static Microdata InOrder(Microdata data, EstimationSpec spec)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(spec);
        var (strata, clusters) = (spec.Design.Strata, spec.Design.Clusters);
        var stages = Enumerable.Range(0, Math.Max(strata.Count, clusters.Count)).SelectMany(stage => new[] { strata.ElementAtOrDefault(stage), clusters.ElementAtOrDefault(stage) });
        var columns = stages.Concat(spec.Domain).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return MicrodataRows.Take(data, RowOrder.By(data, columns), OrderedChunkRows);
    }

    /// <summary>Columns a design names, and what their marks may be.</summary>
    public static ColumnPlan Plan(EstimationSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var design = spec.Design;
        var codes = design.Strata.Concat(design.Clusters).Concat(spec.Domain).Concat(spec.Crosstab).OfType<string>();
        var numbers = design.Population.Append(design.Weight).OfType<string>();
        return new ColumnPlan(spec.Questions, [.. codes.Distinct(StringComparer.Ordinal)], [.. numbers.Distinct(StringComparer.Ordinal)])
        {
            Least = spec.Scale?.Least ?? 0,
            Most = spec.Scale?.Most ?? 254,
            NoOpinion = spec.NoOpinion,
        };
    }
}
