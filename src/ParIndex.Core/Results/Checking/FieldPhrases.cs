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
    ];

    /// <summary>Of three syllables: of these only the first may be taken for another word.</summary>
    private static readonly Dictionary<string, string> Triples =
        new[] { "cổng thông tin", "cổng dịch vụ", "giảm biên chế" }.ToDictionary(phrase => string.Join(' ', phrase.Split(' ').Select(VietnameseSyllable.Bare)));

    /// <summary>Words whose first syllable is also recognised with one letter wrong: no other word ends like them and begins nearly so.</summary>
    private static readonly HashSet<string> ByLetters = ["thanh tra", "bưu điện", "bưu chính", "niêm yết"];

    private static readonly Dictionary<(string, string), string> ByBare = Phrases.ToDictionary(
        phrase => (VietnameseSyllable.Bare(First(phrase)), VietnameseSyllable.Bare(Second(phrase))));

    private static readonly ILookup<string, string> BySecond = Phrases.ToLookup(phrase => VietnameseSyllable.Bare(Second(phrase)));

    /// <summary>The word that two neighbouring tokens are a damaged form of; null when they are whole or something else.</summary>
    public static string? Repair(Token first, Token second)
    {
        if (ByBare.GetValueOrDefault((first.Bare, second.Bare)) is { } same)
        {
            var isWhole = first.Normal == VietnameseSyllable.Normal(First(same)) && second.Normal == VietnameseSyllable.Normal(Second(same));
            return isWhole || IsUnmarked(first, second) ? null : same;
        }

        if (first.Bare.Length == 0)
        {
            return null;
        }

        var isForeign = !first.IsCapitals && !first.Forms.IsPossible;
        foreach (var phrase in BySecond[second.Bare])
        {
            var wanted = VietnameseSyllable.Bare(First(phrase));
            var alike = wanted[0] == first.Bare[0] && IsOneLetterOff(wanted, first.Bare);
            if ((alike && (isForeign || ByLetters.Contains(phrase)) && second.Normal == VietnameseSyllable.Normal(Second(phrase)))
                || (isForeign && ByLetters.Contains(phrase) && first.Bare.Length <= 8 && IsWithin(wanted, first.Bare)))
            {
                return phrase;
            }
        }

        return null;
    }

    /// <summary>The three-syllable word that three neighbouring tokens are a damaged form of.</summary>
    public static string? Repair(Token first, Token second, Token third)
    {
        if (!Triples.TryGetValue($"{first.Bare} {second.Bare} {third.Bare}", out var phrase) || IsUnmarked(first, second))
        {
            return null;
        }

        var wanted = phrase.Split(' ').Select(VietnameseSyllable.Normal);
        return wanted.SequenceEqual([first.Normal, second.Normal, third.Normal]) ? null : phrase;
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

    private static string First(string phrase) => phrase[..phrase.IndexOf(' ', StringComparison.Ordinal)];

    private static string Second(string phrase) => phrase[(phrase.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
