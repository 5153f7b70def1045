using ParIndex.Core.Criteria;
using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.Core.Plans;

/// <summary>A first target for a leaf, to be changed by who makes the plan; it always says where it comes from.</summary>
/// <param name="Points">Points to reach: above the last ones where points were lost, never above the maximum.</param>
/// <param name="Why">In words.</param>
public sealed record ProposedTarget(decimal Points, Message Why)
{
    /// <summary>Share of the lost points opinion won back in a year: it moves slowly whatever is done.</summary>
    private const decimal OfSurvey = 0.25m;

    /// <summary>Share won back where part of the result lies outside the office: rates, breaches, declines, and causes nobody stated.</summary>
    private const decimal OfOthers = 0.5m;

    /// <summary>For a leaf at its maximum.</summary>
    public static ProposedTarget Keep(decimal max) => new(max, new("Giữ điểm tối đa đã đạt.", "Keep the full points reached."));

    /// <summary>
    /// For a leaf that lost points: where the rule and the figures are known, what the smallest change gives; otherwise a share of the lost points by cause –
    /// all of them for what the agencies have in their own hands (documents, deadlines, numbers of things done, evidence), half where others have a part, a quarter for opinion.
    /// </summary>
    /// <param name="lost">The lost points.</param>
    /// <param name="digits">Decimal places of a target.</param>
    public static ProposedTarget Of(LostPoint lost, int digits)
    {
        ArgumentNullException.ThrowIfNull(lost);
        if (lost.WinBack.Count > 0)
        {
            var step = lost.WinBack.MinBy(change => change.Gain)!;
            return new(step.Points, new($"Bước gần nhất theo cách tính điểm: {step.Text.Vietnamese}.", $"The nearest step of the rule: {step.Text.English}."));
        }

        var (share, why) = lost.Category switch
        {
            _ when IsOpinion(lost) => (OfSurvey, new Message("Điểm điều tra chuyển biến chậm: lấy lại một phần tư số điểm bị trừ.", "Opinion moves slowly: a quarter of the lost points.")),
            CauseCategory.Evidence or CauseCategory.NotDone or CauseCategory.Late or CauseCategory.CountShort => (1m, new Message(
                "Nguyên nhân thuộc trách nhiệm của cơ quan: lấy lại toàn bộ số điểm bị trừ.", "The cause lies with the agencies: all of the lost points.")),
            _ => (OfOthers, new Message("Kết quả còn phụ thuộc nhiều phía: lấy lại một nửa số điểm bị trừ.", "The result depends on others too: half of the lost points.")),
        };
        return new(Within(lost, share, digits), why);
    }

    /// <summary>Whether people's opinion decides the points, whatever cause is printed.</summary>
    internal static bool IsOpinion(LostPoint lost) => lost.Category == CauseCategory.Survey || lost.Source is SourceKind.LeaderSurvey or SourceKind.Sipas;

    /// <summary>Cut to the digits of a target, but always above the last points.</summary>
    private static decimal Within(LostPoint lost, decimal share, int digits)
    {
        var points = Rounding.Cut(lost.Points + (share * lost.Lost), digits);
        return points > lost.Points && points <= lost.Max ? points : lost.Max;
    }
}
