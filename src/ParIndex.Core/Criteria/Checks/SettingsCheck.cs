using System.Globalization;
using System.Text.RegularExpressions;
using ParIndex.Core.Rules;

namespace ParIndex.Core.Criteria.Checks;

/// <summary>Settings of the set: title, digits, rounding, bands, constants, years.</summary>
internal static partial class SettingsCheck
{
    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$", RegexOptions.CultureInvariant)]
    internal static partial Regex NameForm { get; }

    public static void Run(CriteriaSet set, CheckReport report)
    {
        if (set.Title.Length == 0)
        {
            report.Error("set-title", "", set, "title", "Bộ tiêu chí chưa có tên: ghi title.", "The set has no title: write title.");
        }

        if (set.Digits is < 0 or > 6)
        {
            report.Error("set-digits", "", set, "digits", "Số chữ số thập phân (digits) từ 0 đến 6.", "Digits shown (digits) go from 0 to 6.");
        }

        if (set.Total is <= 0)
        {
            report.Error("set-total", "", set, "total", "Tổng điểm (total) phải lớn hơn 0.", "The total must be above 0.");
        }

        foreach (var year in set.Years.Where(year => year is < 2000 or > 2200))
        {
            report.Error("set-year", "", set, "years", $"Năm {Text(year)} không hợp lệ: ghi năm bốn chữ số.", $"Year {Text(year)} is not valid: write four digits.");
        }

        foreach (var year in set.Years.GroupBy(year => year).Where(group => group.Skip(1).Any()))
        {
            report.Warning("set-year", "", set, "years", $"Năm {Text(year.Key)} ghi hai lần: bỏ một.", $"Year {Text(year.Key)} is given twice: drop one.");
        }

        CheckRounding(set, report);
        CheckBands(set.Bands, report);
        CheckConstants(set.Constants, report);
    }

    private static void CheckRounding(CriteriaSet set, CheckReport report)
    {
        var depth = Depth(set.Criteria);
        var seen = new HashSet<int>();
        foreach (var rounding in set.Rounding)
        {
            var level = Text(rounding.Level);
            if (rounding.Level < 1 || rounding.Level > depth)
            {
                report.Error(
                    "set-rounding", "", rounding, "level",
                    $"Làm tròn ở cấp {level} nhưng bộ tiêu chí chỉ có cấp 1 đến {Text(depth)}: sửa level.",
                    $"Rounding names level {level} but the set has levels 1 to {Text(depth)}: mend level.");
            }

            if (rounding.Digits is < 0 or > 10)
            {
                report.Error("set-rounding", "", rounding, "digits", "Số chữ số làm tròn (digits) từ 0 đến 10.", "Digits of rounding go from 0 to 10.");
            }

            if (!seen.Add(rounding.Level))
            {
                report.Error("set-rounding", "", rounding, "level", $"Cấp {level} được làm tròn hai lần: bỏ một.", $"Level {level} is rounded twice: drop one.");
            }
        }
    }

    private static void CheckBands(IReadOnlyList<Band> bands, CheckReport report)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < bands.Count; i++)
        {
            var band = bands[i];
            if (band.From is < 0 or > 100)
            {
                report.Error("set-band", "", band, "from", $"Nhóm “{band.Name}”: mốc from từ 0 đến 100 (phần trăm).", $"Band “{band.Name}”: from goes from 0 to 100 (percent).");
            }

            if (i > 0 && band.From >= bands[i - 1].From)
            {
                report.Error(
                    "set-band", "", band, "from",
                    $"Nhóm “{band.Name}” phải có mốc thấp hơn nhóm “{bands[i - 1].Name}” đứng trước: xếp từ cao xuống thấp.",
                    $"Band “{band.Name}” must begin lower than “{bands[i - 1].Name}” before it: list bands from best to worst.");
            }

            if (band.Name.Length == 0 || !names.Add(band.Name))
            {
                report.Error("set-band", "", band, "name", $"Tên nhóm “{band.Name}” trống hoặc trùng: đặt tên riêng.", $"Band name “{band.Name}” is empty or used twice: give it its own.");
            }
        }
    }

    private static void CheckConstants(IReadOnlyList<NamedConstant> constants, CheckReport report)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var constant in constants)
        {
            if (!NameForm.IsMatch(constant.Name))
            {
                report.Error(
                    "set-name", "", constant, "name",
                    $"Tên hằng số “{constant.Name}” chỉ gồm chữ không dấu, số và “_”, bắt đầu bằng chữ.",
                    $"Constant name “{constant.Name}” takes ASCII letters, digits and “_”, beginning with a letter.");
            }

            if (!names.Add(constant.Name))
            {
                report.Error("set-name-duplicate", "", constant, "name", $"Hằng số “{constant.Name}” ghi hai lần: bỏ một.", $"Constant “{constant.Name}” is given twice: drop one.");
            }
        }
    }

    private static int Depth(IReadOnlyList<Criterion> nodes) => nodes.Count == 0 ? 0 : 1 + nodes.Max(node => Depth(node.Children));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
