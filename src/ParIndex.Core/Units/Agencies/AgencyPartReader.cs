namespace ParIndex.Core.Units.Agencies;

/// <summary>Reads one item of a list: a post and a unit, a group, a name by its form, or nothing known.</summary>
internal sealed class AgencyPartReader(string text, AgencyContext context, Func<string, Unit> unitOf)
{
    public Func<string, Unit> UnitOf { get; } = unitOf;

    /// <summary>First words of a unit's name, which the next items of a list may leave out; empty when there are none.</summary>
    public static string HeadOf(ReadOnlySpan<AgencyWord> words)
    {
        var rest = words[AgencyLexicon.PostLength(words)..];
        rest = rest[AgencyLexicon.QuantifierLength(rest)..];
        return AgencyLexicon.Head(rest) is { } head ? AgencyWords.Key(rest[..head.Length].ToArray()) : "";
    }

    public (AgencyPart Part, bool Crosses) Read(AgencyWord[] span)
    {
        var postLength = AgencyLexicon.PostLength(span);
        if (postLength == span.Length)
            return (new AgencyPart.Unknown([]) { Text = Printed(span) }, false);

        var words = span[postLength..];
        var (part, crosses) = Body(words);
        return (part with { Text = Printed(span), Post = postLength == 0 ? null : Printed(span.AsSpan(0, postLength)) }, crosses);
    }

    /// <summary>"Sở Nội vụ, Tư pháp": the item under the head of the one before.</summary>
    public AgencyPart? ReadUnder(string head, AgencyWord[] span)
    {
        var headWords = head.Split(' ').Select(word => new AgencyWord(word, false, false, false, span[0].Start, span[0].Start));
        return AgencyUnits.Find([.. headWords, .. span], context) is { } unit ? unit with { Text = Printed(span) } : null;
    }

    private (AgencyPart Part, bool Crosses) Body(AgencyWord[] words)
    {
        if (AgencyUnits.Find(words, context) is { } unit)
            return (unit, false);

        if (Group(words) is { } group)
            return group;

        var quantifier = AgencyLexicon.QuantifierLength(words);
        var bare = words[quantifier..];
        if (quantifier > 0 && AgencyUnits.Find(bare, context) is { } plural)
            return (plural, false);

        return (OfEach(bare) ?? Unregistered(bare), false);
    }

    private (AgencyPart Part, bool Crosses)? Group(AgencyWord[] words)
    {
        var here = context;
        var phrase = GroupGrammar.Parse(words);
        if (phrase is null)
        {
            // "các sở, ban, ngành tỉnh Đắk Nông": a named place at the end is where the group is read.
            foreach (var (place, left) in AgencyUnits.Places(words, context).Where(place => place.Left > 0))
            {
                phrase = GroupGrammar.Parse(words[..left]) ?? (left + 1 < words.Length ? GroupGrammar.Parse(words[..(left + 1)]) : null);
                if (phrase is not null)
                {
                    here = context.At(place);
                    break;
                }
            }
        }

        if (phrase is null)
            return null;

        var condition = phrase.ConditionStart is { } start ? Printed(words.AsSpan(start)) : null;
        return (Part(GroupRules.Build(phrase, condition, here), here), phrase.CrossesList);
    }

    /// <summary>An office's name with a plural level at its end, or a division named above its level.</summary>
    private AgencyPart.ToGroup? OfEach(AgencyWord[] words)
    {
        if (AgencyLexicon.Head(words) is not { } head)
            return null;

        for (var left = words.Length - 1; left >= head.Length; left--)
        {
            if (words[left].Text is "cac" or "cap" && GroupGrammar.Parse(words[left..]) is { Nouns.Count: 0, Authorities: [var one] })
                return Part(GroupRules.OfEach(AgencyWords.Key(words[..left]), one.Level, one.Ranks, context), context);
        }

        var level = context.Date < Country.VietNam.TwoLevels ? UnitKind.District : UnitKind.Commune;
        return head.Kind == UnitKind.Division && words.Length > head.Length && context.Authority.Kind == UnitKind.Province
            && !words.Any(word => word.Text is "huyen" or "xa")
            ? Part(GroupRules.OfEach(AgencyWords.Key(words), level, [], context), context)
            : null;
    }

    private AgencyPart.ToGroup Part(AgencyGroup group, AgencyContext at)
    {
        var (members, remark) = GroupMembers.Of(group, at, UnitOf);
        return new AgencyPart.ToGroup(group, members, remark);
    }

    private AgencyPart Unregistered(AgencyWord[] words)
    {
        var suggestions = AgencySuggestions.For(AgencyWords.Key(words), context);
        if (AgencyLexicon.Head(words) is { } head && words.Length > head.Length)
            return new AgencyPart.Unregistered(head.Kind, suggestions);

        // "UBND huyện Cư Jút": a territory that is not registered.
        var committee = GroupLexicon.Match(GroupLexicon.Committees, words);
        var rank = AgencyLexicon.Ranks.FirstOrDefault(rank => AgencyLexicon.StartsWith(words.AsSpan(committee), rank.Word.Split(' ')));
        return rank.Word is not null && words.Length > committee + rank.Word.Split(' ').Length
            ? new AgencyPart.Unregistered(rank.Kind, suggestions)
            : new AgencyPart.Unknown(suggestions);
    }

    private string Printed(ReadOnlySpan<AgencyWord> words) => text[words[0].Start..words[^1].End];
}
