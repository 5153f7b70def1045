using ParIndex.App.Criteria.Published;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;
using ParIndex.Web.Api.Documenting;

namespace ParIndex.Web.Api.Criteria;

/// <summary>A signed version of a criteria set.</summary>
[Says("Một phiên bản đã ký của bộ tiêu chí.", "A signed version of a criteria set.")]
internal sealed record SetVersionRecord(
    [property: Example("province-876"), Says("Mã bộ tiêu chí.", "Id of the set.")] string Key,
    [property: Says("Số phiên bản, từ 1.", "Number of the version, from 1.")] int Number, string Name,
    [property: Says("Lần ban hành, thường là số quyết định.", "Edition, normally the number of the decision.")] string Edition,
    [property: Says("Dành cho cấp nào.", "Kind of authority it is for.")] string? Level,
    [property: Says("Tổng điểm tối đa của các lĩnh vực.", "Maximum of all fields.")] decimal Max,
    [property: Says("Bộ mẫu để điều chỉnh, chưa phải bộ chính thức.", "An example to adapt, no official set.")] bool Example,
    [property: Says("Căn cứ pháp lý, mỗi văn bản một dòng.", "Legal basis, one document each.")] IReadOnlyList<string> LegalBasis,
    DateTime? SignedAt,
    [property: Says("SHA-256 của nội dung đã ký.", "SHA-256 of the content as signed.")] string Sha256)
{
    public static SetVersionRecord Of(PublishedSet set) => new(
        set.Key, set.Number, set.Name, set.Edition, set.Level?.ToLowerInvariant(), set.Max, set.IsExample,
        (set.LegalBasis ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries), set.SignedAt, set.Sha256);
}

/// <summary>The whole content of a version.</summary>
[Says("Toàn bộ nội dung một phiên bản.", "The whole content of a version.")]
internal sealed record SetContentRecord(
    SetVersionRecord Version,
    [property: Says("Số chữ số khi hiển thị.", "Digits shown.")] int Digits,
    [property: Says("Bằng điểm: competition 1, 2, 2, 4; dense 1, 2, 2, 3.", "Equal totals: competition 1, 2, 2, 4; dense 1, 2, 2, 3.")] TiePolicy Ties,
    [property: Says("Tiêu chí không phát sinh: full_points đủ điểm, exclude loại khỏi mẫu số, zero không điểm.", "What does not apply: full_points, exclude from the maximum, zero.")] NotApplicablePolicy NotApplicable,
    [property: Says("Cấp được làm tròn trước khi cộng.", "Levels rounded before they are summed.")] IReadOnlyList<LevelRounding> Rounding,
    IReadOnlyList<Band> Bands,
    IReadOnlyList<NamedConstant> Constants,
    [property: Says("Cây tiêu chí.", "The tree.")] IReadOnlyList<CriterionRecord> Criteria)
{
    public static SetContentRecord Of(PublishedSet version, CriteriaSet set) => new(
        SetVersionRecord.Of(version), set.Digits, set.Ties, set.NotApplicable, set.Rounding, set.Bands, set.Constants, [.. set.Criteria.Select(CriterionRecord.Of)]);
}

[Says("Một nút của bộ tiêu chí.", "A node of a criteria set.")]
internal sealed record CriterionRecord(
    string Code, string Key, string Title, decimal Max,
    [property: Says("regular trong 100 điểm; bonus cộng, penalty trừ ngoài 100.", "regular inside the 100; bonus and penalty outside it.")] CriterionKind Kind,
    [property: Says("Nguồn điểm.", "Where points come from.")] SourceKind Source,
    [property: Says("Cách tính điểm; null: chấm điểm trực tiếp.", "The rule; null: direct points.")] RuleRecord? Rule,
    IReadOnlyList<InputRecord> Inputs,
    [property: Says("Tài liệu kiểm chứng.", "Evidence asked.")] IReadOnlyList<string> Evidence,
    IReadOnlyList<string> Lead, IReadOnlyList<string> Coordinators,
    [property: Says("Ví dụ kiểm tra cách tính.", "Test cases of the rule.")] IReadOnlyList<CaseRecord> Tests,
    string? Note, IReadOnlyList<CriterionRecord> Children)
{
    public static CriterionRecord Of(Criterion node) => new(
        node.Code, node.Key, node.Title, node.Max, node.Kind, node.Source,
        node.Rule is { } rule ? new RuleRecord(rule.Text, rule.Standing, rule.Reference) : null,
        [.. node.Inputs.Select(InputRecord.Of)], node.Evidence, node.Lead, node.Coordinators,
        [.. node.Tests.Select(test => new CaseRecord(test.Name, test.Values, test.Points, test.NotApplicable))],
        node.Note, [.. node.Children.Select(Of)]);
}

[Says("Cách tính điểm.", "A rule.")]
internal sealed record RuleRecord(
    [property: Says("Cách tính bằng ngôn ngữ của ParIndex, xem /phuong-phap.", "The rule in the language of ParIndex, see /phuong-phap.")] string Text,
    [property: Says("official văn bản chính thức; stated văn bản khác trích lại; inferred suy ra từ số liệu; example mẫu.", "official text; stated by another document; inferred from figures; example.")] RuleStanding Standing,
    string? Reference);

internal sealed record InputRecord(
    string Name, string Label, InputType Type, string? Unit, decimal? Min, decimal? Max,
    [property: Says("Không vượt quá số liệu này.", "May not exceed this input.")] string? AtMost,
    IReadOnlyList<string> Options,
    [property: Says("Cũng cần cho năm nào khác: last là năm trước.", "Years it is asked for besides: last is the year before.")] IReadOnlyList<string> AlsoFor)
{
    public static InputRecord Of(RuleInput input) => new(input.Name, input.Label, input.Type, input.Unit, input.Min, input.Max, input.AtMost, input.Options, input.AlsoFor);
}

internal sealed record CaseRecord(string Name, IReadOnlyDictionary<string, string> Values, decimal? Points, bool NotApplicable);
