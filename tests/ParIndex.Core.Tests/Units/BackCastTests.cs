using ParIndex.Core.Units;
using ParIndex.Core.Units.Country;
using Xunit;

namespace ParIndex.Core.Tests.Units;

public sealed class BackCastTests
{
    private static readonly DateOnly Now = new(2025, 12, 31);
    private static readonly string LamDong = VietNam.Register.FindByCode("68", Now)!.Id;

    private static readonly Dictionary<string, decimal> Values = new()
    {
        ["vn-67"] = 85.42m,
        ["vn-68"] = 88m,
        ["vn-60"] = 86.58m,
        ["vn-40"] = 87.5m,
    };

    [Fact]
    public void Plain_mean_of_predecessors_is_marked_with_its_parts()
    {
        var value = BackCast.Of(VietNam.Register, LamDong, 2023, Now, Values);

        Assert.Equal((85.42m + 88m + 86.58m) / 3m, value.Value);
        Assert.True(value.IsEstimate);
        Assert.Equal(3, value.Parts.Count);
        Assert.Equal(
            "ước tính từ các đơn vị tiền thân: Bình Thuận 86,58; Đắk Nông 85,42; Lâm Đồng 88 (bình quân giản đơn)",
            value.Remark!.Vietnamese);
    }

    [Fact]
    public void Weights_are_those_given()
    {
        var weights = new Dictionary<string, decimal> { ["vn-67"] = 1m, ["vn-68"] = 2m, ["vn-60"] = 1m };
        var value = BackCast.Of(VietNam.Register, LamDong, 2023, Now, Values, weights);

        Assert.Equal((85.42m + 176m + 86.58m) / 4m, value.Value);
        Assert.Equal(BackCastMethod.WeightedMean, value.Method);
        Assert.EndsWith("Lâm Đồng 88 [2] (bình quân gia quyền)", value.Remark!.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_values_are_no_estimates()
    {
        var value = BackCast.Of(VietNam.Register, "vn-40", 2023, Now, Values);

        Assert.Equal(87.5m, value.Value);
        Assert.False(value.IsEstimate);
        Assert.Null(value.Remark);
    }

    [Fact]
    public void A_missing_predecessor_refuses_unless_told_otherwise()
    {
        var some = new Dictionary<string, decimal> { ["vn-67"] = 80m, ["vn-68"] = 90m };

        var refused = BackCast.Of(VietNam.Register, LamDong, 2023, Now, some);
        Assert.Null(refused.Value);
        Assert.True(refused.IsEstimate);
        Assert.Contains("Bình Thuận", refused.Remark!.Vietnamese, StringComparison.Ordinal);

        var others = BackCast.Of(VietNam.Register, LamDong, 2023, Now, some, missing: MissingPredecessor.UseOthers);
        Assert.Equal(85m, others.Value);
        Assert.EndsWith("không có số liệu của Bình Thuận", others.Remark!.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_predecessor_counts_by_its_share()
    {
        var value = BackCast.Estimate([new("a", "A", 1m, 80m), new BackCastPart("b", "B", 0.25m, 90m)], BackCastMethod.PlainMean);

        Assert.Equal(82m, value.Value);
        Assert.Contains("B 90 × 0,25", value.Remark!.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Unusable_weights_are_told()
    {
        Assert.Null(BackCast.Estimate([new("a", "A", 1m, 80m, 0m)], BackCastMethod.WeightedMean).Value);
        Assert.Null(BackCast.Estimate([new("a", "A", 1m, 80m, 1m), new("b", "B", 1m, 80m)], BackCastMethod.WeightedMean).Value);
        Assert.Null(BackCast.Estimate([], BackCastMethod.PlainMean).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => BackCast.Estimate([new("a", "A", 1m, 80m, -1m)], BackCastMethod.WeightedMean));
    }
}
