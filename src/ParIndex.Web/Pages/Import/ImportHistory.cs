using System.Globalization;
using System.Text.Json;
using ParIndex.App.Audit;
using ParIndex.App.Results.Importing;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Import;

/// <summary>Everything done to an import and to the results stored from it, or to a result and the imports it came from, newest first, in words.</summary>
public sealed class ImportHistory(ImportLog log, ResultLog results, UnitStore units, Texts texts)
{
    /// <summary>Deeds on rows that are shown.</summary>
    public const int MostDeeds = 100;

    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["table_number"] = Texts.Key("Bảng"),
        ["unit_id"] = Texts.Key("Đơn vị được đánh giá"),
        ["year"] = Texts.Key("Năm"),
        ["set_version_id"] = Texts.Key("Bộ tiêu chí áp dụng"),
        ["source_number"] = Texts.Key("Số văn bản"),
        ["source_date"] = Texts.Key("Ngày ký"),
        ["source_issuer"] = Texts.Key("Cơ quan ban hành"),
    };

    /// <param name="import">The import.</param>
    /// <param name="stored">Results stored from it.</param>
    /// <param name="deeds">What people did to its rows.</param>
    /// <param name="code">Code of a row of a table, as it stands; null where it is not known.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<HistoryEntry>> OfAsync(
        Guid import, IReadOnlyList<ImportedResult> stored, IReadOnlyList<Correction> deeds, Func<int, int, string?> code, CancellationToken cancel)
    {
        var events = await log.OfAsync(import, stored, cancel);
        var versions = stored.ToDictionary(result => result.Id.ToString(), result => (result.Year, result.Version), StringComparer.Ordinal);
        return Joined(await ToldAsync(events, versions, cancel), deeds.Select(deed => new RowDeed(deed, code(deed.Table, deed.Row))));
    }

    /// <summary>How the results of a unit and year came about: uploads, corrections, storing, publication, replacement.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> OfResultAsync(string unitId, int year, CancellationToken cancel)
    {
        var logged = await results.OfAsync(unitId, year, cancel);
        var versions = logged.Versions.ToDictionary(version => version.Id.ToString(), version => (version.Year, version.Version), StringComparer.Ordinal);
        return Joined(await ToldAsync(logged.Events, versions, cancel), logged.Deeds);
    }

    private List<HistoryEntry> Joined(IEnumerable<HistoryEntry> told, IEnumerable<RowDeed> deeds) => [.. told.Concat(OfRows(deeds)).OrderByDescending(entry => entry.At)];

    private async Task<IReadOnlyList<HistoryEntry>> ToldAsync(
        IReadOnlyList<HistoryEvent> events, Dictionary<string, (int Year, int Version)> versions, CancellationToken cancel)
    {
        var sets = await log.SetNamesAsync(events.SelectMany(one => one.Fields).Where(field => field.Field == "set_version_id")
            .SelectMany(field => new[] { field.Before, field.After }).Select(Text).Where(text => text is not null).Select(text => Guid.Parse(text!)), cancel);
        var register = await units.RegisterAsync(cancel);
        return [.. events.Select(Told).OfType<HistoryEntry>()];

        HistoryEntry? Told(HistoryEvent one)
        {
            var isImport = one.Table == "results.import";
            var changes = isImport && one.Kind == ChangeKind.Changed ? Changes(one, sets, register) : [];
            var what = isImport ? OfImport(one, changes.Count) : versions.TryGetValue(one.Key, out var stored) ? OfResult(one, stored.Year, stored.Version) : null;
            return what is null ? null : new HistoryEntry(one.Process.At, one.Process.ActorName, what, one.Process.Reason, changes);
        }
    }

    /// <summary>What one person did in one row at one time is one entry.</summary>
    private IEnumerable<HistoryEntry> OfRows(IEnumerable<RowDeed> deeds) =>
        deeds.Reverse().Take(MostDeeds).GroupBy(row => (row.Deed.Table, row.Deed.Row, row.Deed.At, row.Deed.ByName, row.Deed.Kind)).Select(group => new HistoryEntry(
            group.Key.At,
            group.Key.ByName,
            OfRow(texts, group.Key.Kind, group.First().Code ?? texts["{0} của bảng {1}", group.Key.Row, group.Key.Table]),
            group.First().Deed.Reason.Length == 0 ? null : group.First().Deed.Reason,
            [.. group.Select(row => row.Deed).Where(deed => deed.Field != RowMarks.After).Select(deed => Change(texts, deed))]));

    private string? OfImport(HistoryEvent one, int changes) => (one.Process.Kind, one.Kind) switch
    {
        (_, ChangeKind.Added) => texts["tải lên tệp"],
        (_, ChangeKind.Changed) when one.Fields.Any(field => field.Field == "state" && Text(field.After) == "failed") => texts["không đọc được tệp"],
        ("results.upload" or "results.read", ChangeKind.Changed) => texts["nhận dạng tệp và đoán"],
        ("results.describe", ChangeKind.Changed) => texts["khai báo"],
        _ => changes == 0 ? null : texts["thay đổi"],
    };

    private string? OfResult(HistoryEvent one, int resultYear, int version)
    {
        var year = resultYear.ToString(CultureInfo.InvariantCulture);
        if (one.Kind == ChangeKind.Added)
            return texts["lưu kết quả năm {0}, phiên bản {1}", year, version];

        if (one.Fields.Any(field => field.Field == "superseded_at" && Text(field.After) is not null))
            return texts["thay kết quả năm {0}, phiên bản {1} bằng phiên bản mới hơn", year, version];

        return one.Fields.Any(field => field.Field == "published_at" && Text(field.After) is not null) ? texts["công bố kết quả năm {0}, phiên bản {1}", year, version] : null;
    }

    private List<HistoryChange> Changes(HistoryEvent one, IReadOnlyDictionary<Guid, string> sets, UnitRegister register)
    {
        return [.. one.Fields.Where(field => Parts.ContainsKey(field.Field)).Select(field => new HistoryChange(texts[Parts[field.Field]], Said(field.Field, Text(field.Before)), Said(field.Field, Text(field.After))))
            .Where(change => change.Before is not null || change.After is not null)];

        string? Said(string field, string? value) => (field, value) switch
        {
            (_, null or "") => null,
            ("unit_id", { } id) => register.Find(id)?.Name.Full ?? id,
            ("set_version_id", { } id) => sets.GetValueOrDefault(Guid.Parse(id)) ?? id,
            ("source_date", { } day) when DateOnly.TryParse(day, CultureInfo.InvariantCulture, out var date) => Show.Date(date),
            _ => value,
        };
    }

    private static HistoryChange Change(Texts texts, Correction deed) => deed.Field == RowMarks.Kept
        ? new HistoryChange(ImportNames.Field(texts, deed.Field), null, deed.NewValue == RowMarks.LeftOut ? texts["không"] : texts["có"])
        : new HistoryChange(
            ImportNames.Field(texts, deed.Field),
            deed.Kind == CorrectionKind.Confirm || deed.OldValue.Length == 0 ? null : ImportNames.Value(deed.Field, deed.OldValue),
            deed.NewValue.Length == 0 ? Show.None : ImportNames.Value(deed.Field, deed.NewValue));

    private static string OfRow(Texts texts, CorrectionKind kind, string code) => kind switch
    {
        CorrectionKind.Confirm => texts["xác nhận số ở hàng {0}", code],
        CorrectionKind.Undo => texts["hoàn tác ở hàng {0}", code],
        _ => texts["sửa hàng {0}", code],
    };

    private static string? Text(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };
}
