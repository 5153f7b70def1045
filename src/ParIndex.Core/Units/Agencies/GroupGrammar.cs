namespace ParIndex.Core.Units.Agencies;

/// <summary>A list of collective nouns and territories, with the level and condition they are printed with.</summary>
internal sealed record GroupPhrase(
    IReadOnlyList<(GroupNoun Noun, UnitKind? Level, bool Plural, IReadOnlyList<string> Ranks)> Nouns,
    IReadOnlyList<(UnitKind Level, bool Plural, IReadOnlyList<string> Ranks)> Authorities,
    int? ConditionStart,
    bool CrossesList);

/// <summary>
/// Reads "các sở, ban, ngành", "UBND các huyện, thành phố", "cơ quan, đơn vị thuộc UBND huyện có liên quan": nouns, levels and a
/// closing condition in any number. Anything else is no group.
/// </summary>
internal sealed class GroupGrammar
{
    private readonly AgencyWord[] words;
    private readonly List<(GroupNoun Noun, UnitKind? Level, bool Plural, List<string> Ranks)> nouns = [];
    private readonly List<(UnitKind Level, bool Plural, List<string> Ranks)> authorities = [];
    private int at;
    private int? condition;
    private bool crosses;
    private bool committee;
    private bool qualifying;
    private int open;

    private GroupGrammar(AgencyWord[] words) => this.words = words;

    public static GroupPhrase? Parse(AgencyWord[] words)
    {
        var grammar = new GroupGrammar(words);
        return grammar.All() && grammar.nouns.Count + grammar.authorities.Count > 0
            ? new GroupPhrase(
                [.. grammar.nouns.Select(noun => (noun.Noun, noun.Level, noun.Plural, (IReadOnlyList<string>)noun.Ranks))],
                [.. grammar.authorities.Select(one => (one.Level, one.Plural, (IReadOnlyList<string>)one.Ranks))],
                grammar.condition,
                grammar.crosses)
            : null;
    }

    private ReadOnlySpan<AgencyWord> Rest => words.AsSpan(at);

    private bool All()
    {
        while (at < words.Length)
        {
            var before = at;
            if (!(Condition() || Location() || Post() || Authority() || Level() || Noun()) || at == before)
                return false;
        }

        return !committee;
    }

    private bool Post()
    {
        if (at > 0 && !words[at].Break)
            return false;

        var length = AgencyLexicon.PostLength(Rest);
        at += length;
        return length > 0;
    }

    private bool Authority()
    {
        var quantifier = AgencyLexicon.QuantifierLength(Rest);
        var length = GroupLexicon.Match(GroupLexicon.Committees, Rest[quantifier..]);
        if (length == 0)
            return false;

        at += quantifier + length;
        committee = true;
        qualifying = false;
        return true;
    }

    /// <summary>
    /// "cấp huyện", "các huyện, thành phố", "xã". After a committee, or opening a list item, the territories themselves are meant;
    /// right after a noun they say whose offices.
    /// </summary>
    private bool Level()
    {
        var quantifier = AgencyLexicon.QuantifierLength(Rest);
        var rest = Rest[quantifier..];
        UnitKind kind;
        string? rankWord = null;
        int length;
        if (Stage(rest) is { } stage)
        {
            (kind, length) = stage;
        }
        else if (AgencyLexicon.Ranks.FirstOrDefault(rank => AgencyLexicon.StartsWith(Rest[quantifier..], rank.Word.Split(' '))) is { Word: not null } rank)
        {
            (kind, length, rankWord) = (rank.Kind, rank.Word.Split(' ').Length, rank.Word);
        }
        else
        {
            return false;
        }

        var plural = quantifier > 0 || rankWord is null;
        var qualifies = !committee && nouns.Count > open && (at > 0 && !words[at].Break || qualifying);
        at += quantifier + length;
        if (qualifies)
        {
            for (var index = open; index < nouns.Count; index++)
            {
                var noun = nouns[index];
                nouns[index] = (noun.Noun, noun.Level ?? kind, noun.Plural || plural, rankWord is null ? noun.Ranks : [.. noun.Ranks, rankWord]);
            }

            qualifying = true;
            return true;
        }

        // "các huyện, thành phố": the plural of the first word holds for the list.
        plural |= authorities.Count > 0 && authorities[^1].Plural && quantifier == 0 && rankWord is not null;
        Add(kind, plural, rankWord);
        committee = false;
        qualifying = false;
        open = nouns.Count;
        return true;
    }

    private void Add(UnitKind kind, bool plural, string? rank)
    {
        var known = authorities.FindIndex(one => one.Level == kind);
        if (known < 0)
            authorities.Add((kind, plural, rank is null ? [] : [rank]));
        else if (rank is null)
            authorities[known] = (kind, true, []);
        else if (authorities[known].Ranks.Count > 0)
            authorities[known] = (kind, authorities[known].Plural || plural, [.. authorities[known].Ranks, rank]);
    }

    private bool Noun()
    {
        if (committee)
            return false;

        var quantifier = AgencyLexicon.QuantifierLength(Rest);
        if (GroupLexicon.Noun(Rest[quantifier..]) is not { } found)
            return false;

        if (qualifying || nouns.Count == 0)
            open = nouns.Count;

        qualifying = false;
        at += quantifier + found.Length;
        nouns.Add((found.Noun, null, false, []));
        return true;
    }

    /// <summary>Only where: a level narrows the nouns before it, a name of a place was taken off by the caller.</summary>
    private bool Location()
    {
        var length = GroupLexicon.Match(GroupLexicon.Locations, Rest);
        if (length == 0 || nouns.Count + authorities.Count == 0)
            return false;

        var ended = at + length == words.Length;
        at += length;
        if (ended || words[at].Break)
            return true;

        at += GroupLexicon.Match(GroupLexicon.Committees, Rest);
        return at == words.Length || Level() || Condition();
    }

    private bool Condition()
    {
        var length = GroupLexicon.Match(GroupLexicon.Conditions, Rest);
        if (length == 0 || committee || nouns.Count + authorities.Count == 0)
            return false;

        condition ??= at;
        at += length;
        while (at < words.Length && !words[at].Break)
            at++;

        // A list that goes on after the condition is read on; what is no further item belongs to the condition.
        if (at < words.Length && (words[at].Hard || !StartsItem()))
        {
            crosses |= at < words.Length;
            at = words.Length;
        }

        return true;
    }

    private bool StartsItem()
    {
        var rest = Rest[AgencyLexicon.QuantifierLength(Rest)..];
        return Parse(rest.ToArray()) is not null;
    }

    private static (UnitKind Kind, int Length)? Stage(ReadOnlySpan<AgencyWord> rest)
    {
        if (rest.Length < 2 || rest[0].Text != "cap")
            return null;

        return rest[1].Text switch
        {
            "tinh" => (UnitKind.Province, 2),
            "huyen" => (UnitKind.District, 2),
            "xa" => (UnitKind.Commune, 2),
            _ => null,
        };
    }
}
