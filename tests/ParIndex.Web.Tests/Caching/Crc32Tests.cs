using ParIndex.Web.Caching;
using Xunit;

namespace ParIndex.Web.Tests.Caching;

public sealed class Crc32Tests
{
    [Fact]
    public void Of_GivesTheKnownValue()
    {
        Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));
        Assert.Equal(0u, Crc32.Of([]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 7)]
    [InlineData(5, 0)]
    [InlineData(1, 1)]
    [InlineData(300, 70_001)]
    [InlineData(65_536, 3)]
    public void Join_IsTheChecksumOfBothTogether(int first, int second)
    {
        var bytes = new byte[first + second];
        new Random(17).NextBytes(bytes);
        var (before, after) = (Crc32.Of(bytes.AsSpan(0, first)), Crc32.Of(bytes.AsSpan(first)));
        Assert.Equal(Crc32.Of(bytes), Crc32.Join(before, after, Crc32.Shift(second)));
        Assert.Equal(Crc32.Of(bytes), Crc32.Of(bytes.AsSpan(first), before));
    }
}
