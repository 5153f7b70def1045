using ParIndex.App.Surveys.Collecting;
using ParIndex.Core.Surveys.Quality;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Quality;

/// <summary>Limits a person sets for the checks of a wave; the rest of <see cref="QualityRules"/> stays as it is.</summary>
/// <param name="LeastMatch">Per cent of equal marks from which two answers are nearly copies, 50 to 100.</param>
/// <param name="LeastStraight">Per cent of one mark in a matrix from which it is a straight line, 50 to 100.</param>
/// <param name="LeastSeconds">Seconds for a question, 0 to 60.</param>
/// <param name="MostMissing">Per cent of shown questions left blank, 0 to 100.</param>
/// <param name="From">Earliest start of an interview.</param>
/// <param name="To">Latest start of an interview.</param>
public sealed record QualityLimits(int LeastMatch, int LeastStraight, double LeastSeconds, int MostMissing, TimeOnly From, TimeOnly To)
{
    private static readonly Message OutOfRange = new(
        "Mức giống nhau và mức một mạch từ 50 đến 100 %, số giây mỗi câu từ 0 đến 60, mức bỏ trống từ 0 đến 100 %, giờ bắt đầu trước giờ kết thúc.",
        "Equal and straight answers take 50 to 100 %, seconds for a question 0 to 60, blanks 0 to 100 %, and hours begin before they end.");

    /// <summary>Those of the method.</summary>
    public static QualityLimits Usual { get; } = Of(new QualityRules());

    /// <summary>What is wrong; null: nothing.</summary>
    public Message? Problem => LeastMatch is < 50 or > 100 || LeastStraight is < 50 or > 100 || !(LeastSeconds is >= 0 and <= 60) || MostMissing is < 0 or > 100 || From >= To ? OutOfRange : null;

    /// <summary>The rules for a wave.</summary>
    public QualityRules For(Wave wave)
    {
        ArgumentNullException.ThrowIfNull(wave);
        var usual = new QualityRules();
        return usual with
        {
            Copies = usual.Copies with { LeastMatch = LeastMatch / 100.0 },
            Straight = usual.Straight with { LeastShare = LeastStraight / 100.0, LeastShareReversed = Math.Min(usual.Straight.LeastShareReversed, LeastStraight / 100.0) },
            Speed = usual.Speed with { LeastSeconds = LeastSeconds },
            Hours = usual.Hours with { From = From, To = To, First = wave.OpensOn, Last = wave.ClosesOn },
            MostMissing = MostMissing / 100.0,
        };
    }

    private static QualityLimits Of(QualityRules rules) => new(
        (int)Math.Round(rules.Copies.LeastMatch * 100), (int)Math.Round(rules.Straight.LeastShare * 100), rules.Speed.LeastSeconds, (int)Math.Round(rules.MostMissing * 100), rules.Hours.From, rules.Hours.To);
}
