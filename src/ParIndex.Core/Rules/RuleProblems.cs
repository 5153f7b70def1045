using ParIndex.Core.Rules.Syntax;
using ParIndex.Core.Text;

namespace ParIndex.Core.Rules;

/// <summary>The catalogue of everything the rule checker says. A code, once given, keeps its meaning.</summary>
internal static class RuleProblems
{
    // Text
    public static RuleProblem TooLong(int limit) => Error("rule-too-long", new TextPosition(1, 1),
        $"Cách tính điểm dài quá {limit} ký tự: hãy rút gọn hoặc tách tiêu chí.",
        $"The rule is longer than {limit} characters: shorten it or split the criterion.");

    public static RuleProblem Empty() => Error("rule-empty", new TextPosition(1, 1),
        "Chưa có cách tính điểm: hãy viết một biểu thức, ví dụ full * share(a, b).",
        "There is no rule: write an expression such as full * share(a, b).");

    public static RuleProblem UnknownCharacter(TextPosition at, string character) => Error("rule-character", at,
        $"Ký tự “{character}” không có trong cách viết quy tắc: hãy xóa hoặc thay.",
        $"Character “{character}” has no meaning in a rule: remove or replace it.");

    public static RuleProblem OpenText(TextPosition at) => Error("rule-open-text", at,
        "Chữ trong ngoặc kép chưa đóng: thêm dấu \" ở cuối, trên cùng một dòng.",
        "Quoted text is not closed: add \" at its end, on the same line.");

    public static RuleProblem BadNumber(TextPosition at, string text) => Error("rule-number", at,
        $"Số “{text}” viết không đúng: dùng dấu chấm thập phân, không có dấu ngăn nghìn, ví dụ 0.25 hoặc 2473200.",
        $"Number “{text}” is not well written: use a decimal point and no group separators, such as 0.25 or 2473200.");

    public static RuleProblem CommaDecimal(TextPosition at) => Error("rule-comma", at,
        "Dấu phẩy không dùng trong số: viết 0.25 thay cho 0,25.",
        "No comma inside a number: write 0.25 instead of 0,25.");

    public static RuleProblem TwoConstants(TextPosition at) => Warning("rule-two-constants", at,
        "Hai số cố định đứng cạnh nhau trong min/max: có phải định viết số thập phân bằng dấu chấm (0.25)?",
        "Two constants stand side by side in min/max: was a decimal point meant (0.25)?");

    // Syntax
    public static RuleProblem Expected(TextPosition at, Message what, string found) => Error("rule-syntax", at,
        found.Length == 0 ? $"Cần {what.Vietnamese} ở đây nhưng dòng đã hết." : $"Cần {what.Vietnamese} ở đây nhưng gặp “{found}”.",
        found.Length == 0 ? $"Expected {what.English} here but the line ends." : $"Expected {what.English} here but found “{found}”.");

    public static RuleProblem ExtraText(TextPosition at, string found) => Error("rule-extra", at,
        $"Thừa “{found}”: mỗi dòng chỉ có một ý; thiếu phép tính, dấu phẩy hoặc xuống dòng?",
        $"“{found}” is too much here: a line holds one thing; is an operator, comma or line break missing?");

    public static RuleProblem AfterEnd(TextPosition at, string last) => Error("rule-after-end", at,
        $"Không được viết gì sau “{last}”, vì phần này luôn được dùng: hãy chuyển dòng lên trước.",
        $"Nothing may follow “{last}”, which always applies: move this line before it.");

    public static RuleProblem LateDefinition(TextPosition at, string name) => Error("rule-late-definition", at,
        $"Giá trị đặt tên “{name}” phải viết ở đầu, trước các trường hợp.",
        $"Named value “{name}” must stand at the beginning, before the cases.");

    public static RuleProblem TooDeep(TextPosition at, int limit) => Error("rule-too-deep", at,
        $"Biểu thức lồng quá {limit} tầng: hãy tách thành các giá trị đặt tên hoặc dùng sum:.",
        $"The expression is nested deeper than {limit} levels: split it into named values or use sum:.");

    public static RuleProblem TooLarge(TextPosition at) => Error("rule-too-large", at,
        "Cách tính điểm quá lớn khi thay hết các giá trị đặt tên: hãy rút gọn.",
        "The rule is too large once named values are put in: simplify it.");

    public static RuleProblem TooMany() => Error("rule-too-many", new TextPosition(1, 1),
        "Còn nhiều lỗi khác chưa liệt kê: sửa các lỗi trên rồi kiểm tra lại.",
        "There are more errors than listed: mend these and check again.");

    public static RuleProblem EmptyBody(TextPosition at, string word) => Error("rule-empty-body", at,
        $"Sau “{word}” phải có ít nhất một dòng.",
        $"At least one line must follow “{word}”.");

    public static RuleProblem ProRataOutsideStep(TextPosition at) => Error("rule-pro-rata", at,
        "“theo tỷ lệ” chỉ dùng trong bậc (steps): ở đây hãy viết biểu thức, ví dụ full * tỷ lệ.",
        "“pro rata” is for steps only: write an expression here, such as full * rate.");

