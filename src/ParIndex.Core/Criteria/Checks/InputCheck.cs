using System.Text.RegularExpressions;
using ParIndex.Core.Rules;
using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Criteria.Checks;

/// <summary>Inputs of a criterion: names, types, ranges, options, at_most, other years.</summary>
internal static partial class InputCheck
{
    [GeneratedRegex("^(last|(19|20|21)[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex YearForm { get; }

    public static void Run(Criterion node, IReadOnlyList<NamedConstant> constants, CheckReport report)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in node.Inputs)
        {
            CheckName(node, input, constants, names, report);
            CheckRange(node, input, report);
            CheckOptions(node, input, report);
            CheckAtMost(node, input, report);
            foreach (var year in input.AlsoFor.Where(year => !YearForm.IsMatch(year)))
            {
                report.Error(
                    "set-input-year", node.Code, input, "also_for",
                    $"also_for của “{input.Name}” có “{year}”: ghi last (năm trước) hoặc năm bốn chữ số.",
                    $"also_for of “{input.Name}” holds “{year}”: write last (the year before) or a year of four digits.");
            }
        }
    }

    private static void CheckName(Criterion node, RuleInput input, IReadOnlyList<NamedConstant> constants, HashSet<string> names, CheckReport report)
    {
        if (!SettingsCheck.NameForm.IsMatch(input.Name))
        {
            report.Error(
                "set-name", node.Code, input, "name",
                $"Tên biến “{input.Name}” chỉ gồm chữ không dấu, số và “_”, bắt đầu bằng chữ.",
                $"Input name “{input.Name}” takes ASCII letters, digits and “_”, beginning with a letter.");
        }

        if (Words.IsReserved(input.Name))
        {
            report.Error(
                "set-name-reserved", node.Code, input, "name",
                $"Tên biến “{input.Name}” là một từ của cách tính điểm: đổi tên khác.",
                $"Input name “{input.Name}” is a word of the rule language: choose another.");
        }

        if (!names.Add(input.Name))
        {
            report.Error(
                "set-name-duplicate", node.Code, input, "name",
                $"Biến “{input.Name}” ghi hai lần ở {node.Code}: bỏ hoặc đổi tên một.",
                $"Input “{input.Name}” is given twice at {node.Code}: drop or rename one.");
        }
        else if (constants.Any(constant => constant.Name == input.Name))
        {
            report.Error(
                "set-name-duplicate", node.Code, input, "name",
                $"Biến “{input.Name}” trùng tên một hằng số: đổi tên một trong hai.",
                $"Input “{input.Name}” bears the name of a constant: rename one.");
        }

        if (input.Label.Length == 0)
        {
            report.Error(
                "set-input-label", node.Code, input, "label",
                $"Biến “{input.Name}” chưa có nhãn hỏi người dùng: ghi label.",
                $"Input “{input.Name}” has no label to ask people with: write label.");
        }
    }

    private static void CheckRange(Criterion node, RuleInput input, CheckReport report)
    {
        var isRanged = input.Type is not (InputType.YesNo or InputType.Choice);
        if (!isRanged && (input.Min ?? input.Max) is not null)
        {
            report.Error(
                "set-input-range", node.Code, input, input.Min is null ? "max" : "min",
                $"“{input.Name}” không phải số nên không có min, max: bỏ đi.",
                $"“{input.Name}” is not a number, so it has no min or max: drop them.");
        }
        else if (isRanged)
        {
            var least = input.Min ?? (input.Type == InputType.Number ? decimal.MinValue : 0m);
            var greatest = input.Max ?? (input.Type == InputType.Percent ? 1m : decimal.MaxValue);
            if (least > greatest)
            {
                report.Error(
                    "set-input-range", node.Code, input, input.Min is null ? "max" : "min",
                    $"“{input.Name}” có giá trị nhỏ nhất lớn hơn giá trị lớn nhất: sửa min hoặc max (phần trăm ghi dạng 0.865).",
                    $"“{input.Name}” has a least value above its greatest: mend min or max (percents are written 0.865).");
            }

            if (input.Min < 0 && input.Type is (InputType.Count or InputType.Amount))
            {
                report.Error(
                    "set-input-range", node.Code, input, "min",
                    $"“{input.Name}” là số lượng nên không âm: bỏ min âm hoặc đổi type thành number.",
                    $"“{input.Name}” is a count or amount and cannot be negative: drop the negative min or make its type number.");
            }
        }
    }

    private static void CheckOptions(Criterion node, RuleInput input, CheckReport report)
    {
        if (input.Type == InputType.Choice && input.Options.Distinct(StringComparer.OrdinalIgnoreCase).Count() < 2)
        {
            report.Error(
                "set-input-options", node.Code, input, "options",
                $"“{input.Name}” là lựa chọn: ghi ít nhất hai options khác nhau.",
                $"“{input.Name}” is a choice: give at least two different options.");
        }
        else if (input.Options.Distinct(StringComparer.OrdinalIgnoreCase).Count() < input.Options.Count)
        {
            report.Error(
                "set-input-options", node.Code, input, "options",
                $"“{input.Name}” có lựa chọn trùng nhau: bỏ bớt.",
                $"“{input.Name}” has an option twice: drop one.");
        }
        else if (input.Type != InputType.Choice && input.Options.Count > 0)
        {
            report.Error(
                "set-input-options", node.Code, input, "options",
                $"“{input.Name}” có options nhưng không phải lựa chọn: đổi type thành choice hoặc bỏ options.",
                $"“{input.Name}” has options but is no choice: make its type choice or drop options.");
        }
    }

    private static void CheckAtMost(Criterion node, RuleInput input, CheckReport report)
    {
        if (input.AtMost is not { } name)
        {
            return;
        }

        var other = node.Inputs.FirstOrDefault(candidate => candidate.Name == name);
        if (other is null || ReferenceEquals(other, input))
        {
            var known = string.Join(", ", node.Inputs.Where(candidate => candidate != input).Select(candidate => candidate.Name));
            report.Error(
                "set-at-most", node.Code, input, "at_most",
                $"at_most của “{input.Name}” là “{name}”, không phải biến khác của {node.Code}: chọn một trong {known}.",
                $"at_most of “{input.Name}” is “{name}”, not another input of {node.Code}: choose one of {known}.");
        }
        else if (other.Type is InputType.YesNo or InputType.Choice || input.Type is InputType.YesNo or InputType.Choice || other.Unit != input.Unit)
        {
            report.Error(
                "set-at-most", node.Code, input, "at_most",
                $"“{input.Name}” và “{name}” không so sánh được (khác đơn vị hoặc không phải số): sửa at_most hoặc unit.",
                $"“{input.Name}” and “{name}” cannot be compared (different units or not numbers): mend at_most or unit.");
        }
    }
}
