using ParIndex.App.Criteria.Library;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Rounds.Mirror;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rounds;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.Web.Pages.Rounds.Fill;

/// <summary>One entry as the page shows it.</summary>
/// <param name="Answer">What stands, or what was typed and could not be saved.</param>
/// <param name="Past">Last year; null: none.</param>
/// <param name="Verdict">What the appraiser said, once the unit may know; null: nothing.</param>
/// <param name="Outcome">What became of what was just sent; null: nothing was.</param>
/// <param name="Typed">What was just sent, letter by letter.</param>
/// <param name="Unlike">Figures far from those of the other units of the round.</param>
public sealed record EntryView(
    FillFieldModel Page, ScoredLeaf Scored, Entry Entry, EntryAnswer Answer, SelfScore Score, PastEntry? Past, Verdict? Verdict, bool MayFill, SaveOutcome? Outcome, TypedAnswer? Typed,
    IReadOnlyList<UnlikeOthers> Unlike)
{
    public Criterion Leaf => Scored.Criterion;

    /// <summary>The visitor runs the round and changes, with a reason, what an agency entered.</summary>
    public bool Corrects { get; init; }

    /// <summary>The newest of such changes; null: none.</summary>
    public Correction? Correction { get; init; }

    /// <summary>Version a form sent from here was based on: after a conflict the one that stands, so that sending again replaces it knowingly.</summary>
    public int Seen => Entry.Version;

    /// <summary>Id of parts of the page about this entry.</summary>
    public string Id => Entry.Code.Replace('.', '-');

    /// <summary>Figures asked: those the rule reads, else those the criterion names.</summary>
    public IEnumerable<TrialFigure> Figures => Slots.Select(slot => new TrialFigure(slot, Text(slot), Outcome?.Problems.GetValueOrDefault(slot.Name)));

    /// <summary>Figures that differ much from last year's, or from those of other units.</summary>
    public IEnumerable<Message> Jumps => (Past is null ? [] : Slots.Select(Jump).OfType<Message>()).Concat(Unlike.Select(one => one.Told));

    public Message? Problem(string part) => Outcome?.Problems.GetValueOrDefault(part);

    /// <summary>Whether points other than by rule stand in the form, or are the only way.</summary>
    public bool ClaimsPoints => Scored.Rule is null || Answer.Claim is not null || !string.IsNullOrWhiteSpace(Typed?.Claim);

    /// <summary>The claim as the form shows it.</summary>
    public string? Claim => Typed?.Claim ?? (Answer.Claim is { } claim ? Show.Brief(claim) : null);

    /// <summary>Name of a part of the answer, for conflicts.</summary>
    public string PartName(Texts texts, string part)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return part switch
        {
            AnswerParts.Claim => texts["Điểm đề nghị"],
            AnswerParts.ClaimReason => texts["Lý do đề nghị điểm khác"],
            AnswerParts.Inapplicable => texts["Không áp dụng"],
            AnswerParts.Remark => texts["Ghi chú gửi người thẩm định"],
            SaveEntry.CorrectionReason => texts["Lý do sửa"],
            _ => Scored.Input(part) is { } input ? texts.Name(input.Label, input.LabelEnglish) : part,
        };
    }

    /// <summary>A stored figure as people write it here.</summary>
    public static string Shown(RuleInput? input, string text) =>
        input?.Type is InputType.YesNo or InputType.Choice or null || Texts.Language == Language.English ? text : text.Replace('.', ',');

    private IReadOnlyList<RuleSlot> Slots => EntrySlots.Of(Scored);

    private string? Text(RuleSlot slot) => Typed is { } typed && typed.Figures.TryGetValue(slot.Name, out var text)
        ? text
        : Answer.Figures.TryGetValue(slot.Name, out var stored) ? Shown(slot.Input, stored) : null;

    private Message? Jump(RuleSlot slot) =>
        Answer.Figures.TryGetValue(slot.Name, out var now) && Past!.Answer.Figures.TryGetValue(slot.Name, out var before)
        && InputValue.TryParse(slot.Input, now, out var value, out _) && InputValue.TryParse(slot.Input, before, out var old, out _)
            ? FigureJump.Of(slot.Input, value, old)
            : null;
}
