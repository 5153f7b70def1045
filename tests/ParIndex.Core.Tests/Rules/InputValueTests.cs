using System.Globalization;
using ParIndex.Core.Rules;
using Xunit;

namespace ParIndex.Core.Tests.Rules;

public sealed class InputValueTests
{
    private static RuleInput Input(string type) => type switch
    {
        "count" => Given.Count("x"),
        "amount" => Given.Amount("x"),
        "percent" => Given.Percent("x"),
        "number" => Given.Number("x"),
        "limited" => Given.Count("x") with { Min = 2, Max = 5 },
        "yesno" => Given.YesNo("x"),
        _ => Given.Choice("x", "Không vi phạm", "Nhẹ"),
    };

    [Theory]
    [InlineData("count", "132", "132")]
    [InlineData("count", " 132 ", "132")]
    [InlineData("count", "132.0", "132")]
    [InlineData("amount", "2473200.5", "2473200.5")]
    [InlineData("percent", "86.5%", "0.865")]
    [InlineData("percent", "86.5 %", "0.865")]
    [InlineData("percent", "0.865", "0.865")]
    [InlineData("percent", "100%", "1")]
    [InlineData("number", "-3.25", "-3.25")]
    [InlineData("yesno", "có", "1")]
    [InlineData("yesno", "CÓ", "1")]
    [InlineData("yesno", "yes", "1")]
    [InlineData("yesno", "True", "1")]
    [InlineData("yesno", "1", "1")]
    [InlineData("yesno", "không", "0")]
    [InlineData("yesno", "no", "0")]
    [InlineData("yesno", "false", "0")]
    [InlineData("yesno", "0", "0")]
    [InlineData("choice", "Nhẹ", "1")]
    [InlineData("choice", "nhẹ", "1")]
    [InlineData("choice", "Không  vi phạm", "0")]
    public void Value_is_read(string type, string text, string expected)
    {
        Assert.True(InputValue.TryParse(Input(type), text, out var value, out var problem), problem?.English);
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), value);
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("percent", "86,5", "86.5")]
    [InlineData("percent", "86,5%", "86.5%")]
    [InlineData("percent", "86.5", "86.5%")]
    [InlineData("count", "2.473.200", "2473200")]
    [InlineData("count", "2,473,200", "2473200")]
    [InlineData("count", "2 473 200", "2473200")]
    [InlineData("count", "2.473", "2473")]
    [InlineData("amount", "2.473.200,5", "2473200.5")]
    [InlineData("amount", "0,125", "0.125")]
    [InlineData("count", "131.5", "số nguyên")]
    [InlineData("count", "-1", "nhỏ nhất là 0")]
    [InlineData("limited", "6", "lớn nhất là 5")]
    [InlineData("percent", "101%", "lớn nhất là 100%")]
    [InlineData("count", "50%", "bỏ dấu %")]
    [InlineData("number", "NaN", "không phải là số")]
    [InlineData("number", "1e5", "không phải là số")]
    [InlineData("number", "∞", "không phải là số")]
    [InlineData("number", "٣", "không phải là số")]
    [InlineData("number", "--1", "không phải là số")]
    [InlineData("number", "1.", "không phải là số")]
    [InlineData("number", "12345678901234567890123456789", "quá 28 chữ số")]
    [InlineData("number", "00000000000000000000000000000000000000000001", "quá dài")]
    [InlineData("yesno", "2", "có hoặc không")]
    [InlineData("choice", "Vừa", "\"Nhẹ\"")]
    [InlineData("count", "", "chưa có giá trị")]
    public void Wrong_form_is_refused_with_a_remedy(string type, string text, string remedy)
    {
        Assert.False(InputValue.TryParse(Input(type), text, out _, out var problem));
        Assert.Contains(remedy, problem!.Vietnamese, StringComparison.Ordinal);
        Assert.NotEqual(problem.Vietnamese, problem.English);
    }

    [Fact]
    public void Reading_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi-VN");
            Assert.True(InputValue.TryParse(Given.Percent("x"), "86.5%", out var value, out _));
            Assert.Equal(0.865m, value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