    public static RuleProblem NothingToChoose(TextPosition at) => Error("rule-no-cases", at,
        "Chỉ có giá trị đặt tên mà chưa có kết quả: thêm một dòng tính điểm.",
        "There are named values but no result: add a line that gives points.");

    // Names and types
    public static RuleProblem UnknownName(TextPosition at, string name, string? near) => Error("rule-unknown-input", at,
        near is null
            ? $"Không có số liệu hay hằng số nào tên “{name}”: khai báo trong inputs hoặc sửa tên."
            : $"Không có số liệu hay hằng số nào tên “{name}”: có phải “{near}”?",
        near is null
            ? $"No input or constant is called “{name}”: declare it in inputs or mend the name."
            : $"No input or constant is called “{name}”: did you mean “{near}”?");

    public static RuleProblem UnknownFunction(TextPosition at, string name, string? near) => Error("rule-unknown-function", at,
        $"Không có hàm “{name}”" + (near is null ? "." : $": có phải “{near}”?") + " Các hàm: share, min, max, within, weighted, change, count, round, cut.",
        $"There is no function “{name}”" + (near is null ? "." : $": did you mean “{near}”?") + " Functions: share, min, max, within, weighted, change, count, round, cut.");

    public static RuleProblem UnknownYear(TextPosition at, string name, string year, string declared) => Error("rule-unknown-year", at,
        $"Số liệu “{name}” không hỏi cho “{year}”: thêm \"{year}\" vào also_for" + (declared.Length == 0 ? "." : $" (hiện có: {declared})."),
        $"Input “{name}” is not asked for “{year}”: add \"{year}\" to also_for" + (declared.Length == 0 ? "." : $" (now: {declared})."));

    public static RuleProblem DuplicateName(TextPosition at, string name) => Error("rule-duplicate-name", at,
        $"Tên “{name}” đã dùng: đặt tên khác.",
        $"Name “{name}” is already taken: choose another.");

    public static RuleProblem ReservedName(TextPosition at, string name) => Error("rule-reserved-name", at,
        $"“{name}” là từ của ngôn ngữ quy tắc, không dùng làm tên được: đặt tên khác.",
        $"“{name}” is a word of the rule language and cannot be a name: choose another.");

    public static RuleProblem UsedBeforeDefined(TextPosition at, string name) => Error("rule-order", at,
        $"“{name}” được dùng trước khi đặt tên: chuyển dòng đặt tên lên trước.",
        $"“{name}” is used before it is defined: move its line up.");

    public static RuleProblem BadInput(string name, Message why) => Error("rule-bad-input", new TextPosition(1, 1),
        $"Số liệu “{name}” khai báo sai: {why.Vietnamese}",
        $"Input “{name}” is not well declared: {why.English}");

    public static RuleProblem BadFull() => Error("rule-bad-full", new TextPosition(1, 1),
        "Điểm tối đa phải lớn hơn 0.",
        "Maximum points must be above 0.");

    public static RuleProblem WrongType(TextPosition at, Message wanted, Message got) => Error("rule-type", at,
        $"Ở đây cần {wanted.Vietnamese} nhưng lại là {got.Vietnamese}.",
        $"{wanted.English} is needed here, but this is {got.English}.");

    public static RuleProblem YesNoAsNumber(TextPosition at, string name) => Error("rule-yes-no-number", at,
        $"“{name}” là câu trả lời có/không, không phải số: viết “0.25 if {name}” hoặc count({name}).",
        $"“{name}” is a yes/no answer, not a number: write “0.25 if {name}” or count({name}).");

    public static RuleProblem ChoiceAsNumber(TextPosition at, string name) => Error("rule-choice-number", at,
        $"“{name}” là lựa chọn, không phải số: dùng “choose {name}:” hoặc so sánh với một phương án.",
        $"“{name}” is a choice, not a number: use “choose {name}:” or compare it with an option.");

    public static RuleProblem NotAChoice(TextPosition at, string name) => Error("rule-not-choice", at,
        $"“{name}” không phải là lựa chọn: choose chỉ dùng cho số liệu kiểu choice.",
        $"“{name}” is not a choice: choose works on inputs of type choice only.");

    public static RuleProblem UnknownOption(TextPosition at, string option, string options) => Error("rule-unknown-option", at,
        $"Không có phương án “{option}”. Các phương án: {options}.",
        $"There is no option “{option}”. Options: {options}.");

    public static RuleProblem DuplicateOption(TextPosition at, string option) => Error("rule-duplicate-option", at,
        $"Phương án “{option}” đã nêu ở trên: xóa một dòng.",
        $"Option “{option}” already stands above: remove one line.");

    public static RuleProblem MissingOptions(TextPosition at, string options) => Error("rule-missing-options", at,
        $"Chưa nêu phương án: {options}. Thêm mỗi phương án một dòng, hoặc “otherwise: …”.",
        $"Options not listed: {options}. Add a line for each, or “otherwise: …”.");

    public static RuleProblem WrongArguments(TextPosition at, string function, string wanted) => Error("rule-arguments", at,
        $"Hàm {function} cần {wanted} giá trị trong ngoặc (số thập phân dùng dấu chấm, dấu phẩy ngăn các giá trị).",
        $"Function {function} takes {wanted} values in brackets (decimal point in numbers, commas between values).");

