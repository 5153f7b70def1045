using System.Text;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>Words that names of agencies, posts and groups of them begin with.</summary>
internal static class AgencyWords
{
    private const int LongestHead = 4;

    /// <summary>Heads written with a capital (or whole in capitals), folded.</summary>
    private static readonly HashSet<string> Heads = new(StringComparer.Ordinal)
    {
        "ubnd", "hdnd", "uy ban", "hoi dong nhan dan", "so", "van phong", "phong", "ban", "trung tam", "cong an", "bo", "bo chi huy", "bo doi",
        "cuc", "chi cuc", "tong cuc", "kho bac", "bao hiem", "buu dien", "ngan hang", "cong ty", "tap doan", "tong cong ty", "chi nhanh", "tram", "truong",
        "benh vien", "vien", "quy", "thanh tra", "toa an", "vien kiem sat", "mat tran", "lien doan", "hoi", "hiep hoi", "doan", "tinh doan", "huyen doan", "thanh doan",
        "tinh uy", "huyen uy", "thanh uy", "dang uy", "bao", "dai", "cong thong tin", "doanh nghiep", "thue", "hai quan", "quan ly thi truong", "dien luc", "vien thong", "vnpt", "viettel",
        "giam doc", "pho giam doc", "chanh", "pho chanh", "thu truong", "chu tich", "pho chu tich", "truong phong", "truong ban", "chi huy truong", "lanh dao", "cuc truong", "chi cuc truong",
        "nguoi dung dau", "bi thu", "hieu truong", "tong giam doc", "vien truong", "chanh an", "bo phan", "to", "cong chuc", "vu", "van thu", "cac",
    };

    /// <summary>Groups that may begin with a small letter in the middle of a list: "…, các cơ quan, đơn vị liên quan".</summary>
    private static readonly string[] Groups =
    [
        "các cơ quan", "các đơn vị", "các sở", "các địa phương", "các phòng", "các tổ chức", "các hội", "các trường", "các cơ sở", "các ban", "các huyện", "các xã", "các doanh nghiệp",
        "các công ty", "tổ chức hội", "thủ trưởng", "lãnh đạo", "giám đốc", "chủ tịch", "chi nhánh", "công an", "bảo hiểm xã hội", "kho bạc",
    ];

    /// <summary>Fields of work that departments ("Sở", "Phòng") are named after.</summary>
    private static readonly HashSet<string> FieldsOfWork = new(StringComparer.Ordinal)
    {
        "noi vu", "tai chinh", "tu phap", "xay dung", "y te", "cong thuong", "ke hoach va dau tu", "giao duc va dao tao", "khoa hoc va cong nghe",
        "thong tin va truyen thong", "tai nguyen va moi truong", "nong nghiep va phat trien nong thon", "nong nghiep va moi truong", "giao thong van tai",
        "lao dong - thuong binh va xa hoi", "lao dong, thuong binh va xa hoi", "van hoa, the thao va du lich", "van hoa va thong tin", "ngoai vu", "dan toc va ton giao", "dan toc", "du lich",
        "quy hoach - kien truc", "tai chinh - ke hoach", "kinh te va ha tang", "kinh te", "quan ly do thi", "ttt", "tttt", "khdt", "gtvt", "tnmt", "nnptnt", "gddt", "ldtbxh", "vhttdl", "khcn",
    };

    private static readonly HashSet<string> TailWords = new(StringComparer.Ordinal)
    {
        "co", "quan", "don", "vi", "lien", "huyen", "xa", "tinh", "thanh", "pho", "thi", "tran", "phuong", "ubnd", "hdnd", "so", "ban", "nganh", "dia", "cac", "cap", "phong", "va", "to", "chuc",
        "vu", "hoach", "van", "cong", "lap", "su", "nghiep", "chuyen", "mon",
    };

    private static readonly string[] UnfinishedEnds =
        ["văn phòng", "giám đốc", "chủ tịch", "thủ trưởng", "thủ trưởng các", "chánh", "trưởng", "phó", "và", "sở", "phòng", "ban", "ubnd", "hđnd", "-", "–", "các", "cấp", "trung tâm", "công ty"];

    /// <summary>Whether a line stops inside a name: "Văn phòng", "Giám đốc Sở".</summary>
    public static bool IsUnfinished(StringBuilder line)
    {
        var tail = line.ToString(Math.Max(0, line.Length - 20), Math.Min(20, line.Length));
        return Array.Exists(UnfinishedEnds, end => tail.EndsWith(end, StringComparison.OrdinalIgnoreCase)
            && (tail.Length == end.Length || tail[^(end.Length + 1)] == ' '));
    }

    /// <summary>Whether a folded text holds words of agencies only, as the end of a list cut by a page does.</summary>
    public static bool IsTail(string folded)
    {
        var words = FoldedWords.Of(folded);
        return words.Length is > 0 and < 30 && words.All(TailWords.Contains);
    }

    /// <summary>Whether a text begins with an agency, a post or a group.</summary>
    public static bool Begins(string text)
    {
        if (text.Length == 0)
        {
            return false;
        }

        return char.IsUpper(text[0]) ? BeginsWithHead(text) : Groups.Any(group => StartsWithWord(text, group));
    }

    /// <summary>Whether the text is the name of a field of work that "Sở" or "Phòng" before a list stands for.</summary>
    public static bool IsFieldOfWork(string text) => FieldsOfWork.Contains(VietnameseText.Fold(text).Replace('–', '-'));

    private static bool BeginsWithHead(string text)
    {
        var folded = VietnameseText.Fold(text.Length > 60 ? text[..60] : text);
        var end = -1;
        for (var words = 0; words < LongestHead; words++)
        {
            end = folded.IndexOf(' ', end + 1);
            var head = end < 0 ? folded : folded[..end];
            if (Heads.Contains(head.TrimEnd(':', ',', '.', ';')))
            {
                return true;
            }

            if (end < 0)
            {
                return false;
            }
        }

        return false;
    }

    private static bool StartsWithWord(string text, string word) =>
        text.StartsWith(word, StringComparison.Ordinal) && (text.Length == word.Length || !char.IsLetter(text[word.Length]));
}
