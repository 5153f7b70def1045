namespace ParIndex.App.Results.Reading;

/// <summary>Spells out lists that name their head once: "Giám đốc các Sở: Nội vụ, Tài chính", "UBND cấp huyện, cấp xã", "Sở Nội vụ, Tài chính".</summary>
internal static class AgencyEnumeration
{
    /// <summary>Nouns that an enumeration repeats before each name, and those it does not.</summary>
    private static readonly string[] RepeatedNouns = ["sở", "phòng", "ban", "chi cục", "cục", "huyện", "thị xã", "thành phố", "xã", "phường", "công ty", "trung tâm"];

    private static readonly string[] SilentNouns = ["cơ quan, đơn vị", "cơ quan", "đơn vị", "sở, ban, ngành", "sở, ngành"];

    private static readonly string[] SharedHeads = ["Giám đốc Sở", "Giám đốc các Sở", "Sở", "Trưởng phòng", "Phòng"];

    /// <summary>Finds "các Sở: …" in a part; opens the enumeration and returns the names after the colon.</summary>
    public static string Open(string part, ref string enumeration)
    {
        var colon = part.IndexOf(':', StringComparison.Ordinal);
        var head = colon > 0 ? part[..colon].TrimEnd() : part;
        foreach (var (noun, repeated) in RepeatedNouns.Select(noun => (noun, true)).Concat(SilentNouns.Select(noun => (noun, false))))
        {
            var many = "các " + noun;
            var at = head.Length <= 60 || colon < 0 ? head.IndexOf(many, StringComparison.OrdinalIgnoreCase) : -1;
            if (at < 0 || (at > 0 && head[at - 1] != ' '))
            {
                continue;
            }

            var end = at + many.Length;
            var printedNoun = head[(at + 4)..end];
            if (colon > 0 && end == head.Length)
            {
                enumeration = (head[..at] + (repeated ? Singular(printedNoun) : "")).Trim() + " ";
                return part[(colon + 1)..].Trim();
            }

            // "các Sở Nội vụ, Tài chính": no colon, but names of fields follow at once.
            if (repeated && colon < 0 && end + 1 < head.Length && head[end] == ' ' && AgencyWords.IsFieldOfWork(FirstName(head[(end + 1)..])))
            {
                enumeration = (head[..at] + Singular(printedNoun)).Trim() + " ";
                return head[(end + 1)..];
            }
        }

        return part;
    }

    /// <summary>Full name of an item of an open enumeration; null when the item is no part of it.</summary>
    public static string? Complete(string enumeration, string name)
    {
        var head = enumeration.TrimEnd();
        var post = Post(head);
        if (AgencyWords.Begins(name) && !AgencyWords.IsFieldOfWork(name))
        {
            return head.Length == 0 || Post(name).Length > 0 || !char.IsUpper(name[0]) || IsGroup(name) || IsCommittee(name) ? null : (post + " " + name).Trim();
        }

        return char.IsUpper(name[0]) ? (head + " " + name).Trim() : null;
    }

    /// <summary>Whether the text is another level of the agency before: "cấp xã".</summary>
    public static bool IsLevel(string text) => text.StartsWith("cấp ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a comma in an open enumeration separates names; the comma in "Văn hóa, Thể thao và Du lịch" does not.</summary>
    public static bool CutsAt(string before, string after)
    {
        var left = FirstName(LastName(before));
        return !AgencyWords.IsFieldOfWork(left + ", " + FirstName(after));
    }

    /// <summary>Whether the text after a comma is a further field of work under the same "Sở" or "Phòng".</summary>
    public static bool SharesHead(string before, string after) =>
        SharedHead(before.Trim()) is not null && AgencyWords.IsFieldOfWork(FirstName(after));

    /// <summary>"cấp xã" after "UBND cấp huyện" is "UBND cấp xã"; "Tài chính" after "Sở Nội vụ" is "Sở Tài chính".</summary>
    public static string? WithSharedHead(List<string> agencies, string name)
    {
        if (agencies.Count == 0)
        {
            return null;
        }

        var before = agencies[^1];
        if (IsLevel(name))
        {
            var level = before.IndexOf("cấp ", StringComparison.OrdinalIgnoreCase);
            return level > 0 ? before[..level] + name : null;
        }

        return SharedHead(before) is { } head && AgencyWords.IsFieldOfWork(name) ? head + " " + name : null;
    }

    /// <summary>Place of " và " between two agencies of one kind, or -1: "Sở Nội vụ và Sở Tài chính", but "Văn phòng HĐND và UBND" is one.</summary>
    public static int And(string name)
    {
        var start = name.TrimStart();
        var at = start.StartsWith("Văn phòng", StringComparison.Ordinal) ? -1 : name.LastIndexOf(" và ", StringComparison.Ordinal);
        if (at < 0 || name.LastIndexOf('(') > name.LastIndexOf(')'))
        {
            return -1;
        }

        var rest = name[(at + 4)..];
        string[] heads = ["Sở ", "Giám đốc ", "Chủ tịch ", "Công an ", "Cục ", "Chánh ", "Phòng ", "Bảo hiểm ", "Kho bạc "];
        return AgencyWords.Begins(start) && Array.Exists(heads, head => rest.StartsWith(head, StringComparison.Ordinal)) ? at : -1;
    }

    private static string? SharedHead(string agency) =>
        Array.Find(SharedHeads, head => agency.StartsWith(head + " ", StringComparison.Ordinal) && agency.Length > head.Length + 1 && char.IsUpper(agency[head.Length + 1]));

    private static bool IsGroup(string name) => name.StartsWith("Các ", StringComparison.Ordinal);

    private static bool IsCommittee(string name) => name.StartsWith("UBND", StringComparison.Ordinal) || name.StartsWith("Ủy ban", StringComparison.OrdinalIgnoreCase);

    private static string Post(string head)
    {
        string[] posts = ["Giám đốc", "Thủ trưởng", "Chủ tịch", "Trưởng", "Lãnh đạo", "Người đứng đầu", "Chánh"];
        return Array.Find(posts, post => head.StartsWith(post, StringComparison.Ordinal)) ?? "";
    }

    /// <summary>"các sở: Nội vụ" names "Sở Nội vụ"; levels of territory stay small.</summary>
    private static string Singular(string noun) =>
        noun.StartsWith("huyện", StringComparison.OrdinalIgnoreCase) || noun.StartsWith("xã", StringComparison.OrdinalIgnoreCase)
        || noun.StartsWith("th", StringComparison.OrdinalIgnoreCase) || noun.StartsWith("phường", StringComparison.OrdinalIgnoreCase)
            ? noun
            : char.ToUpperInvariant(noun[0]) + noun[1..];

    private static string FirstName(string text)
    {
        var end = text.IndexOfAny([',', ';', '.', '(']);
        return (end < 0 ? text : text[..end]).Trim();
    }

    private static string LastName(string text) => text[(text.LastIndexOf(',') + 1)..].Trim();
}