    public static RuleProblem ConstantNeeded(TextPosition at) => Error("rule-constant-needed", at,
        "Ở đây phải là số cố định, không phụ thuộc số liệu.",
        "A constant is needed here, one that depends on no input.");

    public static RuleProblem BadDigits(TextPosition at) => Error("rule-digits", at,
        "Số chữ số thập phân phải là số nguyên từ 0 đến 28.",
        "The number of digits must be a whole number from 0 to 28.");

    public static RuleProblem ChangeNeedsSameInput(TextPosition at, string name) => Error("rule-change", at,
        $"change so cùng một số liệu ở hai năm: viết change({name}, {name}@last) hoặc change({name}, {name}@năm gốc).",
        $"change compares one input in two years: write change({name}, {name}@last) or change({name}, {name}@base year).");

    public static RuleProblem UnitMismatch(TextPosition at, Message left, Message right) => Error("rule-unit", at,
        $"Không cộng, trừ hay so sánh được {left.Vietnamese} với {right.Vietnamese}: đổi về cùng đơn vị tính hoặc lấy tỷ lệ.",
        $"{left.English} and {right.English} cannot be added, subtracted or compared: bring them to one unit of measure or take a ratio.");

    public static RuleProblem ResultUnit(TextPosition at, Message unit) => Error("rule-result-unit", at,
        $"Kết quả có đơn vị {unit.Vietnamese} nhưng phải là điểm: chia cho số liệu cùng đơn vị rồi nhân full, hoặc nhân với số điểm mỗi đơn vị.",
        $"The result is in {unit.English} but must be points: divide by a figure in that unit and multiply by full, or multiply by points per unit.");

    public static RuleProblem ProRataUnit(TextPosition at, Message unit) => Error("rule-pro-rata-unit", at,
        $"“theo tỷ lệ” cần một tỷ lệ nhưng số liệu có đơn vị {unit.Vietnamese}: dùng “theo tỷ lệ đến” một mốc, hoặc chia cho số liệu cùng đơn vị.",
        $"“pro rata” needs a share but the figure is in {unit.English}: use “pro rata to” a target, or divide by a figure in that unit.");

    public static RuleProblem UnusedInput(string name) => Warning("rule-unused-input", new TextPosition(1, 1),
        $"Số liệu “{name}” được hỏi nhưng không dùng trong cách tính điểm.",
        $"Input “{name}” is asked for but not used by the rule.");

    public static RuleProblem UnusedDefinition(TextPosition at, string name) => Warning("rule-unused-name", at,
        $"Giá trị đặt tên “{name}” không được dùng.",
        $"Named value “{name}” is not used.");

    // Values
    public static RuleProblem DivisionByZero(TextPosition at, string divisor) => Error("rule-division-by-zero", at,
        $"“{divisor}” có thể bằng 0 nên không chia được: thêm dòng “when {divisor} = 0: …” ở trước.",
        $"“{divisor}” may be 0 and cannot divide then: add a line “when {divisor} = 0: …” before.");

    public static RuleProblem OutOfRange(TextPosition at, string from, string to, string full, Message remedy) => Error("rule-range", at,
        $"Kết quả có thể nằm trong khoảng từ {from} đến {to}, ngoài khoảng từ 0 đến {full}: {remedy.Vietnamese}",
        $"The result may range from {from} to {to}, outside 0 to {full}: {remedy.English}");

    public static RuleProblem NotCovered(TextPosition at, Message? example) => Error("rule-not-covered", at,
        "Còn trường hợp chưa có kết quả" + (example is null ? "" : $" ({example.Vietnamese})") + ": thêm dòng “otherwise: …”.",
        "Some cases have no result" + (example is null ? "" : $" ({example.English})") + ": add a line “otherwise: …”.");

    public static RuleProblem Unreachable(TextPosition at) => Warning("rule-unreachable", at,
        "Trường hợp này không bao giờ xảy ra vì các dòng trên đã bao hết: xóa hoặc đổi thứ tự.",
        "This case never happens because the lines above cover it: remove it or change the order.");

    public static RuleProblem FullUnreachable(string most, string full) => Warning("rule-full-unreachable", new TextPosition(1, 1),
        $"Không cách nào đạt điểm tối đa {full}: nhiều nhất chỉ được {most}.",
        $"Full points ({full}) can never be reached: the most is {most}.");

    public static RuleProblem TooComplex(TextPosition at) => Error("rule-too-complex", at,
        "Không kiểm tra hết được cách tính điểm vì quá nhiều trường hợp: hãy rút gọn điều kiện.",
        "The rule has too many cases to be checked: simplify its conditions.");

    private static RuleProblem Error(string code, TextPosition at, string vietnamese, string english) =>
        new(code, true, at.Line, at.Column, new Message(vietnamese, english));

    private static RuleProblem Warning(string code, TextPosition at, string vietnamese, string english) =>
        new(code, false, at.Line, at.Column, new Message(vietnamese, english));
}
