using ParIndex.Core.Rules.Syntax;
using ParIndex.Core.Text;

namespace ParIndex.Core.Rules.Binding;

/// <summary>Checks the declared inputs themselves before a rule is read against them.</summary>
internal static class InputDeclarations
{
    public static void Check(RuleScope scope, ProblemList problems)
    {
        if (scope.Full <= 0) problems.Add(RuleProblems.BadFull());
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in scope.Inputs)
        {
            if (!names.Add(input.Name)) Tell(input, "tên này đã khai báo.", "the name is declared twice.");
            foreach (var why in Wrong(input, scope.Inputs)) problems.Add(RuleProblems.BadInput(input.Name, why));
        }

        foreach (var constant in scope.Constants)
        {
            if (!names.Add(constant.Name)) problems.Add(RuleProblems.DuplicateName(new TextPosition(1, 1), constant.Name));
        }

        void Tell(RuleInput input, string vietnamese, string english) => problems.Add(RuleProblems.BadInput(input.Name, new Message(vietnamese, english)));
    }

    public static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static IEnumerable<Message> Wrong(RuleInput input, IReadOnlyList<RuleInput> all)
    {
        if (!IsName(input.Name))
        {
            yield return new(
                "tên gồm chữ không dấu, số và “_”, bắt đầu bằng chữ.",
                "a name has plain letters, digits and “_” and begins with a letter.");
        }

        if (Words.IsReserved(input.Name)) yield return new("tên là một từ của ngôn ngữ quy tắc.", "the name is a word of the rule language.");
        if (input.Min > input.Max) yield return new("min lớn hơn max.", "min is above max.");
        var isChoice = input.Type == InputType.Choice;
        if (isChoice && input.Options.Count == 0) yield return new("lựa chọn phải có options.", "a choice needs options.");
        if (isChoice && input.Options.Select(VietnameseText.Clean).Distinct(StringComparer.Ordinal).Count() != input.Options.Count)
        {
            yield return new("hai phương án trùng nhau.", "two options are the same.");
        }

        if (input.AlsoFor.Any(year => year != "last" && !(year.Length == 4 && year.All(char.IsAsciiDigit))))
        {
            yield return new("also_for chỉ gồm \"last\" hoặc năm bốn chữ số.", "also_for holds \"last\" or a year of four digits.");
        }

        if (input.AtMost is not { } atMost) yield break;
        var other = all.FirstOrDefault(candidate => candidate.Name == atMost);
        if (other is null)
        {
            yield return new($"at_most nêu “{atMost}” nhưng không có số liệu này.", $"at_most names “{atMost}”, which is not declared.");
        }
        else if (ReferenceEquals(other, input) || IsWord(input) || IsWord(other))
        {
            yield return new("at_most chỉ dùng giữa hai số liệu khác nhau.", "at_most is for two different figures.");
        }
        else if (!Measure.Of(input).Fits(Measure.Of(other)))
        {
            yield return new($"at_most nêu “{atMost}” có đơn vị khác.", $"at_most names “{atMost}”, which has another unit.");
        }
    }

    private static bool IsWord(RuleInput input) => input.Type is InputType.YesNo or InputType.Choice;
}
