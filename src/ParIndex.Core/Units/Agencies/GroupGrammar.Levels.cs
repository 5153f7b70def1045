namespace ParIndex.Core.Units.Agencies;

internal sealed partial class GroupGrammar
{
    /// <summary>
    /// "cấp huyện", "các huyện, thành phố", "xã". After a committee, or opening a list item, the territories themselves are meant;
    /// right after a noun they say whose offices.
    /// </summary>
    private bool Level()
    {
        var quantifier = AgencyLexicon.QuantifierLength(Rest);
        var rest = Rest[quantifier..];
        if ((Stage(rest) ?? Rank(rest)) is not { } level)
            return committee && quantifier > 0 && rest.Length > 0 && rest[0].Text == "cap" && AllLevels(quantifier + 1);

        var qualifies = !committee && nouns.Count > open && (qualifying || (at > 0 && !words[at].Break));
        at += quantifier + level.Length;
        if (qualifies)
            Qualify(level.Kind, quantifier > 0 || level.Word is null, level.Word);
        else
            Name(level.Kind, quantifier > 0, level.Word);

        return true;
    }

    private void Qualify(UnitKind kind, bool plural, string? rank)
    {
        qualifying = true;
        for (var index = open; index < nouns.Count; index++)
        {
            var noun = nouns[index];
            nouns[index] = (noun.Noun, noun.Level ?? kind, noun.Plural || plural, rank is null ? noun.Ranks : [.. noun.Ranks, rank]);
        }
    }

    private void Name(UnitKind kind, bool quantified, string? rank)
    {
        var plural = quantified || rank is null;

        // "UBND huyện", "UBND xã" without a list of ranks speak of the level.
        if (!quantified && rank is "huyen" or "xa" && authorities.All(one => one.Level != kind)
            && (at == words.Length || !words[at].Break || Rank(words.AsSpan(at))?.Kind != kind))
        {
            rank = null;
        }

        // "các huyện, thành phố": the plural of the first word holds for the list.
        plural |= authorities.Count > 0 && authorities[^1].Plural && !quantified && rank is not null;
        Add(kind, plural, rank);
        committee = false;
        qualifying = false;
        open = nouns.Count;
    }

    /// <summary>"UBND các cấp".</summary>
    private bool AllLevels(int length)
    {
        at += length;
        committee = false;
        Add(UnitKind.Province, false, null);
        Add(UnitKind.District, true, null);
        Add(UnitKind.Commune, true, null);
        return true;
    }

    private void Add(UnitKind kind, bool plural, string? rank)
    {
        // "các tỉnh, thành phố": a city beside provinces is one of them.
        if (rank == "thanh pho" && authorities.Exists(one => one is { Level: UnitKind.Province, Plural: true }))
            kind = UnitKind.Province;

        var known = authorities.FindIndex(one => one.Level == kind);
        if (known < 0)
            authorities.Add((kind, plural, rank is null ? [] : [rank]));
        else if (rank is null)
            authorities[known] = (kind, true, []);
        else if (authorities[known].Ranks.Count > 0)
            authorities[known] = (kind, authorities[known].Plural || plural, [.. authorities[known].Ranks, rank]);
    }

    private static (UnitKind Kind, int Length, string? Word)? Rank(ReadOnlySpan<AgencyWord> rest)
    {
        foreach (var (word, kind) in AgencyLexicon.Ranks)
        {
            var phrase = word.Split(' ');
            if (AgencyLexicon.StartsWith(rest, phrase))
                return (kind, phrase.Length, word);
        }

        return null;
    }

    private static (UnitKind Kind, int Length, string? Word)? Stage(ReadOnlySpan<AgencyWord> rest)
    {
        if (rest.Length < 2 || rest[0].Text != "cap")
            return null;

        return rest[1].Text switch
        {
            "tinh" => (UnitKind.Province, 2, null),
            "huyen" => (UnitKind.District, 2, null),
            "xa" => (UnitKind.Commune, 2, null),
            _ => null,
        };
    }
}
