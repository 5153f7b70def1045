using ParIndex.App.Results.Reading;
using Xunit;

namespace ParIndex.App.Tests.Results.Reading;

public sealed class AgencySplitterTests
{
    [Theory]
    [InlineData("Sở Nội vụ", "Sở Nội vụ")]
    [InlineData("Các Sở, ban, ngành; UBND cấp huyện, cấp xã", "Các sở, ban, ngành|UBND cấp huyện|UBND cấp xã")]
    [InlineData("Các sở, ban, ngành, UBND cấp huyện, cấp xã; các đơn vị liên quan", "Các sở, ban, ngành|UBND cấp huyện|UBND cấp xã|các đơn vị liên quan")]
    [InlineData("UBND cấp huyện, các cơ quan, đơn vị liên quan", "UBND cấp huyện|các cơ quan, đơn vị liên quan")]
    [InlineData("Các cơ quan, đơn vị, địa phương", "Các cơ quan, đơn vị, địa phương")]
    [InlineData("UBND các huyện, thành phố", "UBND các huyện, thành phố")]
    [InlineData("UBND huyện, xã, thị trấn", "UBND huyện, xã, thị trấn")]
    [InlineData("Giám đốc các Sở: Nội vụ, Kế hoạch và Đầu tư", "Giám đốc Sở Nội vụ|Giám đốc Sở Kế hoạch và Đầu tư")]
    [InlineData("Các Sở: Nội vụ, Văn hóa, Thể thao và Du lịch, Y tế; Công an tỉnh", "Sở Nội vụ|Sở Văn hóa, Thể thao và Du lịch|Sở Y tế|Công an tỉnh")]
    [InlineData("Giám đốc các Sở: Tư pháp, Tài chính; Chủ tịch UBND cấp huyện", "Giám đốc Sở Tư pháp|Giám đốc Sở Tài chính|Chủ tịch UBND cấp huyện")]
    [InlineData("Giám đốc các cơ quan, đơn vị: Công an tỉnh; Sở Y tế", "Giám đốc Công an tỉnh|Giám đốc Sở Y tế")]
    [InlineData("Các Sở Nội vụ, Tài chính, Y tế", "Sở Nội vụ|Sở Tài chính|Sở Y tế")]
    [InlineData("Sở Nội vụ, Tư pháp", "Sở Nội vụ|Sở Tư pháp")]
    [InlineData("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch")]
    [InlineData("Sở Lao động - Thương binh và Xã hội, Sở Y tế", "Sở Lao động - Thương binh và Xã hội|Sở Y tế")]
    [InlineData("Sở Nội vụ và Sở Tài chính", "Sở Nội vụ|Sở Tài chính")]
    [InlineData("Văn phòng HĐND và UBND huyện; Phòng Nội vụ", "Văn phòng HĐND và UBND huyện|Phòng Nội vụ")]
    [InlineData("- Phòng Nội vụ, Văn phòng HĐND và UBND huyện, Trung tâm Văn hóa – Thông tin - Thể thao", "Phòng Nội vụ|Văn phòng HĐND và UBND huyện|Trung tâm Văn hóa - Thông tin - Thể thao")]
    [InlineData("- Các sở, ban, ngành; - UBND cấp huyện - UBND cấp xã.", "Các sở, ban, ngành|UBND cấp huyện|UBND cấp xã")]
    [InlineData("Chánh Văn phòng UBND tỉnh, Thủ trưởng các Sở, Ban, Ngành", "Chánh Văn phòng UBND tỉnh|Thủ trưởng các sở, ban, ngành")]
    [InlineData("Chánh Văn phòng UBND tỉnh (Trung tâm Xúc tiến đầu tư, Sở Nội vụ)", "Chánh Văn phòng UBND tỉnh (Trung tâm Xúc tiến đầu tư, Sở Nội vụ)")]
    [InlineData("Sở Nội vụ\nSở Tư pháp", "Sở Nội vụ|Sở Tư pháp")]
    [InlineData("Văn phòng\nUBND tỉnh\nphối hợp", "Văn phòng UBND tỉnh phối hợp")]
    [InlineData("UBND các xã: Đông, Tây; thị trấn Bắc", "UBND xã Đông|UBND xã Tây|thị trấn Bắc")]
    [InlineData("", "")]
    public void Split_ListOfAgencies_GivesEachOnce(string text, string expected) =>
        Assert.Equal(expected.Length == 0 ? [] : expected.Split('|'), AgencySplitter.Split(text));

    [Theory]
    [InlineData("Chủ trì: Sở Nội vụ Phối hợp: Các Sở, ban, ngành", "Sở Nội vụ", "Các sở, ban, ngành")]
    [InlineData("Cơ quan chủ trì: Sở Y tế;\n- Cơ quan phối hợp: UBND cấp xã", "Sở Y tế", "UBND cấp xã")]
    [InlineData("Phối hợp: UBND cấp xã\nChủ trì: Sở Y tế", "Sở Y tế", "UBND cấp xã")]
    [InlineData("CHỦ TRÌ : Sở Y tế", "Sở Y tế", "")]
    [InlineData("Phối hợp: Sở Y tế", "", "Sở Y tế")]
    [InlineData("UBND cấp xã", "UBND cấp xã", "")]
    public void Split_LeadAndCoordinatorsTogether_ToldApart(string text, string lead, string coordinators)
    {
        var split = ResponsibleText.Split(text);
        Assert.Equal(lead, string.Join('|', AgencySplitter.Split(split.Lead)));
        Assert.Equal(coordinators, string.Join('|', AgencySplitter.Split(split.Coordinators)));
    }
}
