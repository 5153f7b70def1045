using ParIndex.App.Evidence;
using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Scoring;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Rounds.Mirror;

/// <summary>
/// The report of self-assessment (báo cáo tự chấm điểm) for the authority above, in the form of Decree 30/2020/NĐ-CP: the points by field, and as an appendix every
/// leaf with its figures and evidence. Figures come from the scorecard alone, so the text cannot disagree with it.
/// </summary>
public static class SelfReport
{
    /// <summary>Writes the report as DOCX.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="round">The round.</param>
    /// <param name="card">Its scorecard; approved or still a draft.</param>
    /// <param name="organiser">Name of the organiser in full, such as "tỉnh Đắk Nông".</param>
    /// <param name="scorer">The round's set.</param>
    /// <param name="entries">Entries of the scorecard.</param>
    /// <param name="evidence">Their evidence, by leaf.</param>
    public static void Write(
        Stream stream, Round round, RoundScorecard card, string organiser, SetScorer scorer, IReadOnlyList<Entry> entries, IReadOnlyDictionary<string, EntryEvidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(organiser);
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(evidence);
        var own = entries.Where(entry => entry.IsOfUnit).ToList();
        var score = scorer.Score(new Scorecard("", own.ToDictionary(entry => entry.Code, entry => entry.Answer.ToScorecardEntry(), StringComparer.Ordinal)), explain: false);
        var culture = MirrorWords.Vietnamese;
        var max = own.Sum(entry => entry.Max);
        var documents = evidence.Values.SelectMany(one => one.Used).Select(used => used.Item.Id).Distinct().Count();
        var writer = new DocxWriter()
            .Letterhead(new Letterhead("Ủy ban nhân dân " + organiser, "BC-UBND", Letterhead.PlaceOf(organiser)))
            .Title("Báo cáo", string.Create(culture, $"Kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {round.Year} của {organiser}"))
            .Paragraph("Kính gửi: Bộ Nội vụ", TextLook.Body with { Alignment = TextAlignment.Center });
        writer.Paragraph(string.Create(culture, $"Thực hiện {scorer.Set.Title} ({scorer.Set.Edition}), Ủy ban nhân dân {organiser} báo cáo kết quả tự đánh giá, chấm điểm năm {round.Year} như sau:"), TextLook.Body)
            .Paragraph("1. Kết quả chung", TextLook.Body with { Bold = true })
            .Paragraph(string.Create(culture, $"Tổng điểm tự chấm: {MirrorWords.Points(score.Points)}/{MirrorWords.Points(max)} điểm của {own.Count} tiêu chí, tiêu chí thành phần tự đánh giá (không gồm điểm điều tra xã hội học và thống kê do cơ quan thẩm định xác định)."), TextLook.Body)
            .Paragraph(string.Create(culture, $"Có {own.Count(entry => entry.Points == entry.Max)} nội dung đạt điểm tối đa, {own.Count(entry => entry.Points < entry.Max || entry.Points is null)} nội dung chưa đạt. Tài liệu kiểm chứng: {documents} văn bản, đánh số theo tiêu chí."), TextLook.Body)
            .Paragraph("2. Kết quả theo lĩnh vực", TextLook.Body with { Bold = true })
            .Table(Fields(score, own))
            .Paragraph("Điểm, số liệu và tài liệu kiểm chứng của từng tiêu chí tại Phụ lục kèm theo.", TextLook.Body)
            .Paragraph(string.Create(culture, $"Trên đây là kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {round.Year} của {organiser}./."), TextLook.Body)
            .Signature(new SignatureBlock(["Như trên", "Lưu: VT, NV"], ["TM. Ủy ban nhân dân", "CHỦ TỊCH"], card.SubmittedName ?? ""));
        writer.Section(landscape: true)
            .AppendixTitle("Phụ lục", string.Create(culture, $"Bảng tự chấm điểm Chỉ số cải cách hành chính năm {round.Year}"), string.Create(culture, $"(Kèm theo Báo cáo số        /BC-UBND ngày      tháng      năm         của Ủy ban nhân dân {organiser})"))
            .Table(Leaves(scorer, score, entries, evidence));
        writer.Save(stream);
    }

    private static DocxTable Fields(UnitScore score, IReadOnlyList<Entry> own) => new([8, 56, 18, 18], 1,
    [
        DocxRow.Header("STT", "Lĩnh vực", "Điểm tối đa (phần tự chấm)", "Điểm tự chấm"),
        .. score.Nodes.Where(node => node.Level == 1).Select(node => new DocxRow(
            [DocxCell.Centered(node.Code), DocxCell.Of(node.Criterion.Title), DocxCell.Centered(MirrorWords.Points(MaxOf(node.Criterion, own))), DocxCell.Centered(MirrorWords.Points(node.Points))])),
        new DocxRow([DocxCell.Header(""), DocxCell.Header("Tổng"), DocxCell.Header(MirrorWords.Points(own.Sum(entry => entry.Max))), DocxCell.Header(MirrorWords.Points(score.Points))]),
    ]);

    private static DocxTable Leaves(SetScorer scorer, UnitScore score, IReadOnlyList<Entry> entries, IReadOnlyDictionary<string, EntryEvidence> evidence)
    {
        var byCode = entries.ToDictionary(entry => entry.Code, StringComparer.Ordinal);
        return new DocxTable([7, 33, 7, 8, 25, 20], 1,
        [
            DocxRow.Header("STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa", "Điểm tự chấm", "Số liệu, căn cứ chấm", "Tài liệu kiểm chứng"),
            .. score.Nodes.Select(node => byCode.TryGetValue(node.Code, out var entry)
                ? new DocxRow(
                [
                    DocxCell.Centered(node.Code), DocxCell.Of(node.Criterion.Title), DocxCell.Centered(MirrorWords.Points(entry.Max)), DocxCell.Centered(entry.IsOfUnit ? MirrorWords.Points(entry.Points) : "–"),
                    new DocxCell(MirrorWords.Figures(scorer, entry)), new DocxCell(evidence.TryGetValue(node.Code, out var used) ? [.. used.Used.Select(MirrorWords.Cite)] : []),
                ])
                : new DocxRow([DocxCell.Header(node.Code), BoldLeft(node.Criterion.Title), DocxCell.Header(MirrorWords.Points(node.Criterion.Max)), DocxCell.Header(MirrorWords.Points(node.Points)), DocxCell.Of(""), DocxCell.Of("")])),
        ]);
    }

    private static decimal MaxOf(Core.Criteria.Criterion field, IReadOnlyList<Entry> own)
    {
        var codes = field.SelfAndDescendants().Where(node => node.IsLeaf).Select(node => node.Code).ToHashSet(StringComparer.Ordinal);
        return own.Where(entry => codes.Contains(entry.Code)).Sum(entry => entry.Max);
    }

    private static DocxCell BoldLeft(string text) => new([text]) { Look = TextLook.TableText with { Bold = true } };
}
