using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Tests.Results.Appendix;

/// <summary>
/// Generated appendices: any set of columns, any depth to four levels, merged cells, codes over ten, texts with the marks that formats
/// give a meaning (quotes, brackets, "&amp;", "&lt;", "=", "%"). Wordings are made up in the manner of plans and reports.
/// </summary>
internal static class MadeUpAppendix
{
    private static readonly string[] Heads = ["CHỈ ĐẠO, ĐIỀU HÀNH", "THỦ TỤC HÀNH CHÍNH", "TỔ CHỨC BỘ MÁY", "TÀI CHÍNH CÔNG", "CHÍNH QUYỀN SỐ"];

    private static readonly string[] Titles =
    [
        "Mức độ hoàn thành kế hoạch", "Tỷ lệ hồ sơ trễ hạn dưới 5% (<5%)", "Công khai thủ tục trên Cổng \"Dịch vụ công\" & trang tin", "Ban hành văn bản theo 30/2020/NĐ-CP",
        "Sáng kiến mới – cách làm hay", "Đánh giá tác động của cải cách; ý kiến của doanh nghiệp", "Thực hiện chỉ tiêu 'một cửa' liên thông: cấp tỉnh, cấp xã",
        "Tỷ lệ văn bản đi được ký số (công thức a=b/c)", "Xử lý phản ánh, kiến nghị @ tổng đài",
    ];

    private static readonly string[] Works =
    [
        "Rà soát quy trình nội bộ", "Kiểm tra ít nhất 30% cơ quan trong năm; báo cáo quý", "Tập huấn công chức (02 lớp)", "Số hóa 100% hồ sơ & kết quả", "Đối thoại với \"doanh nghiệp\"",
    ];

    private static readonly string[] Causes =
        ["Mới đạt 92,4% (quy định từ 95%)", "Còn 03 đơn vị gửi báo cáo chậm; chưa có văn bản xin lỗi", "Chưa ban hành kế hoạch = chưa có căn cứ chấm"];

    private static readonly string[] Agencies =
        ["Sở Nội vụ", "Sở Tư pháp", "Văn phòng UBND tỉnh", "Giám đốc Sở Tài chính", "Công an tỉnh", "Sở Văn hóa, Thể thao và Du lịch", "UBND cấp xã", "Các sở, ban, ngành"];

    /// <summary>Optional columns: which of them a table has is one draw.</summary>
    private static readonly ColumnKind[] Optional =
    [
        ColumnKind.Score, ColumnKind.Percent, ColumnKind.Tasks, ColumnKind.Cause, ColumnKind.Lead, ColumnKind.Coordinators, ColumnKind.Monitor, ColumnKind.Time, ColumnKind.Note,
    ];

    public static Arbitrary<OfficialDocument> Arbitrary() => (
        from tables in Gen.Frequency((4, Gen.Constant(1)), (1, Gen.Constant(2)))
        from made in Table().ListOf(tables)
        select new OfficialDocument("made-up", [.. made], [], [])).ToArbitrary();

    private static Gen<OfficialTable> Table() =>
        from kinds in Gen.SubListOf(Optional)
        from target in Gen.Elements("", "points", "words")
        from total in Gen.Elements(true, false)
        from shape in Gen.Choose(1, 4).ListOf().Where(list => list.Count is > 0 and < 6)
        from leaves in Leaf([.. kinds], target).ListOf(60)
        select new OfficialTable { Caption = "Kết quả thử", Rows = Rows([.. shape], [.. leaves], total) };

