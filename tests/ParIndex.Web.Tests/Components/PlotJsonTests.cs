using System.Text.Json;
using ParIndex.Web.Components;
using Xunit;

namespace ParIndex.Web.Tests.Components;

public sealed class PlotJsonTests
{
    [Fact]
    public void Of_HostileNames_StaysInsideItsBlock()
    {
        const string hostile = "</script><script>alert(1)</script><!-- & ' \"";
        var json = PlotJson.Of(new Plot(PlotKind.Bar, hostile) { Labels = [hostile], Series = [new(hostile, [1.5m, null])] });
        Assert.DoesNotContain('<', json);
        Assert.Equal(hostile, JsonDocument.Parse(json).RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public void Of_VietnameseNames_AreReadable() =>
        Assert.Contains("Đắk Nông", PlotJson.Of(new Plot(PlotKind.Line, "Đắk Nông")), StringComparison.Ordinal);
}
