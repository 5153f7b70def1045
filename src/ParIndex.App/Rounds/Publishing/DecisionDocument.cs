using System.Globalization;
using ParIndex.App.Rounds.Deciding;
using ParIndex.Core.Numbers;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Rounds.Publishing;

/// <summary>
/// The draft decision that publishes the results, with the ranking and the points by field as appendices, in the form of Decree 30/2020/NĐ-CP. Figures come
/// from the standing alone, so the text cannot disagree with the data.
/// </summary>
public static class DecisionDocument
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Writes the draft as DOCX.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="round">The round.</param>
    /// <param name="standing">Its standing.</param>
    /// <param name="organiser">Name of the organiser in full, such as "tỉnh Lâm Đồng".</param>
    /// <param name="nameOf">Name of a unit.</param>
    public static void Write(Stream stream, Round round, RoundStanding standing, string organiser, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(organiser);
        ArgumentNullException.ThrowIfNull(nameOf);
        var set = standing.Scorer.Set;
        var title = string.Create(Vietnamese, $"Công bố kết quả Chỉ số cải cách hành chính năm {round.Year} của các cơ quan, đơn vị thuộc {organiser}");
        var writer = new DocxWriter()
            .Letterhead(new Letterhead("Ủy ban nhân dân " + organiser, "QĐ-UBND", Letterhead.PlaceOf(organiser)))
            .Title("Quyết định", title)
            .Paragraph($"CHỦ TỊCH ỦY BAN NHÂN DÂN {organiser.ToUpper(Vietnamese)}", TextLook.Title);
        foreach (var basis in set.LegalBasis)
            writer.Paragraph($"Căn cứ {basis};", TextLook.Body with { Italic = true });

        writer.Paragraph(string.Create(Vietnamese, $"Căn cứ kết quả thẩm định của Hội đồng thẩm định Chỉ số cải cách hành chính năm {round.Year};"), TextLook.Body with { Italic = true })
            .Paragraph("Theo đề nghị của Giám đốc Sở Nội vụ.", TextLook.Body with { Italic = true })
            .Paragraph("QUYẾT ĐỊNH:", TextLook.Title)
            .Paragraph(string.Create(Vietnamese, $"Điều 1. Công bố kết quả Chỉ số cải cách hành chính năm {round.Year} của {standing.Units.Count} cơ quan, đơn vị (có Phụ lục I, II kèm theo)."), TextLook.Body)
            .Paragraph("Điều 2. Thủ trưởng các cơ quan, đơn vị căn cứ kết quả công bố, phân tích nguyên nhân mất điểm và xây dựng kế hoạch khắc phục.", TextLook.Body)
            .Paragraph("Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, Giám đốc Sở Nội vụ và thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.", TextLook.Body)
            .Signature(new SignatureBlock(["Như Điều 3", "Bộ Nội vụ (để báo cáo)", "Lưu: VT, NV"], ["CHỦ TỊCH"]));
        var enclosed = string.Create(Vietnamese, $"(Kèm theo Quyết định số        /QĐ-UBND ngày      tháng      năm         của Chủ tịch Ủy ban nhân dân {organiser})");
        writer.Section(landscape: false).AppendixTitle("Phụ lục I", string.Create(Vietnamese, $"Kết quả và xếp hạng Chỉ số cải cách hành chính năm {round.Year}"), enclosed).Table(Ranking(standing, nameOf));
        writer.Section(landscape: true).AppendixTitle("Phụ lục II", "Điểm theo lĩnh vực", enclosed).Table(Fields(standing, nameOf));
        writer.Save(stream);
    }

    private static DocxTable Ranking(RoundStanding standing, Func<string, string> nameOf)
    {
        var digits = standing.Scorer.Set.Digits;
        return new DocxTable([8, 46, 14, 14, 18], 1,
        [
            DocxRow.Header("Hạng", "Đơn vị", "Điểm", "Chỉ số (%)", "Xếp loại"),
            .. standing.Ranked().Units.Select(unit => new DocxRow(
                [DocxCell.Centered(unit.Rank.ToString(Vietnamese)), DocxCell.Of(nameOf(unit.Unit)), DocxCell.Centered(Number(unit.Points, digits)), DocxCell.Centered(Number(unit.Percent, digits)), DocxCell.Centered(unit.Band ?? "")])),
        ]);
    }

    private static DocxTable Fields(RoundStanding standing, Func<string, string> nameOf)
    {
        var tops = standing.Scorer.Tree.Nodes.Select((node, index) => (node, index)).Where(pair => standing.Scorer.Tree.Levels[pair.index] == 1).ToList();
        var order = standing.Ranked().Units.Select(unit => standing.Units.ToList().FindIndex(one => one.UnitId == unit.Unit));
        var digits = standing.Scorer.Set.Digits;
        return new DocxTable([24, .. tops.Select(_ => 8), 8], 1,
        [
            DocxRow.Header(["Đơn vị", .. tops.Select(top => $"{top.node.Code}. {top.node.Title}"), "Tổng điểm"]),
            .. order.Select(u => new DocxRow(
                [DocxCell.Of(nameOf(standing.Units[u].UnitId)), .. tops.Select(top => DocxCell.Centered(Number(standing.Settled.Columns[top.index].Points[u], digits))), DocxCell.Centered(Number(standing.Settled.Total.Points[u], digits))])),
        ]);
    }

    private static string Number(decimal value, int digits) => Rounding.Round(value, digits).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), Vietnamese);
}
