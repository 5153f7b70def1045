using System.Text.Json;
using ParIndex.App.Audit;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Evidence;

/// <summary>What was done to a document, newest first, in words.</summary>
public sealed class EvidenceHistory(History history, Texts texts)
{
    private const int Most = 60;

    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["number"] = Texts.Key("Số, ký hiệu"),
        ["issuer"] = Texts.Key("Cơ quan ban hành"),
        ["issued_on"] = Texts.Key("Ngày ban hành"),
        ["summary"] = Texts.Key("Trích yếu"),
        ["address"] = Texts.Key("Địa chỉ"),
    };

    public async Task<IReadOnlyList<HistoryEntry>> OfAsync(Guid item, CancellationToken cancel) =>
        [.. (await history.OfAsync([new AuditedRow("evidence.item", item.ToString()), new AuditedRow("evidence.use", item.ToString(), WithBelow: true)], size: Most, cancel: cancel)).Items
            .Select(one => new HistoryEntry(one.Process.At, one.Process.ActorName, Told(one), one.Process.Reason, one.Table == "evidence.item" && one.Kind == ChangeKind.Changed ? Changes(one) : []))];

    private string Told(HistoryEvent one)
    {
        var code = one.Key[(one.Key.LastIndexOf('/') + 1)..];
        return (one.Table, one.Kind) switch
        {
            ("evidence.item", ChangeKind.Added) => texts["đưa vào kho tài liệu"],
            ("evidence.item", _) when one.Process.Kind == "evidence.withdraw" => texts["rút khỏi kho tài liệu"],
            ("evidence.item", _) => texts["khai báo lại"],
            (_, ChangeKind.Added) => texts["dùng cho dòng chấm {0}", code],
            (_, ChangeKind.Removed) => texts["gỡ khỏi dòng chấm {0}", code],
            _ => texts["sửa trang, ghi chú ở dòng chấm {0}", code],
        };
    }

    private List<HistoryChange> Changes(HistoryEvent one) =>
        [.. one.Fields.Where(field => Parts.ContainsKey(field.Field)).Select(field => new HistoryChange(texts[Parts[field.Field]], Text(field.Before), Text(field.After)))];

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } said ? said : null;
}
