using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Form;

/// <summary>A closed list of words: as written in YAML, as shown to officers, as known to the code.</summary>
internal sealed class WordList<T>(params (T Value, string Word, string Label)[] entries)
    where T : struct, Enum
{
    public IReadOnlyList<(T Value, string Word, string Label)> Entries => entries;

    public string Word(T value) => entries.First(entry => entry.Value.Equals(value)).Word;

    public bool TryRead(string text, out T value)
    {
        foreach (var entry in entries)
        {
            if (entry.Word == text)
            {
                value = entry.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The word behind what an officer typed (word or label, tone marks and case aside); null when there is none.</summary>
    public string? FromOfficer(string text)
    {
        var folded = VietnameseText.Fold(text);
        return entries.Where(entry => entry.Word == folded || VietnameseText.Fold(entry.Label) == folded).Select(entry => entry.Word).FirstOrDefault();
    }
}

/// <summary>The word lists of the criteria set file.</summary>
internal static class SetWords
{
    public static readonly WordList<SetLevel> Levels = new(
        (SetLevel.Province, "province", "Tỉnh"),
        (SetLevel.Department, "department", "Sở, ban, ngành"),
        (SetLevel.District, "district", "Huyện"),
        (SetLevel.Commune, "commune", "Xã"),
        (SetLevel.Ministry, "ministry", "Bộ, cơ quan ngang bộ"),
        (SetLevel.Office, "office", "Phòng, đơn vị"));

    public static readonly WordList<TiePolicy> Ties = new(
        (TiePolicy.Competition, "competition", "Đồng hạng 1, 2, 2, 4"),
        (TiePolicy.Dense, "dense", "Đồng hạng 1, 2, 2, 3"));

    public static readonly WordList<NotApplicablePolicy> NotApplicable = new(
        (NotApplicablePolicy.FullPoints, "full", "Tính điểm tối đa"),
        (NotApplicablePolicy.Exclude, "exclude", "Loại khỏi mẫu số"),
        (NotApplicablePolicy.Zero, "zero", "Không điểm"));

    public static readonly WordList<CriterionKind> Kinds = new(
        (CriterionKind.Regular, "regular", "Thường"),
        (CriterionKind.Bonus, "bonus", "Điểm thưởng"),
        (CriterionKind.Penalty, "penalty", "Điểm trừ"));

    public static readonly WordList<SourceKind> Sources = new(
        (SourceKind.Appraised, "appraised", "Tự đánh giá, thẩm định"),
        (SourceKind.LeaderSurvey, "leader_survey", "Điều tra XHH"),
        (SourceKind.Sipas, "sipas", "SIPAS"),
        (SourceKind.Statistics, "statistics", "Thống kê"));

    public static readonly WordList<RuleStanding> Standings = new(
        (RuleStanding.Official, "official", "Văn bản chính thức"),
        (RuleStanding.Stated, "stated", "Kế hoạch, báo cáo nêu"),
        (RuleStanding.Inferred, "inferred", "Suy từ số liệu"),
        (RuleStanding.Remembered, "remembered", "Nhớ lại"),
        (RuleStanding.Example, "example", "Ví dụ"));

    public static readonly WordList<InputType> InputTypes = new(
        (InputType.Count, "count", "Số đếm"),
        (InputType.Amount, "amount", "Lượng"),
        (InputType.Percent, "percent", "Phần trăm"),
        (InputType.Number, "number", "Số"),
        (InputType.YesNo, "yes_no", "Có / không"),
        (InputType.Choice, "choice", "Lựa chọn"));

    public static readonly WordList<MappingRelation> Relations = new(
        (MappingRelation.Same, "same", "Giữ nguyên"),
        (MappingRelation.Split, "split", "Tách"),
        (MappingRelation.Merged, "merged", "Gộp"),
        (MappingRelation.New, "new", "Mới"),
        (MappingRelation.Dropped, "dropped", "Bỏ"));
}
