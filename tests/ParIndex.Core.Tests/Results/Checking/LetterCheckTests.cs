using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;
using Xunit;

namespace ParIndex.Core.Tests.Results.Checking;

public sealed class LetterCheckTests
{
    [Theory]
    [InlineData("niềm yết công khai thủ tục", "niềm yết", "niêm yết")]
    [InlineData("dịch vụ Bru chính công ích", "Bru chính", "bưu chính")]
    [InlineData("phối hợp với Bureau điện tỉnh", "Bureau điện", "bưu điện")]
    [InlineData("XÂY DỰNG VÀ TÓ CHỨC THỰC HIỆN", "TÓ CHỨC", "tổ chức")]
    [InlineData("năm 2020 tranh tra Bộ phát hiện", "tranh tra", "thanh tra")]
    [InlineData("trên Công thông tin điện tử", "Công thông tin", "cổng thông tin")]
    [InlineData("Tình khả thi của văn bản", "Tình khả thi", "tính khả thi")]
    [InlineData("Tình thần trách nhiệm", "Tình thần", "tinh thần")]
    [InlineData("thực hiệện đầy đủ", "hiệện", "")]
    [InlineData("đúng quyđịnh hiện hành", "quyđịnh", "")]
    [InlineData("Ê Văn Chiến", "Ê Văn Chiến", "")]
    public void Check_DamagedWord_IsTold(string text, string printed, string expected)
    {
        var finding = Assert.Single(DocumentChecker.Check(Documents.Prose(text)));
        Assert.Equal((FindingKinds.DamagedText, printed, expected), (finding.Kind, finding.Printed, finding.Expected));
    }

    [Theory]
    [InlineData("Hoà giải ở cơ sở, thuỷ lợi, khuỷu tay, ngoằn ngoèo, nghiêng nghiêng, quyển, giếng, gì, quốc, xoong, khuếch trương, khuya, thuở")]
    [InlineData("Đắk Lắk, Kon Tum, Pleiku, Krông Nô, Niê Kđăm, R'lấp, Cư M'gar, Bắc Kạn")]
    [InlineData("website, zalo, internet, Covid-19, ISO 9001, SIPAS, HĐND, ĐVHC, VBQPPL, CBCCVC")]
    [InlineData("cộng tác viên đối diện từ xa, bắt đầu từ năm, có quan hệ, tại chính quyền, hằng năm và hàng năm, phản ảnh và phản ánh")]
    [InlineData("thủ tục thực hiện nghiêm túc thực hiện; kết quả tại bộ phận, kết quả tài chính; qua điều tra, kết quả điều tra; cơ quan có quan tâm")]
    [InlineData("lưu trữ điện tử, hộ đồng bào, cần bổ sung, người dẫn đầu, Bộ phân công, ủy ban, uỷ ban")]
    [InlineData("to chuc hanh chinh khong dau")]
    [InlineData("lãnh đạo tạo điều kiện, tiến hành chỉnh lý, góp phần đấu tranh, tìm hiểu qua mạng, tham vấn ban đầu, nghị quyết đính kèm")]
    [InlineData("phổ biến chế độ, theo hướng dân chủ, hoàn thành toàn bộ nhiệm vụ, mục tiêu chỉ đạt, tình nguyện nhận, cán bộ nhiệm kỳ, xã Hải Long")]
    [InlineData("hội nghị trực tuyến truyền hình, Tỉnh ủy bàn giao, cơ quan thường trực tuyên truyền, cung cấp thành công dịch vụ công, thành phần đầu tiên")]
    [InlineData("khả năng cao, hình thức hiện nay, cơ quan lý do, số hộ so với, đảm bảo cao nhất, thủ tục hành chính phù hợp, thời hạn chế tài, liên kết qua mạng")]
    [InlineData("tổng kết quá trình, cắt giảm sát nhập, bưu điện từ ngày, hệ thống tin học, bộ phận cấp phép, cơ quan cấp tỉnh, xử lý đúng hạn hồ sơ")]
    [InlineData("các chính sách của tỉnh hợp lý, khó Khăn, của tỉnh Khả năng tự chủ, đến ngày hạn Chế biến nông sản")]
    [InlineData("HUYỆN KRÔNG NÔ, HUYỆN CƯ JÚT, HUYỆN ĐẮK R'LẤP, KRÔNG PẮC; xe ôtô, vắcxin")]
    public void Check_WholeWords_AreLeftAlone(string text) => Assert.Empty(DocumentChecker.Check(Documents.Prose(text, text)));

    [Theory]
    [InlineData("để phần đầu thu đạt kế hoạch", "phần đầu", FindingSeverity.Info)]
    [InlineData("Phần đầu thu đạt kế hoạch", "Phần đầu", FindingSeverity.Warning)]
    [InlineData("văn bản hướng dân của Bộ", "hướng dân", FindingSeverity.Info)]
    [InlineData("ủy ban nhân dân huyện Đăk Song, hiệuện quả", "hiệuện", FindingSeverity.Warning)]
    public void Check_WordThatMayBeTwoOthers_IsInformation(string text, string printed, FindingSeverity severity)
    {
        var finding = Assert.Single(DocumentChecker.Check(Documents.Prose(text)));
        Assert.Equal((printed, severity), (finding.Printed, finding.Severity));
    }

    [Fact]
    public void Check_ImpossibleWordThatComesBack_MayBeAName()
    {
        var findings = DocumentChecker.Check(Documents.Prose("làng kôrê", "tại kôrê", "ở kôrê", "từ kôrê"));
        Assert.All(findings, finding => Assert.Equal(FindingSeverity.Info, finding.Severity));
        Assert.Equal(FindingSeverity.Warning, Assert.Single(DocumentChecker.Check(Documents.Prose("làng kôrê"))).Severity);
    }

    [Fact]
    public void Check_SpellingOfTheDocument_IsTheMeasure()
    {
        string[] texts = ["trên địa bàn của tỉnh mở rộng", "trên địa bàn của tỉnh nhà", "trên địa bàn của tỉnh ta", "trên địa bàn của tính."];
        var finding = Assert.Single(DocumentChecker.Check(Documents.Prose(texts)));
        Assert.Equal((4, FindingSeverity.Info), (finding.Source.Line, finding.Severity));
        Assert.EndsWith("của tỉnh", finding.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_FormulaAndTagsInCells_AreTold()
    {
        var table = Documents.Table
            .With("1.1", row => row with { Printed = new Dictionary<ColumnKind, SourcedText> { [ColumnKind.Tasks] = new(row.Source, "kiến U _{ng} dụng") } })
            .With("1.3", row => row with { Printed = new Dictionary<ColumnKind, SourcedText> { [ColumnKind.Tasks] = new(row.Source, "<p>Thực hiện</p>") } });
        Assert.Equal(["damaged-text Warning 1.1/text", "format Info 1.3/text"], Documents.Check(table).Told());
    }

    [Fact]
    public void Check_OtherDecimalMark_IsToldAtItsCell()
    {
        var table = Documents.Table.With("1.3", row => row with
        {
            Printed = new Dictionary<ColumnKind, SourcedText>(row.Printed) { [ColumnKind.Score] = new(row.Source, "1.5") },
        });
        var finding = Assert.Single(Documents.Check(table));
        Assert.Equal((FindingKinds.Format, "1.3", "score", "1.5", "1,5"), (finding.Kind, finding.Code, finding.Field, finding.Printed, finding.Expected));
    }
}
