using ParIndex.Core.Results;

namespace ParIndex.App.Results.Reading;

/// <summary>Finds level and parent of each row from its code, and repairs codes that only their neighbours explain.</summary>
internal static class Hierarchy
{
    public static List<OfficialRow> Assign(IReadOnlyList<OfficialRow> rows, IReadOnlyList<RowDraft> drafts, List<ReadingNote> notes)
    {
        var codes = CodeSequence.Repair(drafts, notes);
        var result = new List<OfficialRow>(rows.Count);
        var sections = new List<Section>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var restarts = Restarts(codes);
        for (var i = 0; i < rows.Count; i++)
        {
            if (codes[i] is not { } code)
            {
                result.Add(drafts[i].IsTotal ? rows[i] with { Level = 0 } : Uncoded(rows[i], result));
                continue;
            }

            var row = code.Style == CodeStyle.Numeric ? Numbered(rows[i], code, sections, seen, restarts) : InSection(rows[i], code, sections);
            seen.Add(row.Code);
            result.Add(row);
        }

        return result;
    }

    /// <summary>Whether whole numbers begin again in each section, so that a number alone names no row.</summary>
    private static bool Restarts(IReadOnlyList<ReadCode?> codes)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        return codes.Any(code => code?.Style != CodeStyle.Numeric && code is not null)
            && codes.Any(code => code is { Style: CodeStyle.Numeric, Depth: 1 } && !numbers.Add(code.Text));
    }

    private static OfficialRow Uncoded(OfficialRow row, List<OfficialRow> above)
    {
        var last = above.FindLast(candidate => candidate.Level > 0);
        return row with { Level = last?.Level ?? 1, Parent = last?.Parent ?? "" };
    }

    private static OfficialRow InSection(OfficialRow row, ReadCode code, List<Section> sections)
    {
        var same = sections.FindIndex(section => section.Style == code.Style);
        if (same >= 0)
        {
            sections.RemoveRange(same, sections.Count - same);
        }

        var parent = sections.Count == 0 ? "" : sections[^1].Path;
        var path = parent.Length == 0 ? code.Text : parent + "." + code.Text;
        sections.Add(new Section(code.Style, path));
        return row with { Code = path, Parent = parent, Level = sections.Count };
    }

    private static OfficialRow Numbered(OfficialRow row, ReadCode code, List<Section> sections, HashSet<string> seen, bool restarts)
    {
        var prefix = sections.Count == 0 ? "" : sections[^1].Path;
        var text = restarts && prefix.Length > 0 ? prefix + "." + code.Text : code.Text;
        var parent = text;
        do
        {
            var dot = parent.LastIndexOf('.');
            parent = dot < 0 ? "" : parent[..dot];
        }
        while (parent.Length > 0 && parent != prefix && !seen.Contains(parent));

        return row with { Code = text, Parent = parent.Length == 0 ? prefix : parent, Level = code.Depth + sections.Count };
    }

    private sealed record Section(CodeStyle Style, string Path);
}
