using System.Text.Json;
using ParIndex.App.Audit;
using ParIndex.App.Criteria;
using ParIndex.App.Criteria.Comparing;
using ParIndex.Core.Criteria;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Account;

namespace ParIndex.Web.Pages.Criteria;

/// <summary>What was done to a version of a set, newest first, in words: for those who work on sets.</summary>
public sealed class SetHistory(History history, Texts texts)
{
    /// <summary>Deeds shown.</summary>
    public const int Most = 15;

    /// <summary>Changes told of one deed: a text replaced as a whole may have changed everything.</summary>
    private const int MostChanges = 12;

    private const int LongestText = 160;

    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["code"] = Texts.Key("Mã"),
        ["title"] = Texts.Key("Tên tiêu chí"),
        ["title_en"] = Texts.Key("Tên tiếng Anh"),
        ["max"] = Texts.Key("Điểm tối đa"),
        ["kind"] = Texts.Key("Loại điểm"),
        ["source"] = Texts.Key("Nguồn điểm"),
        ["field"] = Texts.Key("Lĩnh vực thẩm định"),
        ["lead"] = Texts.Key("Chủ trì"),
        ["coordinators"] = Texts.Key("Phối hợp"),
        ["rule"] = Texts.Key("Cách tính điểm"),
        ["rule_standing"] = Texts.Key("Căn cứ của cách tính"),
        ["rule_reference"] = Texts.Key("Dẫn chiếu"),
        ["draft_rule"] = Texts.Key("Cách tính nháp"),
        ["draft_reference"] = Texts.Key("Dẫn chiếu của bản nháp"),
        ["evidence"] = Texts.Key("Tài liệu kiểm chứng"),
        ["not_applicable"] = Texts.Key("Khi không phát sinh"),
        ["note"] = Texts.Key("Ghi chú"),
        ["parent"] = Texts.Key("Nằm dưới"),
        ["inputs"] = Texts.Key("Dữ liệu đầu vào"),
        ["tests"] = Texts.Key("Kiểm thử"),
    };

    /// <param name="version">The version.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<HistoryEntry>> OfAsync(Guid version, CancellationToken cancel)
    {
        var page = await history.OfRowAsync("criteria.version", version.ToString(), size: Most, cancel: cancel);

        // What one deed left is what the next began with: each content is read once.
        var read = new Dictionary<string, CriteriaSet?>(StringComparer.Ordinal);
        return [.. page.Items.Select(deed => new HistoryEntry(deed.Process.At, deed.Process.ActorName, What(deed), deed.Process.Reason, Changes(deed)))];

        CriteriaSet? Read(JsonElement? content)
        {
            if (content is not { ValueKind: JsonValueKind.String } text || text.GetString() is not { } yaml)
                return null;

            if (!read.TryGetValue(yaml, out var set))
                read[yaml] = set = CriteriaSetYaml.Read(yaml).Draft;

            return set;
        }

        IReadOnlyList<HistoryChange> Changes(HistoryEvent deed)
        {
            if (deed.Kind != ChangeKind.Changed || deed.Fields.FirstOrDefault(field => field.Field == "content") is not { } content
                || Read(content.Before) is not { } was || Read(content.After) is not { } now)
                return [];

            var changes = SetEdit.Between(was, now);
            var told = changes.Take(MostChanges).Select(Told).ToList();
            if (changes.Count > MostChanges)
                told.Add(new HistoryChange(texts["và {0} thay đổi khác", changes.Count - MostChanges], null, null));

            return told;
        }
    }

    private string What(HistoryEvent deed) => deed.Process.Kind switch
    {
        "criteria.draft" => texts["tạo dự thảo"],
        "criteria.edit" => texts["sửa dự thảo"],
        "criteria.sign" => texts["ký"],
        _ when deed.Kind == ChangeKind.Added => texts["đưa vào thư viện"],
        _ when deed.Fields.Any(field => field.Field == "signed_at") => texts["ký"],
        var kind => DeedNames.Name(kind, texts),
    };

    private HistoryChange Told(MemberChange change) => change switch
    {
        { Code: null } => new HistoryChange(texts["Thông tin chung"], null, texts["đã sửa"]),
        { Member: null, Before: null } => new HistoryChange(texts["Thêm {0}", change.Code], null, Cut(change.After)),
        { Member: null } => new HistoryChange(texts["Bỏ {0}", change.Code], Cut(change.Before), null),
        { Before: null, After: null } => new HistoryChange(Label(change), null, texts["đã sửa"]),
        _ => new HistoryChange(Label(change), Cut(change.Before), Cut(change.After)),
    };

    private string Label(MemberChange change) => $"{change.Code} · {texts[Labels.GetValueOrDefault(change.Member!, change.Member!)]}";

    private static string? Cut(string? text) => text is { Length: > LongestText } ? text[..LongestText] + "…" : text;
}
