namespace ParIndex.Core.Units.Agencies;

/// <summary>What a collective noun stands for.</summary>
internal enum GroupNoun
{
    /// <summary>Sở: departments of the province, from below too.</summary>
    Departments,
    /// <summary>Ban, ngành, cơ quan chuyên môn: specialised agencies of the authority.</summary>
    Specialised,
    /// <summary>Cơ quan, đơn vị: every office right under the authority.</summary>
    Bodies,
    /// <summary>Cơ quan, đơn vị thuộc UBND: specialised agencies and service units.</summary>
    BodiesOfCommittee,
    /// <summary>Địa phương: territories below.</summary>
    Localities,
    Vertical,
    /// <summary>Cơ quan trung ương: ministries and vertical agencies.</summary>
    Central,
    Ministries,
    /// <summary>Tổ chức chính trị - xã hội, hội: the Front itself is named beside them.</summary>
    MassOrganisations,
    Press,
    Websites,
    ServiceUnits,
    Education,
    Health,
    Divisions,
    Utilities,
    PostOffices,
    /// <summary>Citizens, officials, enterprises: not in the register.</summary>
    Outside,
}

/// <summary>Collective nouns and the words that may follow them.</summary>
internal static class GroupLexicon
{
    private static readonly Dictionary<string, GroupNoun> Nouns = Build(
        (GroupNoun.Departments, "so|cac so|so nganh|so ban nganh"),
        (GroupNoun.Specialised, "ban|nganh|ban nganh|co quan chuyen mon|co quan tham muu|co quan hanh chinh|co quan hanh chinh nha nuoc|don vi chuyen mon|co quan quan ly nha nuoc"),
        (GroupNoun.Bodies, "co quan|don vi|to chuc|co quan don vi|dau moi|thanh vien|co quan nha nuoc|don vi chuc nang|co quan chuc nang|don vi du toan|chu dau tu|don vi truc thuoc"),
        (GroupNoun.Localities, "dia phuong|chinh quyen dia phuong"),
        (GroupNoun.Vertical, "co quan nganh doc|nganh doc|don vi nganh doc|co quan trung uong dong tren dia ban|co quan nganh doc trung uong|luc luong vu trang|co quan thuoc he thong nganh doc"),
        (GroupNoun.Central, "co quan trung uong|don vi trung uong|trung uong"),
        (GroupNoun.Ministries, "bo|bo nganh|bo nganh trung uong|bo co quan ngang bo"),
        (GroupNoun.MassOrganisations, "to chuc chinh tri xa hoi|doan the|doan the chinh tri xa hoi|hoi|to chuc hoi|hoi doan the|to chuc doan the|hoi quan chung|to chuc xa hoi|to chuc xa hoi nghe nghiep|to chuc chinh tri|co quan doan the|ban nganh doan the|mat tran|mat tran doan the"),
        (GroupNoun.Press, "co quan bao chi|bao chi|bao|dai|bao dai|dai truyen thanh|dai phat thanh|co quan truyen thong|co quan thong tin dai chung|phuong tien thong tin dai chung|co quan thong tan bao chi|co quan thong tin truyen thong"),
        (GroupNoun.Websites, "trang thong tin dien tu|cong thong tin dien tu|trang web|website|cong trang thong tin dien tu|trang cong thong tin dien tu"),
        (GroupNoun.ServiceUnits, "don vi su nghiep|don vi su nghiep cong lap|don vi su nghiep cong|trung tam|ban quan ly|ban quan ly du an|vien|quy"),
        (GroupNoun.Education, "co so giao duc|truong|truong hoc|nha truong|co so dao tao|co so giao duc dao tao|co so giao duc nghe nghiep|truong dai hoc|truong cao dang"),
        (GroupNoun.Health, "co so kham chua benh|co so kham benh chua benh|co so y te|benh vien|trung tam y te|tram y te|don vi y te"),
        (GroupNoun.Divisions, "phong|phong ban|phong chuyen mon|phong ban chuyen mon|cap phong|phong nghiep vu|chi cuc|phong don vi|bo phan"),
        (GroupNoun.Utilities, "don vi cung cap dien nuoc|don vi cung cap dien|don vi cung cap nuoc|don vi cap dien|don vi cap nuoc|doanh nghiep cung cap dien nuoc|cong ty dien luc cap nuoc"),
        (GroupNoun.PostOffices, "buu dien|buu cuc|diem buu dien van hoa xa|doanh nghiep buu chinh cong ich|doanh nghiep buu chinh"),
        (GroupNoun.Outside, "bao chi trung uong|co quan bao chi trung uong|doanh nghiep|hop tac xa|ca nhan|nguoi dan|cong dan|to chuc ca nhan|can bo cong chuc vien chuc|can bo cong chuc|can bo|cong chuc|vien chuc|nguoi lao dong|thon|buon|ban lang|to dan pho|thon to dan pho|khu pho|ap|cong ty|tap doan|nha thau|ngan hang|ngan hang thuong mai|doanh nghiep vien thong|don vi vien thong|to cong nghe so cong dong|hiep hoi|nha khoa hoc|chuyen gia|dai bieu hoi dong nhan dan"));

    /// <summary>Words that begin a condition: what follows leaves the group open.</summary>
    public static readonly string[][] Conditions = Phrases(
        "co lien quan", "lien quan", "co nhu cau", "khac", "con lai", "co", "duoc", "theo", "khi", "neu", "de", "thuc hien", "phu trach", "tham muu", "chiu trach nhiem",
        "chu quan", "quan ly", "cung cap", "giai quyet", "su dung", "tham gia", "tai cac ke hoach", "nhan", "co chuc nang", "xay dung", "ban hanh", "trong qua trinh", "dang");

    /// <summary>Words that only say where: the group stays closed.</summary>
    public static readonly string[][] Locations = Phrases(
        "dong tren dia ban", "dong chan tren dia ban", "tren dia ban", "tren pham vi", "tai dia phuong", "o dia phuong", "tren toan", "tai", "o", "toan", "thuoc", "truc thuoc", "cua", "trong");

    /// <summary>What a people's committee is named by in a list.</summary>
    public static readonly string[][] Committees = Phrases(
        "hoi dong nhan dan uy ban nhan dan", "uy ban nhan dan hoi dong nhan dan", "uy ban nhan dan", "chinh quyen", "cap uy chinh quyen", "dang uy uy ban nhan dan", "uy ban");

    /// <summary>The longest noun phrase the words begin with.</summary>
    public static (GroupNoun Noun, int Length)? Noun(ReadOnlySpan<AgencyWord> words)
    {
        for (var length = Math.Min(8, words.Length); length > 0; length--)
        {
            if (Nouns.TryGetValue(AgencyWords.Key(words[..length].ToArray()), out var noun))
                return (noun, length);
        }

        return null;
    }

    public static int Match(string[][] phrases, ReadOnlySpan<AgencyWord> words)
    {
        foreach (var phrase in phrases)
        {
            if (AgencyLexicon.StartsWith(words, phrase))
                return phrase.Length;
        }

        return 0;
    }

    private static string[][] Phrases(params string[] phrases) =>
        [.. phrases.Select(phrase => phrase.Split(' ')).OrderByDescending(phrase => phrase.Length)];

    private static Dictionary<string, GroupNoun> Build(params (GroupNoun Noun, string Phrases)[] rows) =>
        rows.SelectMany(row => row.Phrases.Split('|').Select(phrase => (phrase, row.Noun))).ToDictionary(row => row.phrase, row => row.Noun, StringComparer.Ordinal);
}
