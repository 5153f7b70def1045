using System.Globalization;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Appraising;
using ParIndex.Core.Rounds;

namespace ParIndex.Web.Pages.Rounds.Appraise;

/// <summary>Which entries the workbench shows, as its address says.</summary>
/// <param name="State">See <see cref="States"/>; null: what waits.</param>
/// <param name="Unit">Id of a unit; null: all.</param>
/// <param name="Code">A leaf; null: all.</param>
/// <param name="ByLeaf">Ordered by leaf, then unit; otherwise by unit.</param>
/// <param name="IsBlind">Entries to be judged a second time, blind.</param>
public sealed record BenchFilter(string? State, string? Unit, string? Code, bool ByLeaf, bool IsBlind)
{
    /// <summary>States by the name they have in the address.</summary>
    public static readonly IReadOnlyList<(string? Key, string Text, Func<AppraisalLine, bool> Holds)> States =
    [
        (null, Texts.Key("Chờ thẩm định"), Waits),
        ("giai-trinh", Texts.Key("Có giải trình"), line => line.Explanation is { Accepts: false }),
        ("luu-y", Texts.Key("Cần xem kỹ"), line => !line.IsClean && Waits(line)),
        ("thay-doi", Texts.Key("Đã đổi sau thẩm định"), line => line.HasChanged),
        ("tra-lai", Texts.Key("Đang bổ sung"), line => line.IsReturned),
        ("tru", Texts.Key("Điểm khác"), line => line.Standing is { Judgement.Outcome: not VerdictOutcome.Accepted }),
        ("xong", Texts.Key("Đã thẩm định"), line => line.Standing is not null),
        ("tat-ca", Texts.Key("Tất cả"), _ => true),
    ];

    /// <summary>Waits for the verdict of this stage.</summary>
    public static bool Waits(AppraisalLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Stage == RoundStage.SecondAppraisal ? line.WaitsForSecond : line.Stage == RoundStage.Appraisal && (line.First is null || line.HasChanged);
    }

    /// <summary>Of all entries of the field that are the visitor's, those shown, in order.</summary>
    public IReadOnlyList<AppraisalLine> Of(IEnumerable<AppraisalLine> lines, Func<string, string> nameOf)
    {
        var holds = States.FirstOrDefault(state => state.Key == State).Holds ?? (_ => true);
        var shown = lines.Where(line => (IsBlind ? BlindHolds(line) : holds(line)) && (Unit is null || line.Card.UnitId == Unit) && (Code is null || line.Entry.Code == Code)).ToList();
        var order = shown.Select(line => line.Entry.Code).Distinct().Select((code, index) => (code, index)).ToDictionary(pair => pair.code, pair => pair.index, StringComparer.Ordinal);
        var byName = Comparer<string>.Create(Core.Text.VietnameseText.Compare);
        var units = shown.Select(line => line.Card.UnitId).Distinct().OrderBy(nameOf, byName).Select((unit, index) => (unit, index)).ToDictionary(pair => pair.unit, pair => pair.index, StringComparer.Ordinal);
        return [.. ByLeaf
            ? shown.OrderBy(line => order[line.Entry.Code]).ThenBy(line => units[line.Card.UnitId])
            : shown.OrderBy(line => units[line.Card.UnitId]).ThenBy(line => order[line.Entry.Code])];
    }

    private bool BlindHolds(AppraisalLine line) => State switch { null => line is { Stage: RoundStage.Appraisal, Blind: null }, "xong" => line.Blind is not null, _ => true };
}

/// <summary>Names an entry in addresses: scorecard and code.</summary>
public static class EntryName
{
    public static string Of(AppraisalLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Of(line.Card.Id, line.Entry.Code);
    }

    public static string Of(Guid card, string code) => string.Create(CultureInfo.InvariantCulture, $"{card:N}~{code}");

    public static (Guid Card, string Code)? Read(string? name) =>
        name?.Split('~') is [var card, var code] && Guid.TryParse(card, out var id) ? (id, code) : null;
}
