using ParIndex.Core.Text;
using ParIndex.Documents.Templates;

namespace ParIndex.App.Plans.Templates;

/// <summary>A column of a list: its name, meaning and value of an item.</summary>
internal sealed record ListColumn<TItem>(string Name, string Vietnamese, string English, Func<TItem, string> Value);

/// <summary>Fields of a kind of document, each with its meaning and where its value comes from: one place, so that no field can be told and not filled.</summary>
/// <typeparam name="T">The data of a document.</typeparam>
internal sealed class FieldTable<T>
{
    private readonly List<(TemplateField Field, Func<T, string> Value)> fields = [];
    private readonly List<(TemplateList List, Func<T, IReadOnlyList<IReadOnlyDictionary<string, string>>> Items)> lists = [];

    public TemplateForm Form => new([.. fields.Select(one => one.Field)], [.. lists.Select(list => list.List)]);

    public FieldTable<T> Add(string name, string vietnamese, string english, Func<T, string> value)
    {
        fields.Add((new TemplateField(name, new(vietnamese, english)), value));
        return this;
    }

    public FieldTable<T> List<TItem>(string name, string vietnamese, string english, Func<T, IEnumerable<TItem>> items, params IReadOnlyList<ListColumn<TItem>> columns)
    {
        lists.Add((
            new TemplateList(name, new(vietnamese, english), [new TemplateField("stt", new("Số thứ tự trong danh sách", "Number in the list")), .. columns.Select(column => new TemplateField(column.Name, new Message(column.Vietnamese, column.English)))]),
            data => [.. items(data).Select((item, i) =>
            {
                var values = columns.ToDictionary(column => column.Name, column => column.Value(item), StringComparer.Ordinal);
                values["stt"] = FormattableString.Invariant($"{i + 1}");
                return (IReadOnlyDictionary<string, string>)values;
            })]));
        return this;
    }

    /// <summary>The values of a document.</summary>
    public TemplateValues Of(T data) => new(
        fields.ToDictionary(field => field.Field.Name, field => field.Value(data), StringComparer.Ordinal),
        lists.ToDictionary(list => list.List.Name, list => list.Items(data), StringComparer.Ordinal));
}