    private static List<OfficialRow> Rows(List<int> shape, List<OfficialRow> leaves, bool total)
    {
        var rows = new List<OfficialRow>();
        for (var field = 1; field <= shape.Count; field++)
        {
            Add($"{field}", "", 1, Heads[(field - 1) % Heads.Length]);
            for (var criterion = 1; criterion <= (field == 1 ? 11 : shape[field - 1]); criterion++)
            {
                Add($"{field}.{criterion}", $"{field}", 2, null);
                for (var part = 1; criterion % 2 == 0 && part <= shape[field - 1]; part++)
                {
                    Add($"{field}.{criterion}.{part}", $"{field}.{criterion}", 3, null);
                    if (part == 2)
                    {
                        Add($"{field}.{criterion}.{part}.1", $"{field}.{criterion}.{part}", 4, null);
                    }
                }
            }
        }

        if (total)
        {
            rows.Add(new OfficialRow { Code = "TOTAL", Title = "TỔNG ĐIỂM", Max = 100, Score = rows[0].Score is null ? null : 85.4145m, Source = SourcePlace.AtLine(1) });
        }

        return rows;

        void Add(string code, string parent, int level, string? head)
        {
            var leaf = leaves[rows.Count % leaves.Count];
            rows.Add(leaf with
            {
                Code = code,
                Parent = parent,
                Level = level,
                Title = head ?? leaf.Title,
                Tasks = level == 1 ? [] : leaf.Tasks,
                Lead = level == 1 ? [] : leaf.Lead,
                Coordinators = level == 1 ? [] : leaf.Coordinators,
                Monitor = level == 1 ? [] : leaf.Monitor,
                Cause = level == 1 ? "" : leaf.Cause,
                Time = level == 1 ? "" : leaf.Time,
                Note = level == 1 ? "" : leaf.Note,
                TargetText = level == 1 ? "" : leaf.TargetText,
            });
        }
    }

    private static Gen<OfficialRow> Leaf(List<ColumnKind> kinds, string target) =>
        from title in Gen.Elements(Titles)
        from max in Gen.Choose(1, 80).Select(quarters => quarters * 0.25m)
        from share in Gen.Choose(0, 100_000).Select(part => part / 100_000m)
        from digits in Gen.Choose(0, 5)
        from tasks in Items(Works, 0, 3)
        from goals in Items(Works, 0, 3)
        from sub in Gen.Elements(true, false)
        from cause in Gen.Elements([.. Causes, ""])
        from lead in Items(Agencies, 0, 2)
        from coordinators in Items(Agencies, 0, 3)
        from monitor in Items(Agencies, 0, 1)
        from time in Gen.Elements("Thường xuyên", "Quý II/2027", "Trước ngày 30/6/2027", "")
        from note in Gen.Elements("", "", "Điều tra XHH", "Tự chấm")
        let score = Math.Round(max * share, digits, MidpointRounding.AwayFromZero)
        select new OfficialRow
        {
            Code = "", Title = title, Max = max, Source = SourcePlace.AtLine(1),
            Score = kinds.Contains(ColumnKind.Score) ? score : null,
            Percent = kinds.Contains(ColumnKind.Percent) && kinds.Contains(ColumnKind.Score) ? Math.Round(100 * score / max, digits % 3, MidpointRounding.AwayFromZero) : null,
            TargetPoints = target == "points" ? max : null,
            TargetText = target == "words" ? string.Join(" | ", goals) : "",
            Tasks = !kinds.Contains(ColumnKind.Tasks) ? [] : sub && tasks.Count > 1 ? [.. tasks.Take(1), "+ " + tasks[1], .. tasks.Skip(2)] : tasks,
            Cause = kinds.Contains(ColumnKind.Cause) ? cause : "",
            Lead = kinds.Contains(ColumnKind.Lead) ? lead : [],
            Coordinators = kinds.Contains(ColumnKind.Coordinators) ? coordinators : [],
            Monitor = kinds.Contains(ColumnKind.Monitor) ? monitor : [],
            Time = kinds.Contains(ColumnKind.Time) ? time : "",
            Note = kinds.Contains(ColumnKind.Note) ? note : "",
        };

    private static Gen<IReadOnlyList<string>> Items(string[] pool, int least, int most) =>
        from count in Gen.Choose(least, most)
        from shuffled in Gen.Shuffle(pool)
        select (IReadOnlyList<string>)shuffled.Take(count).ToList();
}
