using ParIndex.Core.Criteria;
using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Form;

/// <summary>Reads the members of one map by name and type, telling everything that is wrong; names nobody asked for are unknown.</summary>
internal sealed partial class MapReader(SetMap map, FormReport report)
{
    /// <summary>Longest text of one line, and of a block.</summary>
    public const int LongestText = 20_000;

    private readonly List<string> asked = [];

    public SourcePlace? Place => map.Place;

    public string? Text(string name)
    {
        var text = Scalar(name) is { } scalar ? SetText.Line(scalar.Text) : "";
        return text.Length == 0 ? null : text;
    }

    public string RequiredText(string name) => Text(name) ?? Missing(name, "");

    public string? Block(string name)
    {
        var text = Scalar(name) is { } scalar ? SetText.Block(scalar.Text) : "";
        return text.Length == 0 ? null : text;
    }

    public decimal? Number(string name) => Scalar(name) is { } scalar ? ParseNumber(name, scalar) : null;

    public decimal RequiredNumber(string name)
    {
        var isGiven = map[name] is { Value: not SetScalar { IsNull: true } };
        return Number(name) ?? (isGiven ? 0m : Missing(name, 0m));
    }

    public int? Integer(string name) => Scalar(name) is { } scalar ? ParseInteger(name, scalar) : null;

    public int RequiredInteger(string name)
    {
        var isGiven = map[name] is { Value: not SetScalar { IsNull: true } };
        return Integer(name) ?? (isGiven ? 0 : Missing(name, 0));
    }

    public bool Flag(string name)
    {
        if (Scalar(name) is not { } scalar)
        {
            return false;
        }

        if (scalar.Text is not ("true" or "false"))
        {
            report.Error("field-type", scalar.Place, $"{report.Name(name)} là “{Short(scalar.Text)}”: ghi true (có) hoặc false (không).", $"{name} is “{Short(scalar.Text)}”: write true or false.");
        }

        return scalar.Text == "true";
    }

    public T? Word<T>(string name, WordList<T> words)
        where T : struct, Enum
    {
        if (Scalar(name) is not { } scalar)
        {
            return null;
        }

        if (words.TryRead(scalar.Text, out var value))
        {
            return value;
        }

        var hint = NearestName.To(scalar.Text, words.Entries.Select(entry => entry.Word)) is { } near ? ($" Có phải “{near}”?", $" Did you mean “{near}”?") : ("", "");
        report.Error(
            "field-word", scalar.Place,
            $"{report.Name(name)} là “{Short(scalar.Text)}”: chọn {string.Join(", ", words.Entries.Select(entry => $"{entry.Word} ({entry.Label})"))}.{hint.Item1}",
            $"{name} is “{Short(scalar.Text)}”: choose {string.Join(", ", words.Entries.Select(entry => entry.Word))}.{hint.Item2}");
        return null;
    }

    public void TellMissing(string name) =>
        report.Error("field-missing", map.Place, $"Thiếu {report.Name(name)}: điền vào.", $"{name} is missing: fill it in.");

    public bool Has(string name) => map[name] is not null;

    /// <summary>Names that may stand here although they are not read, so that a mistyped one is told its nearest.</summary>
    public void Expect(IEnumerable<string> names) => asked.AddRange(names);

    public SourcePlace? PlaceOf(string name) => map[name]?.Value.Place;

    /// <summary>Tells names nobody asked for, and notes the places of the part read.</summary>
    public void Finish(object owner, SetPlaces places)
    {
        if (map.Place is { } own)
        {
            places.Add(owner, "", own);
        }

        foreach (var member in map.Members)
        {
            if (!asked.Contains(member.Name))
            {
                TellUnknown(member);
            }
            else if (member.Value.Place is { } place)
            {
                places.Add(owner, member.Name, place);
                if (member.Value is SetScalar { First: { } first })
                {
                    places.Add(owner, SetPlaces.FirstCharacter(member.Name), first);
                }
            }
        }
    }

    private void TellUnknown(SetMember member)
    {
        var near = NearestName.To(member.Name, asked);
        report.Error(
            "field-unknown", member.Place,
            $"Không có mục “{Short(member.Name)}” ở đây: " + (near is null ? $"chỉ dùng {string.Join(", ", asked)}." : $"có phải “{near}”?"),
            $"There is no “{Short(member.Name)}” here: " + (near is null ? $"use {string.Join(", ", asked)}." : $"did you mean “{near}”?"));
    }

    private SetNode? Value(string name)
    {
        asked.Add(name);
        return map[name]?.Value;
    }

    private SetScalar? Scalar(string name)
    {
        switch (Value(name))
        {
            case null or SetScalar { IsNull: true }:
                return null;
            case SetScalar scalar:
                return Whole(name, scalar);
            case var other:
                report.Error("field-type", other.Place, $"{report.Name(name)} là một giá trị, không phải danh sách hay nhóm.", $"{name} is one value, not a list or a group.");
                return null;
        }
    }

    private SetScalar? Whole(string name, SetScalar scalar)
    {
        if (SetText.IsDamaged(scalar.Text))
        {
            report.Error("field-text", scalar.Place, $"{report.Name(name)} có ký tự điều khiển hoặc ký tự hỏng: gõ lại.", $"{name} holds control or broken characters: type it again.");
            return null;
        }

        if (scalar.Text.Length > LongestText)
        {
            report.Error("field-text", scalar.Place, $"{report.Name(name)} dài quá {SetText.Number(LongestText)} ký tự: rút gọn.", $"{name} is longer than {SetText.Number(LongestText)} characters: shorten it.");
            return null;
        }

        return scalar;
    }

    private T Missing<T>(string name, T value)
    {
        TellMissing(name);
        return value;
    }

    private static string Short(string text) => SetText.IsDamaged(text) ? "?" : text.Length > 60 ? text[..60] + "…" : text;
}
