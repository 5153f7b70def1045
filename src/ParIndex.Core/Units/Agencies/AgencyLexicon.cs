namespace ParIndex.Core.Units.Agencies;

/// <summary>Words agency texts are made of: posts, heads of unit names, rank words. All folded.</summary>
internal static class AgencyLexicon
{
    private static readonly Dictionary<string, UnitKind> Heads = new(StringComparer.Ordinal)
    {
        ["so"] = UnitKind.Department,
        ["ban dan toc"] = UnitKind.Department,
        ["van phong"] = UnitKind.Department,
        ["thanh tra"] = UnitKind.Department,
        ["phong"] = UnitKind.Division,
        ["chi cuc"] = UnitKind.VerticalAgency,
        ["cuc"] = UnitKind.VerticalAgency,
        ["doi"] = UnitKind.Division,
        ["bo phan"] = UnitKind.Division,
        ["hat"] = UnitKind.Division,
        ["vu"] = UnitKind.Division,
        ["tong cuc"] = UnitKind.CentralMinistry,
        ["bo chi huy"] = UnitKind.VerticalAgency,
        ["bo tu lenh"] = UnitKind.VerticalAgency,
        ["bo doi"] = UnitKind.VerticalAgency,
        ["ban chi huy"] = UnitKind.VerticalAgency,
        ["cong an"] = UnitKind.VerticalAgency,
        ["kho bac"] = UnitKind.VerticalAgency,
        ["thue"] = UnitKind.VerticalAgency,
        ["co quan thue"] = UnitKind.VerticalAgency,
        ["hai quan"] = UnitKind.VerticalAgency,
        ["bao hiem xa hoi"] = UnitKind.VerticalAgency,
        ["ngan hang"] = UnitKind.VerticalAgency,
        ["toa an"] = UnitKind.VerticalAgency,
        ["vien kiem sat"] = UnitKind.VerticalAgency,
        ["thi hanh an"] = UnitKind.VerticalAgency,
        ["quan ly thi truong"] = UnitKind.VerticalAgency,
        ["kiem toan"] = UnitKind.VerticalAgency,
        ["thong ke"] = UnitKind.VerticalAgency,
        ["don bien phong"] = UnitKind.VerticalAgency,
        ["dien luc"] = UnitKind.Utility,
        ["chi nhanh dien luc"] = UnitKind.Utility,
        ["cong ty dien luc"] = UnitKind.Utility,
        ["tram cap nuoc"] = UnitKind.Utility,
        ["nha may nuoc"] = UnitKind.Utility,
        ["vien thong"] = UnitKind.Utility,
        ["bao"] = UnitKind.Press,
        ["tap chi"] = UnitKind.Press,
        ["dai"] = UnitKind.Press,
        ["cong thong tin"] = UnitKind.Press,
        ["trang thong tin"] = UnitKind.Press,
        ["buu dien"] = UnitKind.PostOffice,
        ["buu cuc"] = UnitKind.PostOffice,
        ["uy ban mat tran"] = UnitKind.FrontOrganisation,
        ["mat tran"] = UnitKind.FrontOrganisation,
        ["hoi"] = UnitKind.FrontOrganisation,
        ["lien doan"] = UnitKind.FrontOrganisation,
        ["doan"] = UnitKind.FrontOrganisation,
        ["hiep hoi"] = UnitKind.FrontOrganisation,
        ["lien minh"] = UnitKind.FrontOrganisation,
        ["lien hiep"] = UnitKind.FrontOrganisation,
        ["cong doan"] = UnitKind.FrontOrganisation,
        ["trung tam"] = UnitKind.PublicServiceUnit,
        ["truong"] = UnitKind.PublicServiceUnit,
        ["benh vien"] = UnitKind.PublicServiceUnit,
        ["vien"] = UnitKind.PublicServiceUnit,
        ["hoc vien"] = UnitKind.PublicServiceUnit,
        ["dai hoc"] = UnitKind.PublicServiceUnit,
        ["tram"] = UnitKind.PublicServiceUnit,
        ["ban quan ly"] = UnitKind.PublicServiceUnit,
        ["quy"] = UnitKind.PublicServiceUnit,
        ["thu vien"] = UnitKind.PublicServiceUnit,
        ["bao tang"] = UnitKind.PublicServiceUnit,
        ["vuon quoc gia"] = UnitKind.PublicServiceUnit,
        ["chi nhanh"] = UnitKind.PublicServiceUnit,
        ["cong ty"] = UnitKind.Enterprise,
        ["tong cong ty"] = UnitKind.Enterprise,
        ["tap doan"] = UnitKind.Enterprise,
        ["bo"] = UnitKind.CentralMinistry,
        ["chinh phu"] = UnitKind.CentralMinistry,
        ["tinh uy"] = UnitKind.PartyBody,
        ["huyen uy"] = UnitKind.PartyBody,
        ["thanh uy"] = UnitKind.PartyBody,
        ["dang uy"] = UnitKind.PartyBody,
        ["hoi dong nhan dan"] = UnitKind.ElectedBody,
        ["doan dai bieu quoc hoi"] = UnitKind.ElectedBody,
        ["ban"] = UnitKind.Department,
        ["ban chi dao"] = UnitKind.Other,
        ["to cong tac"] = UnitKind.Other,
        ["hoi dong"] = UnitKind.Other,
        ["to"] = UnitKind.Other,
    };

