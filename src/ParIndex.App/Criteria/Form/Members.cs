using ParIndex.Core.Criteria;

namespace ParIndex.App.Criteria.Form;

/// <summary>Builds a map member by member; what is absent is not written.</summary>
internal sealed class Members
{
    private readonly List<SetMember> members = [];

    public SetMap Map() => new(members);

    public Members Text(string name, string? value) => Add(name, value is null ? null : new SetScalar(SetText.Line(value), ScalarStyle.Text));

    public Members Block(string name, string? value) => Add(name, value is null ? null : new SetScalar(SetText.Block(value), ScalarStyle.Block));

    public Members Word(string name, string? value) => Add(name, value is null ? null : new SetScalar(value, ScalarStyle.Bare));

    public Members Number(string name, decimal? value) => Word(name, value is { } number ? SetText.Number(number) : null);

    public Members Texts(string name, IReadOnlyList<string> values) =>
        Add(name, values.Count == 0 ? null : new SetList([.. values.Select(value => new SetScalar(SetText.Line(value), ScalarStyle.Text))]));

    public Members Bare(string name, IEnumerable<string> values)
    {
        var items = values.Select(value => new SetScalar(value, ScalarStyle.Bare)).ToList();
        return Add(name, items.Count == 0 ? null : new SetList(items));
    }

    public Members Pairs(string name, IReadOnlyDictionary<string, string> values) => Add(
        name,
        values.Count == 0 ? null : new SetMap([.. values.Select(pair => new SetMember(pair.Key, new SetScalar(SetText.Line(pair.Value), ScalarStyle.Text)))]));

    public Members Parts<T>(string name, IReadOnlyList<T> parts, Func<T, Members> write) =>
        Add(name, parts.Count == 0 ? null : new SetList([.. parts.Select(part => write(part).Map())]));

    /// <param name="name">Member of the text.</param>
    /// <param name="prefix">Prefix of its standing and reference.</param>
    /// <param name="rule">The rule; null writes nothing.</param>
    /// <param name="standing">Standing that goes without saying; null: it is always said.</param>
    public Members Rule(string name, string prefix, ScoringRule? rule, RuleStanding? standing) => rule is null ? this : this
        .Block(name, rule.Text)
        .Word(prefix + "_standing", rule.Standing == standing ? null : SetWords.Standings.Word(rule.Standing))
        .Text(prefix + "_reference", rule.Reference);

    /// <summary>Anything built elsewhere; null writes nothing.</summary>
    public Members Node(string name, SetNode? value) => Add(name, value);

    private Members Add(string name, SetNode? value)
    {
        if (value is not null)
        {
            members.Add(new SetMember(name, value));
        }

        return this;
    }
}
