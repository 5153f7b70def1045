namespace ParIndex.Core.Units.Agencies;

/// <summary>
/// Abbreviations in general use. Those of a sector need not stand here when the unit is registered under its full name: they are
/// matched by its initials.
/// </summary>
internal static class Abbreviations
{
    private static readonly Dictionary<string, string[]> Known = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ubnd"] = "uy ban nhan dan",
        ["hdnd"] = "hoi dong nhan dan",
        ["dbqh"] = "dai bieu quoc hoi",
        ["mttq"] = "mat tran to quoc",
        ["mttqvn"] = "mat tran to quoc viet nam",
        ["tw"] = "trung uong",
        ["vp"] = "van phong",
        ["tp"] = "thanh pho",
        ["tx"] = "thi xa",
        ["tphcm"] = "thanh pho ho chi minh",
        ["hcm"] = "ho chi minh",
        ["vn"] = "viet nam",
        ["bhxh"] = "bao hiem xa hoi",
        ["kbnn"] = "kho bac nha nuoc",
        ["nhnn"] = "ngan hang nha nuoc",
        ["nhcsxh"] = "ngan hang chinh sach xa hoi",
        ["qltt"] = "quan ly thi truong",
        ["chqs"] = "chi huy quan su",
        ["qs"] = "quan su",
        ["ca"] = "cong an",
        ["bdbp"] = "bo doi bien phong",
        ["tand"] = "toa an nhan dan",
        ["vksnd"] = "vien kiem sat nhan dan",
        ["thads"] = "thi hanh an dan su",
        ["ptth"] = "phat thanh truyen hinh",
        ["ttdt"] = "thong tin dien tu",
        ["tttt"] = "thong tin truyen thong",
        ["khdt"] = "ke hoach dau tu",
        ["khcn"] = "khoa hoc cong nghe",
        ["nnptnt"] = "nong nghiep phat trien nong thon",
        ["nnmt"] = "nong nghiep moi truong",
        ["tnmt"] = "tai nguyen moi truong",
        ["ldtbxh"] = "lao dong thuong binh xa hoi",
        ["gtvt"] = "giao thong van tai",
        ["gddt"] = "giao duc dao tao",
        ["vhttdl"] = "van hoa the thao du lich",
        ["cntt"] = "cong nghe thong tin",
        ["cchc"] = "cai cach hanh chinh",
        ["tthc"] = "thu tuc hanh chinh",
        ["pvhcc"] = "phuc vu hanh chinh cong",
        ["hcc"] = "hanh chinh cong",
        ["bql"] = "ban quan ly",
        ["qlda"] = "quan ly du an",
        ["kcn"] = "khu cong nghiep",
        ["kkt"] = "khu kinh te",
        ["dvsn"] = "don vi su nghiep",
        ["dvsncl"] = "don vi su nghiep cong lap",
        ["cqcm"] = "co quan chuyen mon",
        ["cq"] = "co quan",
        ["dv"] = "don vi",
        ["dn"] = "doanh nghiep",
        ["htx"] = "hop tac xa",
        ["bv"] = "benh vien",
        ["ttyt"] = "trung tam y te",
        ["lhpn"] = "lien hiep phu nu",
        ["ldld"] = "lien doan lao dong",
        ["ccb"] = "cuu chien binh",
        ["tncs"] = "thanh nien cong san",
        ["ctxh"] = "chinh tri xa hoi",
        ["bcd"] = "ban chi dao",
        ["cbccvc"] = "can bo cong chuc vien chuc",
        ["cbcc"] = "can bo cong chuc",
    }.ToDictionary(pair => pair.Key, pair => pair.Value.Split(' '), StringComparer.Ordinal);

    public static string[]? Find(string letters) => Known.GetValueOrDefault(letters);

    /// <summary>Long and without a vowel: no Vietnamese word, so an abbreviation also in small letters.</summary>
    public static bool IsUnmistakable(string folded) => folded.Length > 2 && folded.IndexOfAny(['a', 'e', 'i', 'o', 'u', 'y']) < 0
        || folded is "ubnd" or "qs";
}
