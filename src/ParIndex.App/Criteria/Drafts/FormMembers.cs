using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Workbook;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Criteria.Drafts;

/// <summary>Between fields of a browser form and members of the set file: the cells of the workbook, known by field instead of place.</summary>
internal static class FormMembers
{
    public static bool IsBlank(params string?[] texts) => Array.TrueForAll(texts, string.IsNullOrWhiteSpace);

    /// <summary>A member as people type it; null when absent.</summary>
    public static string? Text(SetMap map, string member) => map[member]?.Value switch
    {
        SetScalar scalar => scalar.Text,
        SetList list => string.Join('\n', list.Items.OfType<SetScalar>().Select(item => item.Text)),
        SetMap pairs => string.Join('\n', pairs.Members.Select(pair => $"{pair.Name} = {((SetScalar)pair.Value).Text}")),
        _ => null,
    };

    /// <summary>Members of the fields that hold anything.</summary>
    public static List<SetMember> Of(IReadOnlyList<SetColumn> columns, IEnumerable<(string Member, string Field, string? Text)> fields, FormReport report)
    {
        var cells = fields.Where(field => !string.IsNullOrWhiteSpace(field.Text))
            .ToDictionary(field => field.Member, field => new TableCell(SourcePlace.InField(field.Field), 1, field.Text!.ReplaceLineEndings("\n")), StringComparer.Ordinal);
        return SheetMembers.Of(new SheetRow(SourcePlace.InField(""), cells), columns, report);
    }

    public static SetMap Part(IReadOnlyList<SetColumn> columns, string place, IEnumerable<(string Member, string Field, string? Text)> fields, FormReport report) =>
        new(Of(columns, fields, report), SourcePlace.InField(place));

    public static void AddParts(List<SetMember> members, string name, IEnumerable<SetMap?> parts)
    {
        var items = parts.OfType<SetMap>().ToList();
        if (items.Count > 0)
            members.Add(new SetMember(name, new SetList([.. items])));
    }
}
