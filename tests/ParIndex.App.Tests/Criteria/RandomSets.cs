using System.Globalization;
using System.Text;
using System.Text.Json;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.App.Tests.Criteria;

/// <summary>Criteria sets with everything a set can hold and texts that files like to damage. The same seed gives the same set.</summary>
internal sealed class RandomSets
{
    private static readonly string[] Pieces =
    [
        "=1+1", "+84", "-5", "@SUM(A1)", "=HYPERLINK(\"x\")", "'", "\"", "\\", "’", "“trích”", ": ", " #", "# đầu", "- ", "* ", "&a", "!b", "%", "|", ">", "{a}", "[b]", ",", ";", "?",
        "null", "~", "true", "no", "1.10", "007", "2022-01-02", "1e5", "0x1F", "100%", "_x0041_", "_x000D_", "<b>", "&amp;", "]]>", "😀", "🇻🇳", "Ế", "ữ", "đ", "Đ", "Chỉ số", "cải cách",
        "hành chính", "tỷ lệ", "UBND cấp huyện", "a: b", "x:y", "…", "–", "½", "漢字", "\u0301e",
    ];

    private readonly Random random;
    private int next;

    private RandomSets(int seed) => random = new Random(seed);

    public static CriteriaSet Make(int seed) => new RandomSets(seed).Set();

    /// <summary>Every property of every part: what equality of sets means here.</summary>
    public static string Dump(CriteriaSet? set) => JsonSerializer.Serialize(set);

    private CriteriaSet Set()
    {
        var roman = Chance(4);
        return new CriteriaSet
        {
            Id = "set-" + random.Next(1000).ToString(CultureInfo.InvariantCulture),
            Title = Line(),
            TitleEnglish = Maybe(Line),
            Edition = Line(),
            Level = Any<SetLevel>(),
            Years = Many(3, () => random.Next(2000, 2100)),
            LegalBasis = Many(3, Line),
            Supersedes = Maybe(Line),
            SupersededBy = Many(2, Line),
            IsExample = Chance(2),
            Note = Maybe(Block),
            Total = Chance(2) ? Number() : null,
            Digits = random.Next(7),
            Rounding = Many(2, () => new LevelRounding(random.Next(1, 4), random.Next(6))),
            Ties = Any<TiePolicy>(),
            NotApplicable = Any<NotApplicablePolicy>(),
            Bands = Many(3, () => new Band(Line(), Number())),
            Constants = Many(3, () => new NamedConstant(Name(), Number(), Maybe(Line))),
            Criteria = [.. Enumerable.Range(1, random.Next(1, 5)).Select(i => Node(roman ? new string('I', i) : i.ToString(CultureInfo.InvariantCulture), 1))],
            Mapping = Many(4, () => new EditionMapping(Many(3, Key), Many(3, Key), Any<MappingRelation>(), Many(3, Number), Maybe(Block))),
        };
    }

    private Criterion Node(string code, int level) => new()
    {
        Code = code,
        Key = Key(),
        Title = Line(),
        TitleEnglish = Maybe(Line),
        Max = Number(),
        Kind = Any<CriterionKind>(),
        Source = Any<SourceKind>(),
        Rule = Chance(2) ? Rule() : null,
        DraftRule = Chance(3) ? Rule() : null,
        Inputs = Many(3, Input),
        Evidence = Many(3, Line),
        AppraiserField = Maybe(Line),
        Lead = Many(3, Line),
        Coordinators = Many(3, Line),
        NotApplicable = Chance(3) ? Any<NotApplicablePolicy>() : null,
        Tests = Many(3, Test),
        Note = Maybe(Block),
        Children = level > 4 || Chance(2) ? [] : [.. Enumerable.Range(1, random.Next(1, 13)).Take(level < 3 ? 12 : 2).Select(i => Node($"{code}.{i.ToString(CultureInfo.InvariantCulture)}", level + 2))],
    };

    private ScoringRule Rule() => new(Block(), Any<RuleStanding>(), Maybe(Line));

    private RuleInput Input() => new()
    {
        Name = Name(),
        Label = Line(),
        LabelEnglish = Maybe(Line),
        Type = Any<InputType>(),
        Unit = Maybe(Line),
        Min = Chance(2) ? Number() : null,
        Max = Chance(2) ? Number() : null,
        AtMost = Maybe(Name),
        Options = Many(3, Line),
        AlsoFor = Many(2, () => Chance(2) ? "last" : "2015"),
    };

    private RuleTest Test() => new(
        Line(),
        Many(3, () => Name() + (Chance(3) ? "@last" : "")).Distinct().ToDictionary(name => name, _ => Line()),
        Chance(3) ? null : Number(), Chance(3), Chance(2) ? random.Next(6) : null);

    private string Line()
    {
        string text;
        do
        {
            text = VietnameseText.Clean(string.Join(Chance(2) ? " " : "", Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pieces[random.Next(Pieces.Length)])));
        }
        while (text.Length == 0);
        return Chance(40) ? string.Join(' ', Enumerable.Repeat(text, 60)) : text;
    }

    private string Block() => string.Join('\n', Enumerable.Range(0, random.Next(1, 5))
        .Select(i => i > 0 && Chance(5) ? "" : new string(' ', Chance(2) ? 0 : random.Next(4)) + Line())
        .Append(Line()));

    private decimal Number() => random.Next(5) switch
    {
        0 => random.Next(0, 200),
        1 => random.Next(1, 400) / 4m,
        2 => -random.Next(1, 9999) / 10000m,
        3 => new decimal(random.Next(), random.Next(), random.Next(), false, (byte)random.Next(14, 29)),
        _ => random.NextInt64(1, 999_999_999_999_999) / 1_000_000m,
    } is var value ? decimal.Parse(value.ToString("0.############################", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : 0;

    private string Name() => "v" + new StringBuilder().Append(next++).Append(Chance(2) ? "_so" : "");

    private string Key() => "k-" + (next++).ToString(CultureInfo.InvariantCulture);

    private List<T> Many<T>(int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => make())];

    private string? Maybe(Func<string> make) => Chance(2) ? make() : null;

    private T Any<T>()
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;
}
