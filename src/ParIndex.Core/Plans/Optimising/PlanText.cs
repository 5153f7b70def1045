using ParIndex.Core.Rules.Explaining;
using ParIndex.Core.Text;

namespace ParIndex.Core.Plans.Optimising;

/// <summary>Figures and limits in words.</summary>
internal sealed class PlanText(ImprovementProblem problem)
{
    /// <summary>A figure without trailing zeros: 1.250,5 and 1,250.5.</summary>
    public static Message Number(decimal value, int digits = 4) => BilingualWriter.Rent().AddNumber(value, digits).Take();

    public Message Money(decimal value) => With(Number(value, 3), " " + problem.Money, " " + problem.Money);

    public static Message With(Message text, string vietnamese, string english) => new(text.Vietnamese + vietnamese, text.English + english);

    public static Message Join(Message first, Message second) => new(first.Vietnamese + second.Vietnamese, first.English + second.English);

    /// <summary>A limit as a person would name it.</summary>
    public Message Limit(object limit) => limit switch
    {
        BudgetLimit budget => Join(new($"ngân sách{In(budget.Year, false)} ", $"the budget{In(budget.Year, true)} of "), Money(budget.Most)),
        CapacityLimit capacity => Join(
            new($"nhân lực của {capacity.Agency}{In(capacity.Year, false)} ", $"the people of {capacity.Agency}{In(capacity.Year, true)}, "),
            With(Number(capacity.Days), " ngày công", " person-days")),
        ExclusionLimit exclusion => new($"“{exclusion.First}” không đi cùng “{exclusion.Second}”", $"“{exclusion.First}” does not go with “{exclusion.Second}”"),
        NeedLimit need => new($"“{need.Step}” cần {List(need.AnyOf, " hoặc ")}", $"“{need.Step}” needs {List(need.AnyOf, " or ")}"),
        CountLimit count => new(
            $"trong nhóm {List(count.Steps, ", ")}{In(count.Year, false)}:{Range(count, " ít nhất ", " nhiều nhất ")}",
            $"of the group {List(count.Steps, ", ")}{In(count.Year, true)}:{Range(count, " at least ", " at most ")}"),
        BigChangeLimit big => new($"nhiều nhất {big.Most} thay đổi lớn{In(big.Year, false)}", $"at most {big.Most} big changes{In(big.Year, true)}"),
        ForcedLimit { IsIn: true } forced => new($"“{forced.Step}” bắt buộc có", $"“{forced.Step}” is decided"),
        ForcedLimit forced => new($"“{forced.Step}” đã loại", $"“{forced.Step}” is ruled out"),
        YearTarget target => Join(new($"đạt năm {target.Year} ", $"reaching in {target.Year} "), With(Number(target.Points), " điểm", " points")),
        _ => new("điều kiện", "a condition"),
    };

    private static string In(int? year, bool isEnglish) => year is null ? "" : isEnglish ? $" in {year}" : $" năm {year}";

    private static string Range(CountLimit count, string least, string most) =>
        $"{(count.AtLeast is { } low ? $"{least}{low}" : "")}{(count.AtMost is { } high ? $"{most}{high}" : "")}";

    private static string List(IReadOnlyList<string> names, string between) =>
        string.Join(between, names.Take(6).Select(name => $"“{name}”")) + (names.Count > 6 ? " …" : "");
}
