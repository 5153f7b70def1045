namespace ParIndex.Core.Units.Agencies;

/// <summary>Reads one item of a list: a post and a unit, a group, a name by its form, or nothing known.</summary>
internal sealed class AgencyPartReader(string text, AgencyContext context, Func<string, Unit> unitOf)
{
    private readonly Dictionary<AgencyGroup, AgencyContext> readAt = new(ReferenceEqualityComparer.Instance);

    public Func<string, Unit> UnitOf { get; } = unitOf;

    /// <summary>Members and suggestions cost most, so only the parts that were chosen get them.</summary>
    public AgencyPart Complete(AgencyPart part)
    {
        switch (part)
        {
            case AgencyPart.ToGroup group:
                var (members, remark) = GroupMembers.Of(group.Group, readAt[group.Group], UnitOf);
                return group with { Members = members, Remark = remark };
            case AgencyPart.Unregistered form:
                return form with { Suggestions = AgencySuggestions.For(Bare(part.Text), context) };
            case AgencyPart.Unknown unknown:
                return unknown with { Suggestions = AgencySuggestions.For(Bare(part.Text), context) };
            default:
                return part;
        }
    }

    /// <summary>First words of a unit's name, which the next items of a list may leave out; empty when there are none.</summary>
    public static string HeadOf(ReadOnlySpan<AgencyWord> words)
    {
        var rest = words[AgencyLexicon.PostLength(words)..];
        rest = rest[AgencyLexicon.QuantifierLength(rest)..];
        return AgencyLexicon.Head(rest) is { } head ? AgencyWords.Key(rest[..head.Length].ToArray()) : "";
    }

    /// <summary>The part, and a surcharge for words that look like further items of the list.</summary>
    public (AgencyPart Part, double Doubt) Read(AgencyWord[] span)
    {
        var postLength = AgencyLexicon.PostLength(span);
        if (postLength == span.Length)
            return (new AgencyPart.Unknown([]) { Text = Printed(span) }, 0);

        var words = span[postLength..];
        var (part, doubt) = Body(words);
        return (part with { Text = Printed(span), Post = postLength == 0 ? null : Printed(span.AsSpan(0, postLength)) }, doubt);
    }

    /// <summary>"Sở Nội vụ, Tư pháp": the item under the head of the one before.</summary>
    public AgencyPart? ReadUnder(string head, AgencyWord[] span)
    {
        var headWords = head.Split(' ').Select(word => new AgencyWord(word, false, false, false, span[0].Start, span[0].Start));
        return AgencyUnits.Find([.. headWords, .. span], context) is { } unit ? unit with { Text = Printed(span) } : null;
    }

    private (AgencyPart Part, double Doubt) Body(AgencyWord[] words)
    {
        if (AgencyUnits.Find(words, context) is { } unit)
            return (unit, 0);

        if (Group(words) is { } group)
            return group;

        var quantifier = AgencyLexicon.QuantifierLength(words);
        var bare = words[quantifier..];
        if (quantifier > 0 && AgencyUnits.Find(bare, context) is { } plural)
            return (plural, 0);

        return OfEach(bare) is { } each ? each : (AgencyUnits.BySector(bare, context) ?? Unregistered(bare), Doubt(bare) + 1.5 * Breaks(bare));
    }

    private (AgencyPart Part, double Doubt)? Group(AgencyWord[] words)
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
        return (Part(GroupRules.Build(phrase, condition, here), here), phrase.CrossesList ? 1.5 : 0);
    }

    /// <summary>An office's name with a plural level at its end, or a division named above its level.</summary>
    private (AgencyPart Part, double Doubt)? OfEach(AgencyWord[] words)
    {
        if (AgencyLexicon.Head(words) is not { } head)
            return null;

        for (var left = head.Length; left < words.Length; left++)
        {
            if (words[left].Text is "cac" or "cap" or "huyen" or "xa" && GroupGrammar.Parse(words[left..]) is { Nouns.Count: 0, Authorities: [var one] })
                return (Part(GroupRules.OfEach(AgencyWords.Key(words[..left]), one.Level, one.Ranks, context), context), Doubt(words[..left]));
        }

        var level = context.Date < Country.VietNam.TwoLevels ? UnitKind.District : UnitKind.Commune;
        return head.Kind == UnitKind.Division && words.Length > head.Length && context.Authority.Kind == UnitKind.Province
            && !NamesPlace(words)
            ? (Part(GroupRules.OfEach(AgencyWords.Key(words), level, [], context), context), Doubt(words) + Breaks(words))
            : null;
    }

    private static int Breaks(AgencyWord[] words) => words.Skip(1).Count(word => word.Break);

    /// <summary>A name that swallows what looks like the next item of the list; "HĐND và UBND" is a fixed pair.</summary>
    private static double Doubt(AgencyWord[] words)
    {
        for (var index = 1; index < words.Length; index++)
        {
            var rest = words.AsSpan(index);
            if (words[index].Break && (HeadOf(rest).Length > 0
                || (GroupLexicon.Match(GroupLexicon.Committees, rest) > 0 && !AgencyWords.Key(words[..index]).EndsWith("hoi dong nhan dan", StringComparison.Ordinal))))
            {
                return 4;
            }
        }

        return 0;
    }

    /// <summary>"Phòng Kinh tế xã Hòa Bắc" names one place, "Phòng Văn hóa - Xã hội" none.</summary>
    private static bool NamesPlace(AgencyWord[] words) => words.Index().Any(word =>
        word.Item.Text == "huyen" || (word.Item.Text == "xa" && (word.Index + 1 == words.Length || words[word.Index + 1].Text != "hoi")));

    private AgencyPart.ToGroup Part(AgencyGroup group, AgencyContext at)
    {
        readAt[group] = at;
        return new AgencyPart.ToGroup(group, [], null);
    }

    private static string Bare(string printed)
    {
        var words = AgencyWords.Parse(printed).ToArray();
        return AgencyWords.Key(words[AgencyLexicon.PostLength(words)..]);
    }

    private static AgencyPart Unregistered(AgencyWord[] words)
    {
        if (AgencyLexicon.Head(words) is { } head && words.Length > head.Length)
            return new AgencyPart.Unregistered(head.Kind, []);

        // "UBND huyện Cư Jút": a territory that is not registered.
        var committee = GroupLexicon.Match(GroupLexicon.Committees, words);
        var rank = AgencyLexicon.Ranks.FirstOrDefault(rank => AgencyLexicon.StartsWith(words.AsSpan(committee), rank.Word.Split(' ')));
        return rank.Word is not null && words.Length > committee + rank.Word.Split(' ').Length
            ? new AgencyPart.Unregistered(rank.Kind, [])
            : new AgencyPart.Unknown([]);
    }

    private string Printed(ReadOnlySpan<AgencyWord> words) => text[words[0].Start..words[^1].End];
}
