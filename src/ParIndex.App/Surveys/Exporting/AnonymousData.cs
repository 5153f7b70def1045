using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Exporting;

/// <summary>Microdata that tell nobody: what is exported, and what was done to it.</summary>
/// <param name="Columns">In the order of the file.</param>
/// <param name="Data">Columns under their exported names; rows in an order drawn at random.</param>
/// <param name="RareCombinations">Combinations of traits that too few people shared.</param>
/// <param name="LeftOut">Columns that do not leave, with the reason.</param>
/// <param name="Smallest">People of the smallest combination of traits that is left.</param>
public sealed record AnonymousData(
    IReadOnlyList<ExportColumn> Columns, Microdata Data, int RareCombinations, IReadOnlyList<(string Column, Message Reason)> LeftOut, int Smallest)
{
    /// <summary>Makes them.</summary>
    /// <param name="data">Answers of a wave.</param>
    /// <param name="questionnaire">What was asked.</param>
    /// <param name="spec">What may leave.</param>
    /// <exception cref="ExportException">Too few answers; a column is not there.</exception>
    public static AnonymousData Of(Microdata data, Questionnaire questionnaire, ExportSpec spec)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(spec);
        if (data.Rows < spec.Least)
        {
            throw new ExportException(new(
                $"Chỉ có {data.Rows} phiếu, ít hơn {spec.Least}: không xuất dữ liệu từng phiếu.", $"There are only {data.Rows} answers, fewer than {spec.Least}: single answers are not exported."));
        }

        return new Anonymising(data, questionnaire, spec).Run();
    }
}

/// <summary>Nothing may be exported so.</summary>
public sealed class ExportException(Message problem) : Exception(problem.English)
{
    /// <summary>Why, and what to do.</summary>
    public Message Problem { get; } = problem;
}
