using System.Globalization;
using ParIndex.App.Evidence;
using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Numbers;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Rounds.Mirror;

/// <summary>Answers and evidence in Vietnamese words, for documents that leave the house.</summary>
internal static class MirrorWords
{
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Figures an answer rests on, one line each.</summary>
    public static IReadOnlyList<string> Figures(SetScorer scorer, Entry entry)
    {
        if (entry.Answer.Inapplicable is { } why)
            return [$"Không áp dụng: {why}"];

        scorer.TryLeaf(entry.Code, out var leaf);
        var lines = entry.Answer.Figures.Select(figure => leaf?.Input(figure.Key) is { } input
            ? $"{Label(input, figure.Key)}: {Value(input, figure.Value)}{(input.Unit is { Length: > 0 } unit ? " " + unit : "")}"
            : $"{figure.Key}: {figure.Value}").ToList();
        if (entry.Answer.Claim is not null)
            lines.Add(leaf?.Rule is null ? "Điểm tự chấm trực tiếp" : $"Đề nghị điểm khác cách tính: {entry.Answer.ClaimReason}");

        return lines.Count > 0 ? lines : [entry.IsOfUnit ? "Chưa tự chấm" : "Không tự chấm (điều tra, thống kê)"];
    }

    /// <summary>How a document is cited: number and day, else what it is about.</summary>
    public static string Cite(UsedEvidence used)
    {
        var said = used.Item.Said;
        var name = said.Number.Length > 0 ? said.Number : used.Item.Title;
        var day = said.IssuedOn is { } date ? $" ngày {date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}" : "";
        return used.Use.Page is { } page ? $"{name}{day}, trang {page.ToString(CultureInfo.InvariantCulture)}" : name + day;
    }

    /// <summary>Points with all the digits they have, such as "12,905".</summary>
    public static string Points(decimal? points) => points is { } value ? value.ToString("0.####", Vietnamese) : "–";

    public static string Rounded(decimal value, int digits) => Rounding.Round(value, digits).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), Vietnamese);

    private static string Label(RuleInput input, string slot) =>
        slot.IndexOf('@', StringComparison.Ordinal) is var at and >= 0 ? $"{input.Label} ({(slot[(at + 1)..] == "last" ? "năm trước" : "năm " + slot[(at + 1)..])})" : input.Label;

    private static string Value(RuleInput input, string text) => input.Type is InputType.YesNo or InputType.Choice ? text : text.Replace('.', ',');
}
