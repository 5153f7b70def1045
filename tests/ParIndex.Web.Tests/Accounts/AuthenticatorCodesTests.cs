using ParIndex.Web.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Accounts;

public sealed class AuthenticatorCodesTests
{
    // The key of RFC 6238, "12345678901234567890", in base 32.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_AtTheInstantsOfTheStandard_IsTheirs(long seconds, string expected) => Assert.Equal(expected, AuthenticatorCodes.Code(Key, seconds / 30));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Match_OneStepEarlyOrLate_Passes(int steps, bool expected)
    {
        var clock = new TestKit.StoppedClock(DateTimeOffset.FromUnixTimeSeconds(1_790_000_010));
        var step = (1_790_000_010 / 30) + steps;
        Assert.Equal(expected ? step : null, new AuthenticatorCodes(null!, clock).Match(Key, AuthenticatorCodes.Code(Key, step)));
    }

    [Fact]
    public void NewKey_Has160Bits() => Assert.Matches("^[A-Z2-7]{32}$", AuthenticatorCodes.NewKey());
}
