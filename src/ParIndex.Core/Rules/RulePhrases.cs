using ParIndex.Core.Text;

namespace ParIndex.Core.Rules;

/// <summary>Parts of sentences that the messages of <see cref="RuleProblems"/> are put together from.</summary>
internal static class RulePhrases
{
    // What the parser expects
    public static readonly Message PlainName = new("tên gồm chữ không dấu, số và “_”", "a name of plain letters, digits and “_”");
    public static readonly Message ColonAfterCondition = new("dấu “:” sau điều kiện", "“:” after the condition");
    public static readonly Message ColonAfterOtherwise = new("dấu “:” sau otherwise", "“:” after otherwise");
    public static readonly Message ColonAfterFigure = new("dấu “:” sau số liệu của bậc", "“:” after the figure of the steps");
    public static readonly Message ColonAfterLimit = new("dấu “:” sau mốc của bậc", "“:” after the limit of the step");
    public static readonly Message ColonAfterSum = new("dấu “:” sau sum", "“:” after sum");
    public static readonly Message ColonAfterChoice = new("dấu “:” sau tên lựa chọn", "“:” after the choice");
    public static readonly Message ColonAfterOption = new("dấu “:” sau phương án", "“:” after the option");
    public static readonly Message ChoiceName = new("tên một số liệu kiểu lựa chọn", "the name of a choice input");
    public static readonly Message ClosingBracket = new("dấu đóng ngoặc “)”", "a closing bracket “)”");
    public static readonly Message ClosingBracketOrComma = new("dấu đóng ngoặc “)” hoặc dấu phẩy", "a closing bracket “)” or a comma");
    public static readonly Message Operand = new("một số, tên số liệu hoặc hàm", "a number, the name of an input or a function");

    public static readonly Message Step = new(
        "một bậc: >=, >, <=, < hoặc = và một mốc, hay “otherwise:”",
        "a step: >=, >, <=, < or = and a limit, or “otherwise:”");

    public static readonly Message Option = new("tên phương án trong ngoặc kép, hay “otherwise:”", "an option in quotes, or “otherwise:”");

    public static readonly Message ColonAndWeight = new(
        "dấu “:” rồi trọng số, ví dụ weighted(a: 100%, b: 50%)",
        "“:” and a weight, as in weighted(a: 100%, b: 50%)");

    // Types, wanted (first letter large in English) and got
    public static readonly Message WantedNumber = new("một số", "A number");
    public static readonly Message WantedCondition = new("một điều kiện hoặc câu trả lời có/không", "A condition or yes/no answer");
    public static readonly Message WantedTarget = new("một mốc lớn hơn 0", "A target above 0");

    public static readonly Message WantedSameness = new(
        "phép so sánh “=” hoặc “<>” giữa hai câu trả lời có/không",
        "A comparison “=” or “<>” of two yes/no answers");

    public static readonly Message ZeroOrLess = new("số nhỏ hơn hoặc bằng 0", "0 or less");
    public static readonly Message Condition = new("một điều kiện có/không", "a yes/no condition");
    public static readonly Message BareNumber = new("một số: thêm phép so sánh, ví dụ “> 0”", "a number: add a comparison such as “> 0”");
    public static readonly Message SomethingElse = new("thứ khác", "something else");

    public static Message WantedOption(string choice) =>
        new($"một phương án trong ngoặc kép, ví dụ {choice} = \"…\",", $"An option in quotes, as in {choice} = \"…\",");

    public static Message Choice(string choice) => new(
        $"lựa chọn “{choice}”: so sánh với một phương án, ví dụ {choice} = \"…\"",
        $"the choice “{choice}”: compare it with an option, as in {choice} = \"…\"");

    public static Message Text(string text) => new($"chữ “{text}”", $"the text “{text}”");

    public static Message Sign(string sign) => new($"“{sign}”", $"“{sign}”");
}
