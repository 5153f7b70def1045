using Microsoft.AspNetCore.Identity;
using ParIndex.App.Accounts;

namespace ParIndex.Web.Accounts;

/// <summary>A password is long; what it is made of is left to its owner. The commonest and one's own name are refused.</summary>
internal sealed class PasswordRules(Texts texts) : IPasswordValidator<Account>
{
    public const int Shortest = 12;
    private static readonly string[] Common = ["password", "matkhau", "123456", "qwerty", "abcdef", "111111", "iloveyou", "vietnam", "parindex", "caicachhanhchinh"];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var text = (password ?? "").ToLowerInvariant();
        if (text.Length < Shortest)
            return Refuse(texts["Mật khẩu cần ít nhất {0} ký tự; một câu ngắn dễ nhớ là tốt nhất.", Shortest]);

        // What is left without the common part must still be long enough to guard something.
        if (Common.Any(word => text.Contains(word, StringComparison.Ordinal) && text.Replace(word, "", StringComparison.Ordinal).Length < Shortest / 2))
            return Refuse(texts["Mật khẩu này nhiều người dùng, dễ đoán. Chọn câu khác."]);

        if (user.UserName.Length > 2 && text.Replace(user.UserName.ToLowerInvariant(), "", StringComparison.Ordinal).Length < Shortest / 2)
            return Refuse(texts["Mật khẩu không được lặp lại tên đăng nhập."]);

        return Task.FromResult(text.Distinct().Count() < 5 ? IdentityResult.Failed(Error(texts["Mật khẩu lặp lại quá ít ký tự. Chọn câu khác."])) : IdentityResult.Success);
    }

    private static Task<IdentityResult> Refuse(string message) => Task.FromResult(IdentityResult.Failed(Error(message)));

    private static IdentityError Error(string message) => new() { Code = "Password", Description = message };
}
