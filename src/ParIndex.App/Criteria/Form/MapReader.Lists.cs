using ParIndex.Core.Criteria;

namespace ParIndex.App.Criteria.Form;

/// <summary>Members that are lists or groups.</summary>
internal sealed partial class MapReader
{
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

    /// <summary>A group "name: value", turned into a part whose place is noted; null when it is not there.</summary>
    public T? Part<T>(string name, Func<MapReader, T> read, SetPlaces places)
        where T : class
    {
        switch (Value(name))
        {
            case null or SetScalar { IsNull: true }:
                return null;
            case SetMap inner:
                var reader = new MapReader(inner, report);
                var part = read(reader);
                reader.Finish(part, places);
                return part;
            case var other:
                report.Error("field-type", other.Place, $"{report.Name(name)} gồm các dòng “tên: giá trị”.", $"{name} takes lines “name: value”.");
                return null;
        }
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

    /// <summary>One text, or texts by free name, of one or more lines each.</summary>
    /// <param name="name">Member.</param>
    /// <param name="lone">Name a lone text gets.</param>
    public IReadOnlyList<KeyValuePair<string, string>> Blocks(string name, string lone)
    {
        switch (Value(name))
        {
            case null or SetScalar { IsNull: true }:
                return [];
            case SetScalar scalar:
                return Whole(name, scalar) is { } sound ? [new(lone, SetText.Block(sound.Text))] : [];
            case SetMap inner when inner.Members.All(member => member.Value is SetScalar):
                return [.. inner.Members.Where(member => member.Value is SetScalar { IsNull: false })
                    .Select(member => (member.Name, Text: Whole(member.Name, (SetScalar)member.Value)))
                    .Where(pair => pair.Text is not null)
                    .Select(pair => new KeyValuePair<string, string>(SetText.Line(pair.Name), SetText.Block(pair.Text!.Text)))];
            case var other:
                report.Error("field-type", other.Place, $"{report.Name(name)} là một câu chữ, hoặc các dòng “vi: …”, “en: …”.", $"{name} is one text, or lines “vi: …”, “en: …”.");
                return [];
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
}
