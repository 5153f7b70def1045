using System.Globalization;
using System.Text.RegularExpressions;
using ParIndex.Core.Criteria;
using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Form;

/// <summary>Reads the members of one map by name and type, telling everything that is wrong; names nobody asked for are unknown.</summary>
internal sealed partial class MapReader(SetMap map, FormReport report)
{
    /// <summary>Longest text of one line, and of a block.</summary>
    public const int LongestText = 20_000;

    private readonly List<string> asked = [];

    [GeneratedRegex("^-?[0-9]+(\\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalForm { get; }

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

    /// <summary>A list of texts of one line; a lone text is a list of one.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. Scalars(name).Select(item => SetText.Line(item.Text)).Where(text => text.Length > 0)];

    public IReadOnlyList<decimal> Numbers(string name) =>
        [.. Scalars(name).Select(item => ParseNumber(name, item)).OfType<decimal>()];

    public IReadOnlyList<int> Integers(string name) =>
        [.. Scalars(name).Select(item => ParseInteger(name, item)).OfType<int>()];

    /// <summary>A list of maps, each turned into a part whose place is noted.</summary>
    public IReadOnlyList<T> Parts<T>(string name, Func<MapReader, T> read, SetPlaces places)
        where T : class
    {
        var parts = new List<T>();
        foreach (var item in Items(name))
        {
            if (item is SetMap inner)
            {
                var reader = new MapReader(inner, report);
                var part = read(reader);
                reader.Finish(part, places);
                parts.Add(part);
            }
            else
            {
                report.Error("field-type", item.Place, $"Mỗi mục của {report.Name(name)} gồm các dòng “tên: giá trị”.", $"Each item of {name} takes lines “name: value”.");
            }
        }

        return parts;
    }

    /// <summary>Free names with texts (values of a test).</summary>
    public IReadOnlyDictionary<string, string> Pairs(string name)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        switch (Value(name))
        {
            case null or SetScalar { IsNull: true }:
                break;
            case SetMap inner:
                foreach (var member in inner.Members)
                {
                    if (member.Value is SetScalar scalar && Whole(member.Name, scalar) is { } sound)
                    {
                        pairs[SetText.Line(member.Name)] = SetText.Line(sound.Text);
                    }
                    else if (member.Value is not SetScalar)
                    {
                        report.Error("field-type", member.Value.Place, $"Giá trị của {member.Name} là một số hoặc một chữ.", $"The value of {member.Name} is one number or word.");
                    }
                }

                break;
            case var other:
                report.Error("field-type", other.Place, $"{report.Name(name)} gồm các cặp “biến: giá trị”.", $"{name} takes pairs “input: value”.");
                break;
        }

        return pairs;
    }

    public void TellMissing(string name) =>
        report.Error("field-missing", map.Place, $"Thiếu {report.Name(name)}: điền vào.", $"{name} is missing: fill it in.");

    public bool Has(string name) => map[name] is not null;

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

    private IReadOnlyList<SetNode> Items(string name)
    {
        switch (Value(name))
        {
            case null or SetScalar { IsNull: true }:
                return [];
            case SetList list:
                return list.Items;
            case var other:
                report.Error("field-type", other.Place, $"{report.Name(name)} là một danh sách: mỗi mục một dòng bắt đầu bằng “- ”.", $"{name} is a list: one line beginning “- ” for each item.");
                return [];
        }
    }

    private List<SetScalar> Scalars(string name)
    {
        if (map[name]?.Value is SetScalar { IsNull: false } lone)
        {
            asked.Add(name);
            return Whole(name, lone) is { } sound ? [sound] : [];
        }

        var found = new List<SetScalar>();
        foreach (var item in Items(name))
        {
            if (item is not SetScalar scalar)
            {
                report.Error("field-type", item.Place, $"Mỗi mục của {report.Name(name)} là một giá trị; chữ có “: ” hoặc dấu phẩy phải đặt trong ngoặc kép.", $"Each item of {name} is one value; put text with “: ” or commas in quotes.");
            }
            else if (!scalar.IsNull && Whole(name, scalar) is { } sound)
            {
                found.Add(sound);
            }
        }

        return found;
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

    private decimal? ParseNumber(string name, SetScalar scalar)
    {
        // A decimal that cannot hold every digit rounds silently; then its text differs from what was typed.
        if (DecimalForm.IsMatch(scalar.Text)
            && decimal.TryParse(scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && Plain(scalar.Text) == SetText.Number(value).TrimStart('-'))
        {
            return decimal.Parse(SetText.Number(value), CultureInfo.InvariantCulture);
        }

        var comma = scalar.Text.Contains(',', StringComparison.Ordinal) && DecimalForm.IsMatch(scalar.Text.Replace(',', '.'));
        report.Error(
            "field-number", scalar.Place,
            $"{report.Name(name)} là “{Short(scalar.Text)}”, không phải số: " + (comma ? $"dùng dấu chấm thập phân, {scalar.Text.Replace(',', '.')}." : "ghi như 1.5, không ngăn nhóm, tối đa 28 chữ số."),
            $"{name} is “{Short(scalar.Text)}”, not a number: " + (comma ? $"use a decimal point, {scalar.Text.Replace(',', '.')}." : "write it like 1.5, without groups, at most 28 digits."));
        return null;
    }

    private int? ParseInteger(string name, SetScalar scalar)
    {
        if (DecimalForm.IsMatch(scalar.Text) && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        report.Error("field-number", scalar.Place, $"{report.Name(name)} là “{Short(scalar.Text)}”: ghi một số nguyên.", $"{name} is “{Short(scalar.Text)}”: write a whole number.");
        return null;
    }

    private T Missing<T>(string name, T value)
    {
        TellMissing(name);
        return value;
    }

    private static string Plain(string text)
    {
        var digits = text.TrimStart('-');
        digits = digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits;
        digits = digits.TrimStart('0');
        return digits.Length == 0 || digits[0] == '.' ? "0" + digits : digits;
    }

    private static string Short(string text) => SetText.IsDamaged(text) ? "?" : text.Length > 60 ? text[..60] + "…" : text;
}
