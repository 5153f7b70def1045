using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.Core.Tests.Results.Checking;

/// <summary>A leaf of a made table; parents follow from leaves, so a table made this way is without fault unless a leaf has one.</summary>
internal sealed record MadeLeaf(string Code, decimal Max, decimal Score, decimal? Target = null)
{
    public SurveyMark Survey { get; init; }
}

/// <summary>Tables made of leaves: parents and total added up, percents rounded, everything named.</summary>
internal static class MadeTable
{
    public static OfficialTable Of(params IReadOnlyList<MadeLeaf> leaves)
    {
        var codes = leaves.SelectMany(leaf => Prefixes(leaf.Code)).Distinct().OrderBy(code => code, Comparer<string>.Create(ByNumbers)).ToList();
        var line = 10;
        var rows = codes.Select(code => Row(code, leaves.Where(leaf => leaf.Code == code || leaf.Code.StartsWith(code + ".", StringComparison.Ordinal)).ToList(), line++)).ToList();
        rows.Add(Row("TOTAL", leaves, line));
        return new OfficialTable
        {
            Caption = "Kết quả Chỉ số cải cách hành chính tỉnh An Sơn năm 2021",
            Columns = [new(ColumnKind.Code, "STT"), new(ColumnKind.Title, "Tiêu chí"), new(ColumnKind.Max, "Điểm chuẩn"), new(ColumnKind.Score, "Điểm đạt được", 2021)],
            Rows = rows,
        };
    }

    /// <summary>The table with one row changed.</summary>
    public static OfficialTable With(this OfficialTable table, string code, Func<OfficialRow, OfficialRow> change) =>
        table with { Rows = table.Rows.Select(row => row.Code == code ? change(row) : row).ToList() };

    public static OfficialRow At(this OfficialTable table, string code) => table.Rows.Single(row => row.Code == code);

    /// <summary>Title of a made row: capitals for fields.</summary>
    public static string Title(string code) => code.Contains('.', StringComparison.Ordinal) ? $"Thực hiện việc số {code}" : $"LĨNH VỰC CÔNG TÁC {code}";

    public static decimal Percent(decimal score, decimal max) => Rounding.Round(score / max * 100, 2);

    public static string Vi(decimal value) => value.ToString(CultureInfo.InvariantCulture).Replace('.', ',');

    private static OfficialRow Row(string code, IReadOnlyList<MadeLeaf> leaves, int line)
    {
        var (max, score) = (leaves.Sum(leaf => leaf.Max), leaves.Sum(leaf => leaf.Score));
        var isLeaf = leaves.Count == 1 && leaves[0].Code == code;
        var place = SourcePlace.AtLine(line);
        return new OfficialRow
        {
            Code = code,
            Parent = code == "TOTAL" || !code.Contains('.', StringComparison.Ordinal) ? "" : code[..code.LastIndexOf('.')],
            Level = code == "TOTAL" ? 0 : code.Count(character => character == '.') + 1,
            Title = code == "TOTAL" ? "TỔNG ĐIỂM" : Title(code),
            Max = max,
            Score = score,
            Percent = max == 0 ? null : Percent(score, max),
            TargetPoints = leaves.All(leaf => leaf.Target is null) ? null : leaves.Sum(leaf => leaf.Target ?? leaf.Score),
            Lead = isLeaf ? ["Sở Nội vụ"] : [],
            Cause = isLeaf && score < max ? $"Chưa hoàn thành việc {code}" : "",
            Survey = isLeaf ? leaves[0].Survey : SurveyMark.None,
            Source = place,
            Printed = new Dictionary<ColumnKind, SourcedText>
            {
                [ColumnKind.Max] = new(place, Vi(max)),
                [ColumnKind.Score] = new(place, Vi(score)),
                [ColumnKind.Percent] = new(place, max == 0 ? "" : Vi(Percent(score, max)) + "%"),
            },
        };
    }

    private static IEnumerable<string> Prefixes(string code)
    {
        var parts = code.Split('.');
        return Enumerable.Range(1, parts.Length).Select(count => string.Join('.', parts.Take(count)));
    }

    private static int ByNumbers(string left, string right)
    {
        var (a, b) = (left.Split('.').Select(Number).ToArray(), right.Split('.').Select(Number).ToArray());
        var differing = a.Zip(b).FirstOrDefault(pair => pair.First != pair.Second);
        return differing == default ? a.Length.CompareTo(b.Length) : differing.First.CompareTo(differing.Second);
    }

    private static int Number(string part) => int.Parse(part, CultureInfo.InvariantCulture);
}
