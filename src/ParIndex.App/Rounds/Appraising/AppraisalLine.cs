using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Explaining;
using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>Why an entry needs eyes before it is accepted.</summary>
public enum AppraisalFlag
{
    /// <summary>Nothing, or not enough, is given.</summary>
    Incomplete,

    /// <summary>Points other than the rule's are claimed.</summary>
    OtherThanRule,

    /// <summary>The criterion has no rule: the points are the unit's word.</summary>
    NoRule,

    /// <summary>The unit says that it does not apply.</summary>
    SaidInapplicable,

    /// <summary>The same was said last time, and cut.</summary>
    CutBefore,

    /// <summary>A figure lies far from those of the other units.</summary>
    UnlikeOthers,

    /// <summary>The unit wrote something to the appraiser.</summary>
    Remark,
}

/// <summary>An entry on the workbench of its field.</summary>
/// <param name="Stage">Where the entry stands for those who write it.</param>
/// <param name="BlindId">Who appraises it a second time, blind; null: it is not drawn.</param>
/// <param name="Cut">What was cut last time and is said again.</param>
/// <param name="Unlike">Figures far from those of the other units.</param>
public sealed record AppraisalLine(
    RoundScorecard Card, Entry Entry, RoundStage Stage, Verdict? First, Verdict? Second, Verdict? Blind, Guid? BlindId, Explanation? Explanation, PastCut? Cut,
    IReadOnlyList<UnlikeOthers> Unlike, IReadOnlyList<AppraisalFlag> Flags)
{
    /// <summary>The last verdict that counts.</summary>
    public Verdict? Standing => Second ?? First;

    /// <summary>The unit changed its answer after the verdict was given.</summary>
    public bool HasChanged => Standing is { } verdict && verdict.EntryVersion < Entry.Version;

    /// <summary>Back with its unit for completion, its last day still to come.</summary>
    public bool IsReturned => Entry.ReturnedUntil is not null && Stage == RoundStage.SelfAssessment;

    /// <summary>Explained, and not judged after that.</summary>
    public bool WaitsForSecond => Explanation is { Accepts: false } && (Second is null || Second.At < Explanation.At);

    /// <summary>Nothing differs: complete, points by the rule, nothing strange.</summary>
    public bool IsClean => Flags.Count == 0;

    /// <summary>Looks for what needs eyes.</summary>
    internal static IReadOnlyList<AppraisalFlag> FlagsOf(SetScorer scorer, Entry entry, PastCut? cut, IReadOnlyList<UnlikeOthers> unlike)
    {
        var flags = new List<AppraisalFlag>();
        scorer.TryLeaf(entry.Code, out var leaf);
        if (!entry.IsComplete)
            flags.Add(AppraisalFlag.Incomplete);

        // What the organiser set has never been written by the unit.
        if (entry.Answer.Inapplicable is not null)
        {
            if (entry.Version > 0)
                flags.Add(AppraisalFlag.SaidInapplicable);
        }
        else if (leaf?.Rule is null)
            flags.Add(AppraisalFlag.NoRule);
        else if (entry.Answer.Claim is { } claim && SelfScore.Of(scorer, entry.Code, entry.Answer with { Claim = null }).ByRule != claim)
            flags.Add(AppraisalFlag.OtherThanRule);

        if (cut is not null)
            flags.Add(AppraisalFlag.CutBefore);

        if (unlike.Count > 0)
            flags.Add(AppraisalFlag.UnlikeOthers);

        if (entry.Answer.Remark.Length > 0)
            flags.Add(AppraisalFlag.Remark);

        return flags;
    }
}
