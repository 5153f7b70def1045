using ParIndex.App.Results.Reading;
using Xunit;

namespace ParIndex.App.Tests.Results.Reading;

public sealed class TaskSplitterTests
{
    [Theory]
    [InlineData("Rà soát quy trình; công khai kết quả.", "Rà soát quy trình; công khai kết quả.")]
    [InlineData("- Rà soát quy trình; - Công khai kết quả.", "Rà soát quy trình|Công khai kết quả.")]
    [InlineData("- Rà soát quy trình - Công khai kết quả", "Rà soát quy trình|Công khai kết quả")]
    [InlineData("Thực hiện như sau: + Rà soát; + Công khai.", "Thực hiện như sau:|+ Rà soát|+ Công khai.")]
    [InlineData("- Phối hợp Sở Lao động - Thương binh và Xã hội; - Giai đoạn 2022 - 2025 giảm 10%", "Phối hợp Sở Lao động - Thương binh và Xã hội|Giai đoạn 2022 - 2025 giảm 10%")]
    [InlineData("Phát triển kinh tế - xã hội", "Phát triển kinh tế - xã hội")]
    [InlineData("- Rà soát;\n'- Công khai;\n- 100% hồ sơ đúng hạn", "Rà soát|Công khai|100% hồ sơ đúng hạn")]
    [InlineData("1. Tiếp cận - Đầu tư trang thiết bị\n2. Thủ tục", "1. Tiếp cận|Đầu tư trang thiết bị|2. Thủ tục")]
    [InlineData("• Rà soát quy trình\n• Công khai", "Rà soát quy trình|Công khai")]
    [InlineData("Rà soát quy trình nội bộ của các cơ quan,\nđơn vị trong tỉnh", "Rà soát quy trình nội bộ của các cơ quan, đơn vị trong tỉnh")]
    [InlineData("-Rà soát\n-Công khai", "Rà soát|Công khai")]
    [InlineData(" ", "")]
    public void Split_Cell_GivesItems(string text, string expected) =>
        Assert.Equal(expected.Length == 0 ? [] : expected.Split('|'), TaskSplitter.Split(Markup.Remove(text, out _)));
}
