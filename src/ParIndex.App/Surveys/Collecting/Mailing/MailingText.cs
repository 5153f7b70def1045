using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting.Mailing;

/// <summary>Subject and text of a mailing: what it begins with, what may stand in it, and what a person reads.</summary>
public static partial class MailingText
{
    /// <summary>Places filled for each person.</summary>
    public const string Name = "{ten}", Link = "{duong_dan}", Deadline = "{han}";

    public const int LongestSubject = 200;
    public const int LongestContent = 5_000;
    public const int MostReminders = 10;
    public const int LongestPause = 60;

    private const int LongestAddress = 254;

    private static readonly Message NoSubject = new($"Hãy ghi tiêu đề thư, không quá {LongestSubject} ký tự.", $"Write a subject, {LongestSubject} characters at most.");
    private static readonly Message NoContent = new($"Hãy ghi nội dung thư, không quá {LongestContent} ký tự.", $"Write a text, {LongestContent} characters at most.");
    private static readonly Message NoLink = new($"Nội dung cần chỗ cho đường dẫn riêng: {Link}.", $"The text needs a place for the personal link: {Link}.");
    private static readonly Message LinkInSubject = new($"Đường dẫn riêng chỉ đặt trong nội dung, không đặt ở tiêu đề: {Link}.", $"The personal link stands in the text, not in the subject: {Link}.");
    private static readonly Message BadMost = new($"Số lần nhắc từ 1 đến {MostReminders}.", $"Reminders: 1 to {MostReminders}.");
    private static readonly Message BadPause = new($"Số ngày giữa hai thư từ 1 đến {LongestPause}.", $"Days between two mails: 1 to {LongestPause}.");
    private static readonly Message NoColumn = new("Hãy chọn cột có địa chỉ thư điện tử.", "Choose the column with the addresses.");

    /// <summary>The subject a mailing begins with.</summary>
    public static string Subject(MailingKind kind, string wave) => Short((kind == MailingKind.Invitation ? "Mời trả lời: " : "Nhắc trả lời: ") + wave);

    /// <summary>The text a mailing begins with.</summary>
    public static string Content(MailingKind kind, string wave, string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var sender = unit.Length == 0 ? "Chúng tôi" : char.ToUpper(unit[0], CultureInfo.InvariantCulture) + unit[1..];
        return $$"""
        Kính gửi {{Name}},

        {{(kind == MailingKind.Invitation ? $"{sender} mời ông/bà trả lời phiếu “{wave}”." : $"{sender} đã mời ông/bà trả lời phiếu “{wave}” và chưa nhận được trả lời. Ý kiến của ông/bà rất quan trọng.")}}
        Đường dẫn dưới đây dành riêng cho ông/bà, trả lời một lần, đến hết ngày {{Deadline}}:

        {{Link}}

        Câu trả lời được giữ riêng với tên và địa chỉ thư: không ai biết phiếu nào của ai. Xin đừng chuyển thư này cho người khác.
        Nếu không muốn nhận thêm thư nhắc, hãy mở đường dẫn và chọn “Đừng nhắc tôi nữa” ở cuối trang.

        Trân trọng cảm ơn ông/bà.
        {{sender}}
        """.ReplaceLineEndings("\n");
    }

    /// <summary>As typed, in one form: the subject one line, the text with plain line ends.</summary>
    public static MailingDraft Clean(MailingDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft with { Subject = VietnameseText.Clean(draft.Subject), Content = VietnameseText.Compose(draft.Content).ReplaceLineEndings("\n").Trim() };
    }

    /// <summary>All that is wrong with a mailing; empty: nothing.</summary>
    public static IReadOnlyList<Message> Check(MailingDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var problems = new List<Message>();
        if (draft.Subject.Length is 0 or > LongestSubject)
            problems.Add(NoSubject);

        if (draft.Content.Length is 0 or > LongestContent)
            problems.Add(NoContent);
        else if (!draft.Content.Contains(Link, StringComparison.Ordinal))
            problems.Add(NoLink);

        if (draft.Subject.Contains(Link, StringComparison.Ordinal))
            problems.Add(LinkInSubject);

        problems.AddRange(Place().Matches(draft.Subject + "\n" + draft.Content).Select(match => match.Value).Where(place => place is not (Name or Link or Deadline)).Distinct(StringComparer.Ordinal)
            .Select(place => new Message($"Không có chỗ điền “{place}”: dùng {Name}, {Link}, {Deadline}.", $"There is no place “{place}”: use {Name}, {Link}, {Deadline}.")));
        if (draft.Most is < 1 or > MostReminders)
            problems.Add(BadMost);

        if (draft.Pause is < 1 or > LongestPause)
            problems.Add(BadPause);

        if (draft.MailColumn.Length == 0)
            problems.Add(NoColumn);

        return problems;
    }

    /// <summary>What a person reads. Whatever stands in a name is text, never a place.</summary>
    /// <param name="text">Subject or text.</param>
    /// <param name="name">Empty: not known.</param>
    /// <param name="link">Their own.</param>
    /// <param name="deadline">Last day, as it is written.</param>
    public static string Fill(string text, string name, string link, string deadline) => Place().Replace(text, match => match.Value switch
    {
        Name => name.Length > 0 ? name : "ông/bà",
        Link => link,
        Deadline => deadline,
        _ => match.Value,
    });

    /// <summary>A cell as an address; null: it cannot be one.</summary>
    public static string? Address(string? cell)
    {
        var text = VietnameseText.Clean(cell ?? "");
        return text.Length is > 0 and <= LongestAddress && !text.Contains(' ', StringComparison.Ordinal) && text.All(letter => letter is > ' ' and < '\x7f')
            && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal) ? text : null;
    }

    private static string Short(string text) => text.Length > LongestSubject ? text[..LongestSubject] : text;

    [GeneratedRegex(@"\{[^{}\n]*\}")]
    private static partial Regex Place();
}
