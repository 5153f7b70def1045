using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Quality.CallBacks;

/// <summary>How well second answers match the first, by question and by interviewer.</summary>
/// <param name="Pairs">Answers called back.</param>
/// <param name="Items">By question.</param>
/// <param name="Interviewers">By interviewer, the least agreement first.</param>
public sealed record MatchReport(int Pairs, IReadOnlyList<ItemMatch> Items, IReadOnlyList<InterviewerMatch> Interviewers)
{
    /// <summary>Compares.</summary>
    /// <param name="first">Marks of the answers called back.</param>
    /// <param name="second">Marks given on the phone, in the same order; questions not asked again are missing.</param>
    /// <param name="interviewers">Interviewer of each pair; null: not told apart.</param>
    /// <exception cref="ArgumentException">The two are not of the same people and questions.</exception>
    public static MatchReport Of(AnswerMarks first, AnswerMarks second, RowLabels? interviewers = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Rows != second.Rows || !first.Items.SequenceEqual(second.Items, StringComparer.Ordinal) || (interviewers is not null && interviewers.Codes.Count != first.Rows))
        {
            throw new ArgumentException("The same people and questions, in the same order.", nameof(second));
        }

        var items = first.Items.Select((name, item) => ItemMatch.Of(name, [.. Enumerable.Range(0, first.Rows)
            .Select(row => (first[row][item], second[row][item]))
            .Where(pair => pair.Item1 != ScaleColumn.Missing && pair.Item2 != ScaleColumn.Missing)]));
        var byInterviewer = Enumerable.Range(0, interviewers is null ? 0 : first.Rows)
            .Where(row => interviewers!.Codes[row] >= 0)
            .GroupBy(row => interviewers![row]!, StringComparer.Ordinal)
            .Select(group => new InterviewerMatch(group.Key, group.Count(), group.Sum(row => Compared(row).Compared), group.Sum(row => Compared(row).Equal)))
            .OrderBy(match => match.Agreement).ThenBy(match => match.Interviewer, StringComparer.Ordinal);
        return new MatchReport(first.Rows, [.. items], [.. byInterviewer]);

        (int Compared, int Equal) Compared(int row)
        {
            var (compared, equal) = (0, 0);
            for (var item = 0; item < first.Items.Count; item++)
            {
                var (one, other) = (first[row][item], second[row][item]);
                compared += one != ScaleColumn.Missing && other != ScaleColumn.Missing ? 1 : 0;
                equal += one != ScaleColumn.Missing && one == other ? 1 : 0;
            }

            return (compared, equal);
        }
    }
}

/// <summary>Agreement on one question.</summary>
/// <param name="Item">Name of the question.</param>
/// <param name="Compared">Pairs answered both times.</param>
/// <param name="Agreement">Share of equal answers, 0 to 1; NaN without pairs.</param>
/// <param name="Kappa">Cohen's kappa: agreement beyond chance; NaN when chance alone explains everything (one mark only).</param>
/// <param name="WeightedKappa">The same with quadratic weights: near marks count as partly agreeing.</param>
public sealed record ItemMatch(string Item, int Compared, double Agreement, double Kappa, double WeightedKappa)
{
    /// <summary>The match in one sentence.</summary>
    public Message InWords => new(
        $"{Item}: trùng {QualityText.Percent(Agreement)} % trong {Compared} cặp, kappa {(double.IsNaN(Kappa) ? "không xác định" : QualityText.Vi(Kappa))}.",
        $"{Item}: {QualityText.Percent(Agreement)} % of {Compared} pairs equal, kappa {(double.IsNaN(Kappa) ? "undetermined" : QualityText.En(Kappa))}.");

    /// <summary>From pairs of marks.</summary>
    public static ItemMatch Of(string item, IReadOnlyList<(byte First, byte Second)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        double count = pairs.Count;
        var firsts = pairs.CountBy(pair => pair.First).ToDictionary();
        var seconds = pairs.CountBy(pair => pair.Second).ToDictionary();
        var agreement = pairs.Count(pair => pair.First == pair.Second) / count;
        var chance = firsts.Sum(first => first.Value / count * (seconds.GetValueOrDefault(first.Key) / count));
        var apart = pairs.Sum(pair => Square(pair.First - pair.Second)) / count;
        var apartByChance = firsts.Sum(first => seconds.Sum(second => first.Value / count * (second.Value / count) * Square(first.Key - second.Key)));
        return new ItemMatch(item, pairs.Count, agreement, chance < 1 ? (agreement - chance) / (1 - chance) : double.NaN, apartByChance > 0 ? 1 - (apart / apartByChance) : double.NaN);
    }

    private static double Square(double value) => value * value;
}

/// <summary>Agreement of the answers one interviewer brought.</summary>
/// <param name="Interviewer">Name or number.</param>
/// <param name="Pairs">People called back.</param>
/// <param name="Compared">Questions compared.</param>
/// <param name="Equal">Equal answers among them.</param>
public sealed record InterviewerMatch(string Interviewer, int Pairs, int Compared, int Equal)
{
    /// <summary>Share of equal answers, 0 to 1; NaN when none was compared.</summary>
    public double Agreement => (double)Equal / Compared;
}
