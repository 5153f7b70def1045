using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Quality.Interviewers;

/// <summary>
/// How much answers depend on who asked: intraclass correlation by one-way analysis of variance, and interviewers whose mean stands out
/// once it is taken into account that many are looked at (Holm). Where areas are told, answers are compared within their area.
/// </summary>
/// <param name="Interviewers">Interviewers judged.</param>
/// <param name="Answers">Their answers.</param>
/// <param name="Correlation">Intraclass correlation; below 0 when interviewers differ less than by chance.</param>
/// <param name="Lower">Lower limit of its 95 % interval; exact for equal workloads and normal answers.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="P">Chance of so great a difference without any effect.</param>
/// <param name="Standings">All interviewers, the furthest out first.</param>
/// <param name="Alone">Interviewers who were alone in all their areas: their areas cannot be told from them.</param>
public sealed record InterviewerEffect(
    int Interviewers, int Answers, double Correlation, double Lower, double Upper, double P,
    IReadOnlyList<InterviewerStanding> Standings, IReadOnlyList<string> Alone)
{
    /// <summary>What the effect does to variances: 1 + (mean workload − 1) × correlation, 1 at least.</summary>
    public double DesignEffect => Math.Max(1, 1 + ((((double)Answers / Interviewers) - 1) * Correlation));

    /// <summary>The effect in one sentence.</summary>
    public Message InWords => new(
        $"{Interviewers} điều tra viên, {Answers} phiếu: tương quan nội nhóm {QualityText.Vi(Correlation)} (95 %: {QualityText.Vi(Lower)} đến {QualityText.Vi(Upper)}), làm phương sai tăng {QualityText.Vi(DesignEffect)} lần.",
        $"{Interviewers} interviewers, {Answers} answers: intraclass correlation {QualityText.En(Correlation)} (95 %: {QualityText.En(Lower)} to {QualityText.En(Upper)}), variances grow {QualityText.En(DesignEffect)} times.");

    /// <summary>Measures the effect on a number by row; null with fewer than two interviewers or no more answers than interviewers.</summary>
    /// <param name="values">By row; NaN: none.</param>
    /// <param name="interviewers">By row.</param>
    /// <param name="areas">By row; null: not taken into account.</param>
    /// <param name="level">Chance of naming anybody when nobody differs, above 0, below 1.</param>
    public static InterviewerEffect? Of(IReadOnlyList<double> values, RowLabels interviewers, RowLabels? areas = null, double level = 0.05)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(interviewers);
        int[] rows = [.. Enumerable.Range(0, values.Count).Where(row => !double.IsNaN(values[row]) && interviewers.Codes[row] >= 0)];
        var byArea = rows.GroupBy(row => RowLabels.CodeOf(areas, row)).ToList();
        var shared = byArea.Where(area => area.Select(row => interviewers.Codes[row]).Distinct().Skip(1).Any()).ToList();
        int[] judged = [.. shared.SelectMany(area => area).Order()];
        var centres = shared.ToDictionary(area => area.Key, area => area.Average(row => values[row]));
        var groups = judged.GroupBy(row => interviewers.Codes[row], row => values[row] - centres[RowLabels.CodeOf(areas, row)])
            .Select(group => (Name: interviewers.Labels[group.Key], Values: group.ToArray())).ToList();
        var within = judged.Length - groups.Count - (shared.Count - 1);
        if (groups.Count < 2 || within < 1)
        {
            return null;
        }

        var alone = rows.Select(row => interviewers.Labels[interviewers.Codes[row]]).Distinct().Except(groups.Select(group => group.Name)).Order(StringComparer.Ordinal);
        return new Measured(groups, judged.Length, within).Effect(level, [.. alone]);
    }

    /// <summary>Mean mark of each person over questions answered; NaN without any.</summary>
    public static double[] MeanMarks(AnswerMarks marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var means = new double[marks.Rows];
        for (var row = 0; row < means.Length; row++)
        {
            var sum = 0;
            foreach (var mark in marks[row])
            {
                sum += mark == ScaleColumn.Missing ? 0 : mark;
            }

            means[row] = marks.Answered(row) is > 0 and var answered ? (double)sum / answered : double.NaN;
        }

        return means;
    }

    /// <summary>One-way analysis of variance.</summary>
    private sealed class Measured(List<(string Name, double[] Values)> groups, int count, int within)
    {
        private readonly double mean = groups.Sum(group => group.Values.Sum()) / count;

        public InterviewerEffect Effect(double level, IReadOnlyList<string> alone)
        {
            var squares = groups.Sum(group => group.Values.Sum(value => Square(value - group.Values.Average())));
            var between = groups.Sum(group => group.Values.Length * Square(group.Values.Average() - mean)) / (groups.Count - 1);
            var inside = squares / within;
            var load = (count - (groups.Sum(group => Square(group.Values.Length)) / count)) / (groups.Count - 1);
            var f = inside > 0 ? between / inside : between > 0 ? double.PositiveInfinity : 1;
            return new InterviewerEffect(
                groups.Count, count, Correlation(f, load), Correlation(f / FisherQuantile(0.975), load), Correlation(f / FisherQuantile(0.025), load),
                double.IsPositiveInfinity(f) ? 0 : Distributions.FisherAbove(f, groups.Count - 1, within), Standings(Math.Sqrt(inside), level), alone);
        }

        private static double Correlation(double f, double load) => double.IsPositiveInfinity(f) ? 1 : (f - 1) / (f + load - 1);

        private double FisherQuantile(double p)
        {
            var x = Distributions.BetaQuantile(p, (groups.Count - 1) / 2.0, within / 2.0);
            return within * x / ((groups.Count - 1) * (1 - x));
        }

        private List<InterviewerStanding> Standings(double spread, double level)
        {
            var found = groups.Select(group =>
            {
                var (own, others) = (group.Values.Average(), (mean * count) - group.Values.Sum());
                var difference = own - (others / (count - group.Values.Length));
                var error = spread * Math.Sqrt((1.0 / group.Values.Length) + (1.0 / (count - group.Values.Length)));
                var t = error > 0 ? difference / error : difference == 0 ? 0 : double.PositiveInfinity;
                return (group.Name, group.Values.Length, difference, t, P: double.IsInfinity(t) ? 0 : Math.Min(1, 2 * Distributions.StudentAbove(Math.Abs(t), within)));
            }).OrderBy(one => one.P).ThenByDescending(one => Math.Abs(one.difference)).ThenBy(one => one.Name, StringComparer.Ordinal).ToList();
            var standings = new List<InterviewerStanding>();
            var adjusted = 0.0;
            for (var i = 0; i < found.Count; i++)
            {
                adjusted = Math.Min(1, Math.Max(adjusted, found[i].P * (found.Count - i)));
                standings.Add(new InterviewerStanding(found[i].Name, found[i].Length, found[i].difference, found[i].t, adjusted, adjusted < level));
            }

            return standings;
        }

        private static double Square(double value) => value * value;
    }
}

/// <summary>How one interviewer's answers stand to those of the others.</summary>
/// <param name="Interviewer">Name or number.</param>
/// <param name="Answers">Answers taken.</param>
/// <param name="Difference">Mean less that of the others, within areas.</param>
/// <param name="T">Difference over its standard error.</param>
/// <param name="P">Chance of so great a difference, adjusted for the number of interviewers (Holm).</param>
/// <param name="StandsOut">Whether it is below the level.</param>
public sealed record InterviewerStanding(string Interviewer, int Answers, double Difference, double T, double P, bool StandsOut)
{
    /// <summary>The standing in one sentence.</summary>
    public Message InWords => new(
        $"Điều tra viên {Interviewer}: {Answers} phiếu, trung bình lệch {QualityText.Vi(Difference)} so với người khác (t = {QualityText.Vi(T)}, p hiệu chỉnh = {QualityText.Vi(P)}){(StandsOut ? ". Gọi lại một số người đã trả lời." : ".")}",
        $"Interviewer {Interviewer}: {Answers} answers, mean {QualityText.En(Difference)} off the others (t = {QualityText.En(T)}, adjusted p = {QualityText.En(P)}){(StandsOut ? ". Call some of the people back." : ".")}");
}
