using System.Globalization;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Points.Scoring;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Points;

/// <summary>The scored questions of a questionnaire as columns of marks; choices that are no whole numbers (A, B, C) become their number in the list.</summary>
/// <param name="Rules">Criteria, their options named as the marks are.</param>
/// <param name="Columns">Marks by item.</param>
/// <param name="Options">By item: options that are worth something, in the order printed.</param>
public sealed record ScoredItems(IReadOnlyList<CriterionRule> Rules, IReadOnlyDictionary<string, ScaleColumn> Columns, IReadOnlyDictionary<string, IReadOnlyList<string>> Options)
{
    /// <summary>Reads them.</summary>
    /// <param name="data">Answers.</param>
    /// <param name="questionnaire">What was asked.</param>
    /// <param name="group">Who was asked: items of other groups are left out.</param>
    public static ScoredItems Of(Microdata data, Questionnaire questionnaire, string group)
    {
        ArgumentNullException.ThrowIfNull(data);
        var fields = Field.Of(questionnaire).ToDictionary(field => field.Code, StringComparer.Ordinal);
        var (columns, options, rules) = (new Dictionary<string, ScaleColumn>(StringComparer.Ordinal), new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), new List<CriterionRule>());
        foreach (var criterion in CriterionRule.Of(questionnaire))
        {
            var items = new List<ItemRule>();
            foreach (var item in criterion.Items.Where(item => item.Groups.Count == 0 || item.Groups.Contains(group, StringComparer.OrdinalIgnoreCase)))
            {
                var list = fields[item.Item].List!;
                var isMark = data.Scales.FirstOrDefault(column => column.Name == item.Item) is { } found && (columns[item.Item] = found) is not null;
                if (!isMark)
                    columns[item.Item] = Numbered(data, item.Item, list);

                string Name(string code) => isMark ? code : (list.Choices.ToList().FindIndex(choice => choice.Code == code) + 1).ToString(CultureInfo.InvariantCulture);
                items.Add(item with { Groups = [], Options = [.. item.Options.Select(option => option with { Code = Name(option.Code) })] });
                options[item.Item] = [.. list.Choices.Where(choice => item.Worth(choice.Code) is not null).Select(choice => Name(choice.Code))];
            }

            if (items.Count > 0)
                rules.Add(criterion with { Items = items });
        }

        return new ScoredItems(rules, columns, options);
    }

    private static ScaleColumn Numbered(Microdata data, string name, ChoiceList list)
    {
        var column = data.Codes.First(one => one.Name == name);
        var places = list.Choices.Select((choice, place) => (choice.Code, place)).ToDictionary(pair => pair.Code, pair => (byte)(pair.place + 1), StringComparer.Ordinal);
        byte[] marks = [.. column.Labels.Select(label => places.GetValueOrDefault(label, ScaleColumn.Missing))];
        return new ScaleColumn(name, [.. Enumerable.Range(0, data.Chunks).Select(chunk =>
        {
            var codes = new int[data.RowsOf(chunk)];
            column.Read(chunk, codes);
            return Array.ConvertAll(codes, code => code == CodeColumn.Blank ? ScaleColumn.Missing : marks[code]);
        })]);
    }
}
