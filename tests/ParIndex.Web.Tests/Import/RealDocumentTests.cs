using AngleSharp.Html.Dom;
using Xunit;

namespace ParIndex.Web.Tests.Import;

/// <summary>The official documents themselves, where they are at hand: uploaded together, stored with the figures that were published.</summary>
public sealed class RealDocumentTests(ImportFixture web) : IClassFixture<ImportFixture>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "..", "shared", "seeds");

    [Theory]
    [InlineData("bao-cao-144-dak-nong-2020.docx", "2020", "82,05")]
    [InlineData("phu-luc-01-dak-nong-2023.xlsx", "2023", "85,4150")]
    [InlineData("ke-hoach-475-dak-nong-2024.docx", "2023", "85,4150")]
    public async Task Import_OfficialDocument_RecognisesUnitYearAndTotal(string file, string year, string total)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, file)), "The official documents are not beside the repository.");
        using var an = await web.PersonAsync("Nguyễn An");
        var describe = await an.UploadAsync((file, await File.ReadAllBytesAsync(Path.Combine(Folder, file))));
        Assert.Equal(year, ((IHtmlInputElement)describe.QuerySelector("#Input_Year")!).Value);
        Assert.Equal("vn-67", ((IHtmlSelectElement)describe.QuerySelector("#Input_UnitId")!).Value);

        var table = await an.SendAsync(describe, "form.form.card", ("Input.Number", "Tài liệu " + file));
        var totals = table.QuerySelector("#tong")!.TextContent;
        TestContext.Current.SendDiagnosticMessage(file + ": " + System.Text.RegularExpressions.Regex.Replace(totals, @"\s+", " "));
        Assert.Contains(total, totals, StringComparison.Ordinal);

        var preview = await an.GetAsync(table.Location.PathName.Replace("/bang", "/luu", StringComparison.Ordinal));
        Assert.Empty(preview.QuerySelectorAll(".alert-bad"));
        var stored = await an.SendAsync(preview, "form.card[action$='/luu']", ("Input.AcceptErrors", "true"), ("Input.Reason", "Nhập lại từ tệp gốc"));
        Assert.Contains("chưa công bố", stored.QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);
    }
}
