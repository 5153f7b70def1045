using ParIndex.Web.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Accounts;

public sealed class PasswordRulesTests
{
    private readonly PasswordRules rules = new(new Texts());

    [Theory]
    [InlineData("con ngựa chạy trên đồi cỏ")]
    [InlineData("Mùa xuân Tây Nguyên 2026")]
    [InlineData("vK8-trumpet-lamp-0x")]
    [InlineData("họp giao ban sáng thứ hai")]
    [InlineData("zzkq mmpt wwrl")]
    public void Sentence_Long_WillDo(string password) => Assert.Null(Refuse(password));

    [Theory]
    [InlineData("ngắn quá")]
    [InlineData("123456789012")]
    [InlineData("1234567890123456")]
    [InlineData("qwertyuiop12")]
    [InlineData("qwertyuiopasdf")]
    [InlineData("abcdefghijkl")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abababababababab")]
    [InlineData("password1234")]
    [InlineData("Password@2026")]
    [InlineData("matkhau123456")]
    [InlineData("Mật khẩu 123456")]
    [InlineData("admin123456789")]
    [InlineData("Parindex@2026!")]
    [InlineData("cải cách hành chính")]
    [InlineData("vietnam@123456")]
    [InlineData("nguyenvanan2026")]
    [InlineData("Nguyễn Văn An 1!")]
    [InlineData("an.nguyen.9999")]
    [InlineData("annv@lamdong1")]
    public void Common_ShortOrOwnName_IsRefused(string password) => Assert.NotNull(Refuse(password));

    [Fact]
    public void Password_TooLong_IsRefused() => Assert.NotNull(Refuse(string.Concat(Enumerable.Repeat("con ngựa ", 30))));

    private string? Refuse(string password) => rules.Refuse("Nguyễn Văn An", "an.nguyen", "annv@lamdong.gov.vn", password);
}
