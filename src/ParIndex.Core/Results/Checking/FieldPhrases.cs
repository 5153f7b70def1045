namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Fixed two-syllable words of administrative Vietnamese that no other pair of syllables with the same bare letters is mistaken for
/// (unlike "công tác"/"cộng tác", "đầu tư"/"(bắt) đầu từ"): any other marks on these letters are damage.
/// </summary>
internal static class FieldPhrases
{
    private static readonly string[] Phrases =
    [
        "niêm yết", "bưu điện", "bưu chính", "thanh tra", "tổ chức", "tinh thần", "công khai", "thủ tục", "hành chính", "quy định", "kế hoạch", "phấn đấu",
        "kiểm tra", "kiểm toán", "giải quyết", "công chức", "viên chức", "đơn vị", "chủ trì", "phối hợp", "nhiệm vụ", "chất lượng", "hiệu quả", "ngân sách",
        "kỷ luật", "thẩm quyền", "pháp luật", "văn bản", "quyết định", "nghị định", "nghị quyết", "hướng dẫn", "đào tạo", "bồi dưỡng", "tuyên truyền",
        "điều hành", "lãnh đạo", "ủy ban", "hội đồng", "giám đốc", "chủ tịch", "biên chế", "tuyển dụng", "bổ nhiệm", "kiến nghị", "trực tuyến",
        "chuyển đổi", "doanh nghiệp", "phát triển", "tỷ lệ", "khảo sát", "nguyên nhân", "giai đoạn", "xây dựng", "triển khai", "tiêu chí", "lĩnh vực",
        "địa phương", "sáng kiến", "đối thoại", "rà soát", "giải pháp", "minh bạch", "nhà nước", "thanh toán", "phục vụ", "hài lòng", "trách nhiệm",
        "cải cách", "nâng cao", "tăng cường", "đánh giá", "thực hiện", "quản lý", "hồ sơ", "dịch vụ", "chính sách", "chính phủ", "đề xuất", "tham mưu", "hạn chế", "khắc phục",
        "kết quả", "giám sát", "điện tử", "sự nghiệp", "thông tin", "đôn đốc", "phân cấp", "công vụ", "liên thông", "khen thưởng", "sắp xếp", "đúng hạn", "báo cáo",
    ];

    /// <summary>Of three syllables: of these only the first may be taken for another word.</summary>
    private static readonly Dictionary<string, string> Triples =
        new[] { "cổng thông tin", "cổng dịch vụ", "giảm biên chế", "tính khả thi", "tính hợp lý" }.ToDictionary(phrase => string.Join(' ', phrase.Split(' ').Select(VietnameseSyllable.Bare)));

    /// <summary>"Văn bản của tỉnh hợp lý" speaks of the province.</summary>
    private static readonly string Province = VietnameseSyllable.Normal("tỉnh");

    /// <summary>Words whose first syllable is also recognised with one letter wrong: no other word ends like them and begins nearly so.</summary>
    private static readonly HashSet<string> ByLetters = ["thanh tra", "bưu điện", "bưu chính", "niêm yết"];

    private static readonly Pair[] Pairs = Phrases.Select(Pair.Of).ToArray();

    private static readonly Dictionary<(string, string), Pair> ByBare = Pairs.ToDictionary(pair => (pair.FirstBare, pair.SecondBare));

    private static readonly ILookup<string, Pair> BySecond = Pairs.ToLookup(pair => pair.SecondBare);

    private static readonly HashSet<(string, string)> Wholes = Pairs.Select(pair => (pair.First, pair.Second)).ToHashSet();

    private static readonly HashSet<string> TripleEnds = Triples.Keys.Select(key => key[(key.LastIndexOf(' ') + 1)..]).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a word of the field ends in this syllable without marks.</summary>
    public static bool IsEnd(string bare) => BySecond.Contains(bare) || TripleEnds.Contains(bare);

