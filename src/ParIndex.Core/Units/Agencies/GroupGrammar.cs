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
internal sealed partial class GroupGrammar
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

        // "trực thuộc Trung ương"
        if (words[at].Text == "trung" && at + 1 < words.Length && words[at + 1].Text == "uong")
        {
            at += 2;
            return true;
        }

        var ofCommittee = GroupLexicon.Match(GroupLexicon.Committees, Rest);
        at += ofCommittee;
        for (var index = open; ofCommittee > 0 && index < nouns.Count; index++)
            nouns[index] = nouns[index] with { Noun = nouns[index].Noun == GroupNoun.Bodies ? GroupNoun.BodiesOfCommittee : nouns[index].Noun };

        return at == words.Length || Owner() || Level() || Condition();
    }

    /// <summary>"các phòng thuộc Sở": whose, not a further item.</summary>
    private bool Owner()
    {
        var quantifier = AgencyLexicon.QuantifierLength(Rest);
        if (GroupLexicon.Noun(Rest[quantifier..]) is not { Noun: GroupNoun.Departments } owner)
            return false;

        at += quantifier + owner.Length;
        for (var index = open; index < nouns.Count; index++)
            nouns[index] = nouns[index] with { Level = nouns[index].Level ?? UnitKind.Department };

        return true;
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
        return GroupLexicon.Noun(rest) is not null || GroupLexicon.Match(GroupLexicon.Committees, rest) > 0 || Stage(rest) is not null || Rank(rest) is not null;
    }
}