    private static readonly string[][] Posts = Phrases(
        "tong giam doc", "giam doc", "chu tich", "thu truong", "lanh dao", "chi huy truong", "chinh uy", "tu lenh", "chi cuc truong", "cuc truong",
        "vu truong", "vien truong", "chanh an", "hieu truong", "tong bien tap", "bi thu", "nguoi dung dau", "chu nhiem", "doi truong", "tram truong",
        "dai dien", "dong chi", "bo truong", "tong thanh tra", "thong doc", "thu tuong", "ke toan truong", "uy vien", "pho");

    /// <summary>Posts named before the unit's own first word: "Chánh Văn phòng", "Trưởng phòng", "Trưởng Ban".</summary>
    private static readonly (string Post, string[] Before)[] Chiefs =
    [
        ("chanh", ["van phong", "thanh tra"]),
        ("truong", ["phong", "ban", "cong an", "cac phong", "cac ban", "bo phan", "tram", "doan dai bieu", "cac don vi"]),
    ];

    public static readonly string[] Quantifiers = ["cac", "nhung", "mot so", "tat ca", "toan bo", "toan the", "moi"];

    public static readonly (string Word, UnitKind Kind)[] Ranks =
    [
        ("thanh pho", UnitKind.District), ("thi tran", UnitKind.Commune), ("thi xa", UnitKind.District), ("dac khu", UnitKind.Commune),
        ("tinh", UnitKind.Province), ("huyen", UnitKind.District), ("quan", UnitKind.District), ("phuong", UnitKind.Commune), ("xa", UnitKind.Commune),
    ];

    /// <summary>The longest head the words begin with, and its number of words.</summary>
    public static (UnitKind Kind, int Length)? Head(ReadOnlySpan<AgencyWord> words)
    {
        for (var length = Math.Min(4, words.Length); length > 0; length--)
        {
            if (Heads.TryGetValue(AgencyWords.Key(words[..length].ToArray()), out var kind))
                return (kind, length);
        }

        return null;
    }

    /// <summary>How many words from the start name posts.</summary>
    public static int PostLength(ReadOnlySpan<AgencyWord> words)
    {
        var at = 0;
        while (at < words.Length)
        {
            var rest = words[at..];
            if (Posts.TryStart(rest, out var length) || Chief(rest, out length))
                at += length;
            else
                break;
        }

        // "Cục trưởng Cục Thuế": "của" between post and unit says nothing.
        return at > 0 && at < words.Length && words[at].Text == "cua" ? at + 1 : at;
    }

    public static bool StartsWith(ReadOnlySpan<AgencyWord> words, ReadOnlySpan<string> phrase)
    {
        if (words.Length < phrase.Length)
            return false;

        for (var index = 0; index < phrase.Length; index++)
        {
            if (words[index].Text != phrase[index])
                return false;
        }

        return true;
    }

    public static int QuantifierLength(ReadOnlySpan<AgencyWord> words)
    {
        var at = 0;
        for (var index = 0; index < Quantifiers.Length;)
        {
            var phrase = Quantifiers[index].Split(' ');
            if (StartsWith(words[at..], phrase))
            {
                at += phrase.Length;
                index = 0;
            }
            else
            {
                index++;
            }
        }

        return at;
    }

    private static bool Chief(ReadOnlySpan<AgencyWord> words, out int length)
    {
        length = 1;
        foreach (var (post, before) in Chiefs)
        {
            if (words[0].Text != post)
                continue;

            foreach (var next in before)
            {
                if (StartsWith(words[1..], next.Split(' ')))
                    return true;
            }
        }

        return false;
    }

    private static bool TryStart(this string[][] phrases, ReadOnlySpan<AgencyWord> words, out int length)
    {
        foreach (var phrase in phrases)
        {
            if (StartsWith(words, phrase))
            {
                length = phrase.Length;
                return true;
            }
        }

        length = 0;
        return false;
    }

    private static string[][] Phrases(params string[] phrases) => [.. phrases.Select(phrase => phrase.Split(' '))];
}