    /// <summary>Whether two syllables, tone in one place, are one of these words as it should be.</summary>
    public static bool Has(string first, string second) => Wholes.Contains((first, second));

    /// <summary>The word that two neighbouring tokens are a damaged form of; null when they are whole or something else.</summary>
    public static Repair? Repair(Token first, Token second)
    {
        if (ByBare.GetValueOrDefault((first.Bare, second.Bare)) is { } same)
        {
            var isWhole = first.Normal == same.First && second.Normal == same.Second;
            return isWhole || IsUnmarked(first, second) ? null : new Repair(same.Text, 2, first.Normal != same.First, second.Normal != same.Second);
        }

        if (first.Bare.Length == 0)
        {
            return null;
        }

        var isForeign = !first.Forms.IsCapitals && !first.Forms.IsPossible;
        foreach (var phrase in BySecond[second.Bare])
        {
            var alike = phrase.FirstBare[0] == first.Bare[0] && IsOneLetterOff(phrase.FirstBare, first.Bare);
            if ((alike && (isForeign || ByLetters.Contains(phrase.Text)) && second.Normal == phrase.Second)
                || (isForeign && ByLetters.Contains(phrase.Text) && first.Bare.Length <= 8 && IsWithin(phrase.FirstBare, first.Bare)))
            {
                return new Repair(phrase.Text, 2, false, false);
            }
        }

        return null;
    }

    /// <summary>The three-syllable word that three neighbouring tokens are a damaged form of.</summary>
    public static Repair? Repair(Token first, Token second, Token third)
    {
        if (!Triples.TryGetValue($"{first.Bare} {second.Bare} {third.Bare}", out var phrase) || IsUnmarked(first, second) || first.Normal == Province)
        {
            return null;
        }

        var wanted = phrase.Split(' ').Select(VietnameseSyllable.Normal);
        return wanted.SequenceEqual([first.Normal, second.Normal, third.Normal]) ? null : new Repair(phrase, 3, false, false);
    }

    /// <summary>Text typed without any marks (file names, addresses) is not damaged.</summary>
    private static bool IsUnmarked(Token first, Token second) => first.Normal == first.Bare && second.Normal == second.Bare;

    private static bool IsOneLetterOff(string wanted, string found)
    {
        if (Math.Abs(wanted.Length - found.Length) > 1 || wanted == found)
        {
            return false;
        }

        var start = wanted.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = wanted.Reverse().Zip(found.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return start + end >= Math.Max(wanted.Length, found.Length) - 1;
    }

    /// <summary>Whether the letters of a word stand in this order within a longer one.</summary>
    private static bool IsWithin(string wanted, string found)
    {
        var next = 0;
        foreach (var letter in found)
        {
            next += next < wanted.Length && letter == wanted[next] ? 1 : 0;
        }

        return next == wanted.Length && wanted[0] == found[0];
    }

    /// <summary>A word with its syllables, tone in one place, and without marks.</summary>
    private sealed record Pair(string Text, string First, string Second, string FirstBare, string SecondBare)
    {
        public static Pair Of(string phrase)
        {
            var blank = phrase.IndexOf(' ', StringComparison.Ordinal);
            var (first, second) = (phrase[..blank], phrase[(blank + 1)..]);
            return new(
                phrase, VietnameseSyllable.Normal(first), VietnameseSyllable.Normal(second), VietnameseSyllable.Bare(first), VietnameseSyllable.Bare(second));
        }
    }
}

/// <summary>What a run of tokens is a damaged form of.</summary>
/// <param name="Right">The word as it should be.</param>
/// <param name="Length">How many tokens.</param>
/// <param name="IsFirstOther">The first syllable has other marks, and may belong to the word before.</param>
/// <param name="IsSecondOther">The second syllable has other marks, and may belong to the word after.</param>
internal sealed record Repair(string Right, int Length, bool IsFirstOther, bool IsSecondOther);
