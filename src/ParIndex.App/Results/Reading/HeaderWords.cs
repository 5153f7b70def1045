using ParIndex.Core.Results;

namespace ParIndex.App.Results.Reading;

/// <summary>What offices write over the columns of their tables. The first rule that fits decides, so narrow wordings stand before wide ones.</summary>
internal static class HeaderWords
{
    /// <summary>A header cell is short; anything longer is content.</summary>
    private const int LongestHeader = 120;

    private static readonly Dictionary<string, ColumnKind> WholeHeaders = new(StringComparer.Ordinal)
    {
        ["stt"] = ColumnKind.Code,
        ["tt"] = ColumnKind.Code,
        ["s t t"] = ColumnKind.Code,
        ["t t"] = ColumnKind.Code,
        ["so tt"] = ColumnKind.Code,
        ["so thu tu"] = ColumnKind.Code,
        ["thu tu"] = ColumnKind.Code,
        ["ma"] = ColumnKind.Code,
        ["ma so"] = ColumnKind.Code,
        ["ma tieu chi"] = ColumnKind.Code,
        ["muc"] = ColumnKind.Code,
        ["no"] = ColumnKind.Code,
        ["thuc hien"] = ColumnKind.Responsible,
        ["phan cong"] = ColumnKind.Responsible,
        ["don vi"] = ColumnKind.Responsible,
        ["co quan"] = ColumnKind.Responsible,
        ["co quan don vi"] = ColumnKind.Responsible,
        ["diem"] = ColumnKind.Score,
        ["dat"] = ColumnKind.Score,
        ["toi da"] = ColumnKind.Max,
    };

    private static readonly (ColumnKind Kind, string[] Phrase)[] Rules = Parse(
        (ColumnKind.Cause, "nguyen nhan|ly do|noi dung bi tru|han che"),
        (ColumnKind.Other, "diem tru|bi tru|diem mat|bi mat|dieu tra|don vi tinh|chenh lech|so sanh|tang giam|xep hang|thu hang|kiem chung|san pham|kinh phi|ty trong"),
        (ColumnKind.Coordinators, "phoi hop"),
        (ColumnKind.Lead, "chu tri"),
        (ColumnKind.Monitor, "theo doi|giam sat|don doc|lanh dao phu trach|lanh dao chi dao"),
        (ColumnKind.Time, "thoi gian|thoi han|thoi diem|tien do|han hoan thanh|hoan thanh truoc"),
        (ColumnKind.Note, "ghi chu|hinh thuc danh gia|phuong phap danh gia|cach danh gia|cach thuc danh gia"),
        (ColumnKind.Responsible, "trach nhiem|phan cong thuc hien|to chuc thuc hien|co quan thuc hien|don vi thuc hien|co quan tham muu|don vi tham muu|don vi phu trach|co quan phu trach"),
        (ColumnKind.Percent, "%|ty le|phan tram"),
        (ColumnKind.Target, "muc tieu|phan dau|diem dang ky|diem ke hoach|diem du kien"),
        (ColumnKind.Max, "diem toi da|diem chuan|thang diem|diem theo|bo tieu chi|diem quy dinh|khung diem|diem cao nhat|so diem toi da"),
        (ColumnKind.Score, "diem"),
        (ColumnKind.Title, "linh vuc|tieu chi"),
        (ColumnKind.Target, "chi tieu|ke hoach nam"),
        (ColumnKind.Score, "ket qua|dat duoc|thuc hien nam"),
        (ColumnKind.Tasks, "giai phap|bien phap|noi dung nhiem vu|noi dung cong viec|noi dung thuc hien"),
        (ColumnKind.Title, "noi dung|chi so thanh phan|ten chi so"),
        (ColumnKind.Tasks, "nhiem vu|cong viec|hoat dong"));

    /// <summary>Kind that a header text names; null when it names none.</summary>
    public static ColumnKind? KindOf(string text)
    {
        if (text.Length is 0 or > LongestHeader)
        {
            return null;
        }

        var words = FoldedWords.Of(text);
        if (WholeHeaders.TryGetValue(string.Join(' ', words), out var whole))
        {
            return whole;
        }

        return Find(words, forgiving: false) ?? Find(words, forgiving: true);
    }

    /// <summary>Year in a header such as "Điểm đạt được năm 2023".</summary>
    public static int? YearOf(string text)
    {
        foreach (var word in FoldedWords.Of(text))
        {
            if (word.Length == 4 && word[0] == '2' && word[1] == '0' && int.TryParse(word, out var year))
            {
                return year;
            }
        }

        return null;
    }

    private static ColumnKind? Find(string[] words, bool forgiving)
    {
        foreach (var (kind, phrase) in Rules)
        {
            if (FoldedWords.IndexOf(words, phrase, forgiving) >= 0)
            {
                return kind == ColumnKind.Coordinators && NamesLead(words) ? ColumnKind.Responsible : kind;
            }
        }

        return null;
    }

    private static bool NamesLead(string[] words) => FoldedWords.IndexOf(words, ["chu", "tri"]) >= 0;

    private static (ColumnKind, string[])[] Parse(params (ColumnKind Kind, string Phrases)[] rules) =>
        [.. rules.SelectMany(rule => rule.Phrases.Split('|').Select(phrase => (rule.Kind, phrase.Split(' '))))];
}
