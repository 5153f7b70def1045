using System.Globalization;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>The protocol of a draw as minutes (biên bản) in the form of Decree 30/2020/NĐ-CP; number, date and names are left to be written in.</summary>
public static class SamplingProtocolDocument
{
    /// <summary>Rows of cells printed for a stage; the rest stand in protocol.json.</summary>
    private const int MostRows = 200;

    private static readonly TextLook Heading = TextLook.Body with { Bold = true, KeepWithNext = true };

    /// <summary>Writes DOCX.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="run">The draw.</param>
    public static void Write(Stream stream, SampleRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var plan = run.Plan;
        var authority = plan.Authority.Length > 0 ? plan.Authority : "…";
        var office = plan.Office.Length > 0 ? plan.Office : "Ủy ban nhân dân " + authority;
        var writer = new DocxWriter()
            .Letterhead(new Letterhead(office, "BB-" + Initials(office), Letterhead.PlaceOf(authority)) { Superior = plan.Office.Length > 0 ? "Ủy ban nhân dân " + authority : "" })
            .Title("Biên bản", "Chọn mẫu " + plan.Title)
            .Paragraph("Hôm nay, ngày      tháng      năm        , tại …………………, chúng tôi gồm: …………………………………… đã chọn mẫu bằng chương trình ParIndex như sau:", TextLook.Body);
        Frame(writer, run);
        Stages(writer, run);
        Result(writer, run);
        writer.Paragraph("Biên bản được đọc cho các thành phần tham dự cùng nghe và ký tên dưới đây./.", TextLook.Body with { KeepWithNext = true });
        writer.Signature(new SignatureBlock(["Thành phần tham dự", "Lưu: VT, hồ sơ khảo sát"], ["Người chủ trì", "Người lập biên bản"]));
        writer.Save(stream);
    }

    private static void Frame(DocxWriter writer, SampleRun run)
    {
        var cleaned = run.Cleaned;
        writer.Paragraph("1. Khung mẫu", Heading)
            .Paragraph($"Tệp {run.Reading.File}, đọc {Whole(cleaned.Read)} dòng; sau khi làm sạch còn {Whole(cleaned.Frame.Count)} người" + (cleaned.Merged > 0 ? $" ({Whole(cleaned.Merged)} hồ sơ thêm được gộp vào người nộp)." : "."), TextLook.Body)
            .Paragraph($"Mã kiểm SHA-256 của khung mẫu đã làm sạch: {cleaned.Frame.Hash}", TextLook.Body);
        var groups = cleaned.Findings.GroupBy(finding => finding.Kind).OrderBy(group => group.Key).ToList();
        if (groups.Count > 0)
        {
            writer.Table(new DocxTable([70, 30], 1,
            [
                DocxRow.Header("Làm sạch khung mẫu", "Số dòng"),
                .. groups.Select(group => new DocxRow([DocxCell.Of(FrameFindingWords.Name(group.Key).Vietnamese), DocxCell.Centered(Whole(group.Count()))])),
            ])).Paragraph($"Từng dòng, kèm vị trí trong tệp và lý do, ở tệp {SampleFiles.Cleaning}.", TextLook.Body);
        }
    }

    private static void Stages(DocxWriter writer, SampleRun run)
    {
        writer.Paragraph("2. Thiết kế và cỡ mẫu", Heading);
        if (run.Draw.Size is { } size)
        {
            foreach (var line in SamplingFormulas.Of(size))
                writer.Paragraph(line.Vietnamese, TextLook.Body);
        }

        for (var i = 0; i < run.Draw.Stages.Count; i++)
        {
            var stage = run.Draw.Stages[i];
            writer.Paragraph(string.Create(CultureInfo.InvariantCulture, $"Giai đoạn {i + 1}. {SamplingFormulas.Of(run.Plan.Design.Stages[i])}."), TextLook.Body with { KeepWithNext = true });
            writer.Table(new DocxTable([34, 34, 10, 10, 12], 1,
            [
                DocxRow.Header("Trong", "Tầng", "N", "n", "n/N (%)"), .. stage.Cells.Take(MostRows).Select(Row),
            ]));
            if (stage.Cells.Count > MostRows)
                writer.Paragraph($"… và {Whole(stage.Cells.Count - MostRows)} ô khác, xem tệp {SampleFiles.ProtocolJson}.", TextLook.Body);
        }
    }

    private static DocxRow Row(StageCell cell) => new(
    [
        DocxCell.Of(cell.Parent?.Code ?? "Toàn bộ khung mẫu"), DocxCell.Of((cell.Stratum.Length > 0 ? cell.Stratum : "Không phân tầng") + (cell.IsCertain ? " (chọn chắc chắn do quy mô)" : "")),
        DocxCell.Centered(Whole(cell.Population)), DocxCell.Centered(Whole(cell.Taken)), DocxCell.Centered(SamplingFormulas.Short(Math.Round(100.0 * cell.Taken / cell.Population, 2))),
    ]);

    private static void Result(DocxWriter writer, SampleRun run)
    {
        var draw = run.Draw;
        writer.Paragraph("3. Kết quả", Heading)
            .Paragraph($"Mẫu có {Whole(draw.People.Count)} người, danh sách thay thế có {Whole(draw.Replacements.Count)} người (thay theo thứ tự, cùng ô). Tổng trọng số thiết kế {SamplingFormulas.Short(draw.People.Sum(person => person.Weight))}; trọng số không đều làm phương sai tăng {SamplingFormulas.Short(SamplingProtocolJson.WeightEffect(draw))} lần.", TextLook.Body);
        foreach (var note in run.Notes)
            writer.Paragraph("Lưu ý: " + note.Vietnamese, TextLook.Body);

        var seed = draw.Seed.ToString(CultureInfo.InvariantCulture);
        writer.Paragraph("4. Làm lại để kiểm tra", Heading)
            .Paragraph($"Mầm ngẫu nhiên: {seed}. Ai có khung mẫu và tệp thiết kế đều chọn lại được đúng mẫu này bằng lệnh: parindex survey sample {run.Reading.File} --design <tệp thiết kế> --seed {seed}. Mã kiểm khung mẫu phải trùng mã ở mục 1; các tệp {SampleFiles.Sample} và {SampleFiles.Replacements} phải trùng từng byte.", TextLook.Body);
    }

    /// <summary>Short name of an office in the number of a document: UBND of a people's committee, SNV of "Sở Nội vụ tỉnh Lâm Đồng".</summary>
    private static string Initials(string office) => office.StartsWith("Ủy ban nhân dân", StringComparison.OrdinalIgnoreCase) ? "UBND" : InitialsOf(office.Split([" tỉnh ", " thành phố ", " huyện ", " xã ", " phường "], StringSplitOptions.None)[0]);

    private static string InitialsOf(string office) =>
        string.Concat(office.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetter(word[0])).Select(word => char.ToUpperInvariant(word[0])));

    private static string Whole(long number) => SamplingFormulas.Whole(number);
}
