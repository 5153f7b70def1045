using ParIndex.App.Evidence;
using ParIndex.App.Rounds.Explaining;
using ParIndex.Core.Scoring;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Rounds.Mirror;

/// <summary>
/// The explanation (giải trình) for the authority above as an official letter in the form of Decree 30/2020/NĐ-CP, with a table of the criteria explained: points
/// as scored, as appraised and as asked for, the grounds, and the evidence added for it.
/// </summary>
public static class ExplanationLetter
{
    /// <summary>Writes the letter as DOCX.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="round">The round.</param>
    /// <param name="card">Its scorecard.</param>
    /// <param name="organiser">Name of the organiser in full.</param>
    /// <param name="scorer">The round's set.</param>
    /// <param name="lines">Entries appraised below the own score, with what was said to that.</param>
    /// <param name="evidence">Their evidence, by leaf.</param>
    public static void Write(
        Stream stream, Round round, RoundScorecard card, string organiser, SetScorer scorer, IReadOnlyList<ExplanationLine> lines, IReadOnlyDictionary<string, EntryEvidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(organiser);
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(evidence);
        var culture = MirrorWords.Vietnamese;
        var explained = lines.Where(line => line.Explanation is { Accepts: false }).ToList();
        var accepted = lines.Where(line => line.Explanation is { Accepts: true }).ToList();
        var asked = explained.Sum(line => line.Lost);
        var writer = new DocxWriter()
            .Letterhead(new Letterhead("Ủy ban nhân dân " + organiser, "UBND-NC", Letterhead.PlaceOf(organiser)) { About = string.Create(culture, $"giải trình kết quả thẩm định Chỉ số cải cách hành chính năm {round.Year}") })
            .Paragraph("Kính gửi: Bộ Nội vụ", TextLook.Body with { Alignment = TextAlignment.Center })
            .Paragraph(string.Create(culture, $"Sau khi rà soát kết quả thẩm định Chỉ số cải cách hành chính năm {round.Year}, Ủy ban nhân dân {organiser} giải trình {explained.Count} tiêu chí, tiêu chí thành phần, đề nghị tính lại {MirrorWords.Points(asked)} điểm (chi tiết tại Phụ lục kèm theo)."), TextLook.Body);
        if (accepted.Count > 0)
            writer.Paragraph(string.Create(culture, $"{accepted.Count} nội dung khác thống nhất với điểm thẩm định: {string.Join("; ", accepted.Select(line => line.Entry.Code))}."), TextLook.Body);

        writer.Paragraph(string.Create(culture, $"Ủy ban nhân dân {organiser} đề nghị Bộ Nội vụ xem xét./."), TextLook.Body)
            .Signature(new SignatureBlock(["Như trên", "Lưu: VT, NV"], ["TM. Ủy ban nhân dân", "CHỦ TỊCH"]));
        writer.Section(landscape: true)
            .AppendixTitle("Phụ lục", string.Create(culture, $"Nội dung giải trình kết quả thẩm định năm {round.Year}"), string.Create(culture, $"(Kèm theo Công văn số        /UBND-NC ngày      tháng      năm         của Ủy ban nhân dân {organiser})"))
            .Table(Table(scorer, card, explained, evidence));
        writer.Save(stream);
    }

    private static DocxTable Table(SetScorer scorer, RoundScorecard card, IReadOnlyList<ExplanationLine> explained, IReadOnlyDictionary<string, EntryEvidence> evidence) => new([6, 20, 7, 7, 18, 26, 16], 1,
    [
        DocxRow.Header("STT", "Tiêu chí, tiêu chí thành phần", "Điểm tự chấm", "Điểm thẩm định", "Lý do trừ điểm", "Nội dung giải trình", "Tài liệu bổ sung"),
        .. explained.Select(line => new DocxRow(
        [
            DocxCell.Centered(line.Entry.Code), new DocxCell([scorer.TryLeaf(line.Entry.Code, out var leaf) ? leaf.Criterion.Title : ""]), DocxCell.Centered(MirrorWords.Points(line.Entry.Points)),
            DocxCell.Centered(MirrorWords.Points(line.First.Judgement.Points)), new DocxCell([line.First.Reason]), new DocxCell(line.Explanation!.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            new DocxCell(Added(card, evidence.GetValueOrDefault(line.Entry.Code))),
        ])),
    ]);

    /// <summary>What came after the scorecard was approved.</summary>
    private static IReadOnlyList<string> Added(RoundScorecard card, EntryEvidence? evidence) =>
        [.. (evidence?.Used ?? []).Where(used => card.SubmittedAt is null || used.Use.At > card.SubmittedAt).Select(MirrorWords.Cite)];
}
