using System.Text.Json;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Account;

namespace ParIndex.Web.Pages.Administration.People;

/// <summary>Changes of a person in words.</summary>
internal static class PersonHistory
{
    public static IReadOnlyList<HistoryEntry> Of(HistoryPage<HistoryEvent> page, Texts texts, Func<string?, string?> unitName) =>
        [.. page.Items.GroupBy(change => change.Process.Id).Select(group => Entry([.. group], texts, unitName))];

    private static HistoryEntry Entry(IReadOnlyList<HistoryEvent> events, Texts texts, Func<string?, string?> unitName)
    {
        var process = events[0].Process;
        return new HistoryEntry(process.At, process.ActorName, DeedNames.Name(process.Kind, texts), process.Reason, [.. events.SelectMany(change => Changes(change, texts, unitName))]);
    }

    private static IEnumerable<HistoryChange> Changes(HistoryEvent change, Texts texts, Func<string?, string?> unitName)
    {
        if (change.Table == "accounts.assignment")
        {
            var role = Roles.Find(Field(change, "role")) is { } known ? texts[known.Name()] : null;
            if (change.Kind == ChangeKind.Added)
                yield return new HistoryChange(texts["vai trò"], null, string.Join(" · ", new[] { role, unitName(Field(change, "unit_id")) }.Where(part => part is not null)));
            else
                yield return new HistoryChange(texts["vai trò"], texts["đang có"], texts["đã thu"]);
        }
        else if (change.Table == "accounts.account" && change.Kind == ChangeKind.Changed)
        {
            foreach (var field in change.Fields)
            {
                if (Label(field.Field, texts) is { } label)
                    yield return new HistoryChange(label, Text(field.Field, field.Before, unitName), Text(field.Field, field.After, unitName));
            }
        }
    }

    private static string? Label(string column, Texts texts) => column switch
    {
        "name" => texts["họ và tên"],
        "email" => texts["thư điện tử"],
        "position" => texts["chức vụ"],
        "unit_id" => texts["nơi làm việc"],
        "two_factor" => texts["xác thực hai bước"],
        _ => null,
    };

    private static string? Text(string column, JsonElement? value, Func<string?, string?> unitName)
    {
        var text = value is { ValueKind: not JsonValueKind.Null } known ? known.ToString() : null;
        return column == "unit_id" ? unitName(text) : text;
    }

    private static string? Field(HistoryEvent change, string column)
    {
        var field = change.Fields.FirstOrDefault(field => field.Field == column);
        return (field?.After ?? field?.Before) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
    }
}
