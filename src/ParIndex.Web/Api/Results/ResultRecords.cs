using System.Text.Json;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using ParIndex.Web.Api.Documenting;

namespace ParIndex.Web.Api.Results;

/// <summary>A result there is.</summary>
[Says("Một kết quả đã công bố.", "A published result.")]
internal sealed record ResultEntry(
    [property: Example("vn-67"), Says("Mã đơn vị.", "Id of the unit.")] string Unit, string UnitName, int Year,
    [property: Says("Số liệu minh họa, không phải kết quả thật.", "Made-up figures, no real result.")] bool Demonstration);

/// <summary>Which version of which set a result was scored by.</summary>
internal sealed record SetReference(
    [property: Example("province-876"), Says("Mã bộ tiêu chí.", "Id of the criteria set.")] string Key,
    [property: Says("Số phiên bản, từ 1.", "Number of the version, from 1.")] int Number, string Name, string Edition);

/// <summary>A result with its whole tree.</summary>
[Says("Kết quả của một đơn vị trong một năm, với cả cây tiêu chí.", "The result of a unit in a year, with the whole tree.")]
internal sealed record ResultRecord(
    string Unit, string UnitName, int Year,
    [property: Says("Phiên bản: bản đính chính có số lớn hơn.", "Version: a correction has a greater number.")] int Version,
    [property: Says("Bộ tiêu chí; null khi chưa rõ.", "The criteria set; null when not known.")] SetReference? Set,
    [property: Says("Điểm đạt được, đủ chữ số, không làm tròn.", "Points won, all digits, not rounded.")] decimal Total,
    [property: Says("Điểm tối đa áp dụng.", "Applicable maximum.")] decimal Max,
    [property: Says("Chỉ số: điểm / tối đa × 100.", "The index: points / maximum × 100.")] decimal Percent,
    [property: Says("Nhóm điểm theo chỉ số chưa làm tròn.", "Band by the index before rounding.")] string? Band,
    [property: Says("Điểm bị trừ: tối đa − điểm.", "Lost points: maximum − points.")] decimal Lost,
    [property: Says("Mục tiêu năm sau, nếu văn bản có nêu.", "Target for the next year, where the document states one.")] decimal? Target,
    [property: Says("Số liệu minh họa, không phải kết quả thật.", "Made-up figures, no real result.")] bool Demonstration,
    [property: Says("Văn bản công bố.", "Document it is published in.")] string Citation,
    [property: Says("Tệp đã đọc số liệu.", "File the figures were read from.")] string? Document,
    string? Note, DateTime? PublishedAt,
    [property: Says("Vì sao thay bản trước.", "Why it replaced the version before.")] string? Reason,
    [property: Says("Mọi nút của cây, cha trước con.", "Every node of the tree, parents before children.")] IReadOnlyList<NodeRecord> Nodes)
{
    public static ResultRecord Of(ResultView view, CriteriaSet? set) => new(
        UnitSlug.Of(view.UnitId), view.UnitName, view.Year, view.Version,
        view is { SetKey: { } key, SetNumber: { } number } ? new SetReference(key, number, view.SetName!, view.SetEdition!) : null,
        view.Points, view.Max, view.Percent, Ranking.BandOf(view.Percent, set?.Bands ?? []), view.Lost, view.Target, view.IsDemonstration, view.Source, view.DocumentName, view.Note,
        view.PublishedAt, view.Reason, [.. view.Nodes.Select(NodeRecord.Of)]);
}

/// <summary>A node of a result.</summary>
[Says("Một lĩnh vực, tiêu chí hoặc tiêu chí thành phần.", "A field, criterion or sub-criterion.")]
internal sealed record NodeRecord(
    [property: Example("1.1.2"), Says("Mã in trong văn bản.", "Code as printed.")] string Code,
    [property: Says("Mã của nút cha; null ở lĩnh vực.", "Code of the parent; null for a field.")] string? Parent,
    [property: Says("Khóa ổn định qua các năm, dùng ở /criteria/{key}.", "Key that is stable over the years, used at /criteria/{key}.")] string? Key,
    [property: Says("Cấp, 1 là lĩnh vực.", "Level, 1 for a field.")] int Level, string Title,
    decimal? Max, decimal? Points,
    [property: Says("Điểm / tối đa × 100.", "Points / maximum × 100.")] decimal? Percent,
    decimal? Target,
    [property: Says("Tiêu chí cuối, có điểm riêng; các nút khác là tổng.", "A leaf, with points of its own; others are sums.")] bool Leaf,
    [property: Says("Điểm từ điều tra xã hội học.", "Points come from a survey.")] bool Survey,
    [property: Says("Nơi đọc: {line}, {table, row, column} hoặc {sheet, cell}.", "Where it was read: {line}, {table, row, column} or {sheet, cell}.")] PlaceRecord? Source)
{
    public static NodeRecord Of(NodeView node) => new(
        node.Code, node.Parent, node.Key, node.Level, node.Title, node.Max, node.Points, node.Percent, node.Target, node.IsLeaf, node.IsSurvey, PlaceRecord.Read(node.Place));
}

/// <summary>Where a thing was read.</summary>
internal sealed record PlaceRecord(int? Line, int? Table, int? Row, int? Column, string? Sheet, string? Cell)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    public static PlaceRecord? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<PlaceRecord>(json, Form);
}

[Says("Một phiên bản của kết quả.", "A version of a result.")]
internal sealed record ResultVersionRecord(
    int Version, decimal Total, decimal Max, decimal Percent, string Citation, string? Reason, DateTime PublishedAt,
    [property: Says("Lúc bị bản mới thay; null: đang hiệu lực.", "When a newer one replaced it; null: it stands.")] DateTime? SupersededAt);

[Says("Một lĩnh vực bên cạnh nhóm đơn vị cùng cấp; các số là %.", "A field beside the group of the unit; figures are percents.")]
internal sealed record FieldRecord(
    string Code, string Title, decimal Max, decimal Points, decimal Percent, decimal? PeerMean, decimal? PeerBest,
    [property: Says("Số đơn vị so sánh.", "Units compared.")] int Peers, int Rank);

[Says("Một nhiệm vụ, giải pháp nêu trong văn bản kết quả.", "A task the result's document sets.")]
internal sealed record TaskRecord(
    [property: Says("Mã tiêu chí.", "Code of the criterion.")] string Code, string? Title, string Text,
    [property: Says("Cơ quan chủ trì.", "Lead agencies.")] IReadOnlyList<string> Lead,
    [property: Says("Cơ quan phối hợp.", "Coordinating agencies.")] IReadOnlyList<string> Coordinators,
    [property: Says("Cơ quan theo dõi, đôn đốc.", "Agencies that watch over it.")] IReadOnlyList<string> Monitor);
