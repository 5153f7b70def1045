using ParIndex.App.Surveys.Sampling;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Importing;

/// <summary>Finds what a header stands for.</summary>
internal sealed class HeaderFinder
{
    private static readonly Message ByCode = new("trùng mã câu hỏi", "code of the question");
    private static readonly Message ByPath = new("mã câu hỏi sau tên nhóm", "code of the question behind its groups");
    private static readonly Message ByText = new("trùng lời câu hỏi", "wording of the question");
    private static readonly Message ByName = new("tên cột quen thuộc", "a well-known name");
    private static readonly Message AsTold = new("theo khai báo", "as told");
    private static readonly Message Unknown = new("không ứng với câu hỏi nào", "belongs to no question");

    /// <summary>What field systems call their own columns, folded; the first that occurs is taken.</summary>
    private static readonly Dictionary<string, ImportTarget> Systems = new(StringComparer.Ordinal)
    {
        ["_uuid"] = ImportTarget.Key, ["key"] = ImportTarget.Key, ["meta/instanceid"] = ImportTarget.Key, ["meta-instanceid"] = ImportTarget.Key, ["instanceid"] = ImportTarget.Key,
        ["start"] = ImportTarget.Started, ["starttime"] = ImportTarget.Started, ["bat dau"] = ImportTarget.Started,
        ["_submission_time"] = ImportTarget.Received, ["submissiondate"] = ImportTarget.Received, ["end"] = ImportTarget.Received, ["endtime"] = ImportTarget.Received,
        ["timestamp"] = ImportTarget.Received, ["dau thoi gian"] = ImportTarget.Received, ["ket thuc"] = ImportTarget.Received,
    };

    private readonly Dictionary<string, Field> fields;
    private readonly Dictionary<string, Field?> texts = new(StringComparer.Ordinal);

    public HeaderFinder(Questionnaire questionnaire)
    {
        var all = Field.Of(questionnaire);
        fields = all.ToDictionary(field => field.Code, StringComparer.Ordinal);
        foreach (var field in all)
        {
            foreach (var text in Texts(field).Select(VietnameseText.Fold).Distinct(StringComparer.Ordinal))
                texts[text] = texts.ContainsKey(text) ? null : field; // two questions of the same wording are told apart by nobody
        }
    }

    public static ImportColumn Ignored(int index, string header) => new(index, header, ImportTarget.Ignored, "", null, Unknown);

    /// <summary>What somebody told; null: there is no such target.</summary>
    public ImportColumn? Told(int index, string header, string target)
    {
        if (target.Length == 0)
            return Ignored(index, header) with { Why = AsTold };

        if (target[0] != '@')
            return ByPathOf(target) is var (field, choice) ? Of(index, header, field, choice, AsTold) : null;

        var colon = target.IndexOf(':', StringComparison.Ordinal);
        var (word, name) = colon < 0 ? (target, "") : (target[..colon], VietnameseText.Clean(target[(colon + 1)..]));
        ImportTarget? kind = word switch
        {
            "@label" when name.Length > 0 => ImportTarget.Label,
            "@number" when name.Length > 0 => ImportTarget.Number,
            "@key" => ImportTarget.Key,
            "@started" => ImportTarget.Started,
            "@received" => ImportTarget.Received,
            _ => null,
        };
        return kind is { } found ? new ImportColumn(index, header, found, name, null, AsTold) : null;
    }

    public ImportColumn Found(int index, string header)
    {
        if (fields.TryGetValue(header, out var same))
            return Of(index, header, same, null, ByCode);

        if (Systems.TryGetValue(VietnameseText.Fold(header), out var system))
            return new ImportColumn(index, header, system, "", null, ByName);

        if (DesignLabels.IsLabel(header))
            return new ImportColumn(index, header, DesignLabels.IsNumber(header) ? ImportTarget.Number : ImportTarget.Label, header, null, ByName);

        if (ByPathOf(header) is var (field, choice))
            return Of(index, header, field, choice, ByPath);

        return texts.GetValueOrDefault(VietnameseText.Fold(header)) is { } worded ? Of(index, header, worded, null, ByText) : Ignored(index, header);
    }

    private static ImportColumn Of(int index, string header, Field field, string? choice, Message why) =>
        new(index, header, choice is null ? ImportTarget.Field : ImportTarget.Choice, field.Code, choice, why);

    /// <summary>"group/question", "group/question/choice", "question/choice"; ODK Central writes "-" between groups.</summary>
    private (Field Field, string? Choice)? ByPathOf(string header)
    {
        if (fields.TryGetValue(header, out var same))
            return (same, null);

        for (var at = 0; at < header.Length; at++)
        {
            if (at > 0 && header[at - 1] is not ('/' or '-'))
                continue;

            var rest = header[at..];
            if (fields.TryGetValue(rest, out var field))
                return (field, null);

            for (var slash = rest.LastIndexOf('/'); slash > 0; slash = rest.LastIndexOf('/', slash - 1))
            {
                if (fields.TryGetValue(rest[..slash], out var set) && set.Type == FieldType.Set && set.List?[rest[(slash + 1)..]] is { } choice)
                    return (set, choice.Code);
            }
        }

        return null;
    }

    /// <summary>Wordings of a field in every language; a row of a matrix also as forms write it: "question [row]".</summary>
    private static IEnumerable<string> Texts(Field field)
    {
        foreach (var (language, text) in field.Text.Texts)
        {
            yield return text;
            if (field.Row is not null)
                yield return $"{field.Question.Text.In(language)} [{text}]";
        }
    }
}
