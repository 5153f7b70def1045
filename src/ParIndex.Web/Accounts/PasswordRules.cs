using Microsoft.AspNetCore.Identity;
using ParIndex.App.Accounts;
using ParIndex.Core.Text;

namespace ParIndex.Web.Accounts;

/// <summary>A password is long; what it is made of is left to its owner. The commonest, plain rows of keys and one's own name are refused.</summary>
public sealed class PasswordRules(Texts texts) : IPasswordValidator<Account>
{
    public const int Shortest = 12;

    /// <summary>Longer ones cost the server time and guard nothing more.</summary>
    public const int Longest = 200;

    /// <summary>A row of keys or letters of which a password may hold no long piece.</summary>
    private static readonly string[] Rows = ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm"];

    // What the commonest long passwords are made of; digits and signs around them do not help.
    private static readonly string[] Common =
    [
        "password", "passw0rd", "p@ssw0rd", "p@ssword", "matkhau", "welcome", "letmein", "iloveyou", "administrator", "admin", "root", "secret", "changeme", "qwerty",
        "dragon", "football", "sunshine", "princess", "superman", "baseball", "trustno", "vietnam", "hanoi", "saigon", "anhyeuem", "emyeuanh", "yeuem", "yeuanh", "xinchao",
        "parindex", "caicachhanhchinh", "hanhchinh", "cchc", "congvu", "sonoivu", "noivu", "ubnd", "uybannhandan", "test", "abc", "demo", "user", "login",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Refuse(user.Name, user.UserName, user.Email, password ?? "") is { } why ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = why }) : IdentityResult.Success);

    /// <summary>Why a password is refused; null: it will do.</summary>
    public string? Refuse(string name, string userName, string? email, string password)
    {
        if (password.Length < Shortest)
            return texts["Mật khẩu cần ít nhất {0} ký tự; một câu ngắn dễ nhớ là tốt nhất.", Shortest];

        if (password.Length > Longest)
            return texts["Mật khẩu dài quá {0} ký tự.", Longest];

        var folded = VietnameseText.Fold(password).Replace(" ", "", StringComparison.Ordinal);
        if (folded.Distinct().Count() < 5)
            return texts["Mật khẩu lặp lại quá ít ký tự. Chọn câu khác."];

        if (Leaves(folded, [.. OwnWords(name, userName, email)]) < Shortest / 2)
            return texts["Mật khẩu không được lặp lại tên của bạn."];

        return Leaves(WithoutRows(folded), Common) < Shortest / 2 ? texts["Mật khẩu này nhiều người dùng, dễ đoán. Chọn câu khác."] : null;
    }

    private static IEnumerable<string> OwnWords(string name, string userName, string? email)
    {
        yield return VietnameseText.Fold(name).Replace(" ", "", StringComparison.Ordinal);
        yield return userName.ToLowerInvariant();
        foreach (var word in (email ?? "").ToLowerInvariant().Split('@', '.'))
            yield return word;
    }

    /// <summary>Letters left when the words are taken out; digits and signs around a common word count little.</summary>
    private static int Leaves(string text, params string[] words)
    {
        var rest = text;
        foreach (var word in words.Where(word => word.Length > 2).OrderByDescending(word => word.Length))
            rest = rest.Replace(word, "", StringComparison.Ordinal);

        return rest.Length == text.Length ? text.Length : rest.Count(char.IsLetter) + (rest.Count(one => !char.IsLetter(one)) / 3);
    }

    /// <summary>Pieces of five or more from a row, either way, count as one.</summary>
    private static string WithoutRows(string text)
    {
        var rest = text;
        foreach (var row in Rows.SelectMany(row => new[] { row, new string([.. row.Reverse()]) }))
        {
            for (var length = Math.Min(rest.Length, row.Length); length >= 5; length--)
            {
                for (var at = 0; at + length <= row.Length; at++)
                    rest = rest.Replace(row.Substring(at, length), "", StringComparison.Ordinal);
            }
        }

        return rest.Length == text.Length ? text : rest + "abc";
    }
}
