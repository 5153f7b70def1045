namespace ParIndex.Core.Rounds;

/// <summary>A part of an answer two people changed to different things.</summary>
/// <param name="Part">Input slot, or one of the names in <see cref="AnswerParts"/>.</param>
/// <param name="Theirs">As it stands now; empty: nothing.</param>
/// <param name="Mine">As typed.</param>
public sealed record AnswerConflict(string Part, string Theirs, string Mine);

/// <summary>Names of the parts of an answer beside its figures; input slots begin with a letter, these with a dot.</summary>
public static class AnswerParts
{
    public const string Claim = ".claim", ClaimReason = ".reason", Inapplicable = ".inapplicable", Remark = ".remark";
}

/// <summary>An answer merged from two.</summary>
/// <param name="Answer">Typed parts, and theirs where only they changed something.</param>
/// <param name="Conflicts">Parts both changed; the typed one stands in the answer.</param>
public sealed record MergedAnswer(EntryAnswer Answer, IReadOnlyList<AnswerConflict> Conflicts);

/// <summary>Brings together what two people did to one entry, part by part, so that nobody's typing is lost.</summary>
public static class AnswerMerge
{
    /// <param name="was">What both began with.</param>
    /// <param name="theirs">What was saved meanwhile.</param>
    /// <param name="mine">What was typed.</param>
    public static MergedAnswer Merge(EntryAnswer was, EntryAnswer theirs, EntryAnswer mine)
    {
        var (old, now, typed) = (Parts(was), Parts(theirs), Parts(mine));
        var conflicts = new List<AnswerConflict>();
        var merged = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in old.Keys.Union(now.Keys).Union(typed.Keys).Order(StringComparer.Ordinal))
        {
            var (before, there, here) = (old.GetValueOrDefault(part, ""), now.GetValueOrDefault(part, ""), typed.GetValueOrDefault(part, ""));
            if (here != before && there != before && here != there)
                conflicts.Add(new AnswerConflict(part, there, here));

            var value = here == before ? there : here;
            if (value.Length > 0)
                merged[part] = value;
        }

        return new MergedAnswer(Answer(merged), conflicts);
    }

    private static Dictionary<string, string> Parts(EntryAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var parts = new Dictionary<string, string>(answer.Figures, StringComparer.Ordinal);
        Add(AnswerParts.Claim, answer.Claim is { } claim ? Plain(claim) : "");
        Add(AnswerParts.ClaimReason, answer.ClaimReason);
        Add(AnswerParts.Inapplicable, answer.Inapplicable ?? "");
        Add(AnswerParts.Remark, answer.Remark);
        return parts;

        void Add(string part, string value)
        {
            if (value.Length > 0)
                parts[part] = value;
        }
    }

    private static EntryAnswer Answer(SortedDictionary<string, string> parts) => new(
        parts.Where(part => part.Key[0] != '.').ToDictionary(part => part.Key, part => part.Value, StringComparer.Ordinal),
        parts.TryGetValue(AnswerParts.Claim, out var claim) ? decimal.Parse(claim, System.Globalization.CultureInfo.InvariantCulture) : null,
        parts.GetValueOrDefault(AnswerParts.ClaimReason, ""),
        parts.GetValueOrDefault(AnswerParts.Inapplicable),
        parts.GetValueOrDefault(AnswerParts.Remark, ""));

    private static string Plain(decimal value) => value.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture);
}
