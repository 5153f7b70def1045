using ParIndex.App.Criteria.Form;
using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Yaml;

/// <summary>Lines of a YAML text, to find places the YAML library does not tell.</summary>
internal sealed class SourceLines(string text)
{
    private readonly string[] lines = text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>First control or broken character; null when there is none.</summary>
    public SourcePlace? FirstDamage()
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!SetText.IsDamaged(lines[i]))
            {
                continue;
            }

            var column = 1;
            while (!SetText.IsDamaged(lines[i][..column]) || (char.IsHighSurrogate(lines[i][column - 1]) && !SetText.IsDamaged(lines[i][..Math.Min(column + 1, lines[i].Length)])))
            {
                column++;
            }

            return SourcePlace.AtLine(i + 1, column);
        }

        return null;
    }

    /// <summary>First tab used to indent, at or after a line; null when there is none.</summary>
    public SourcePlace? FirstTab(int fromLine)
    {
        for (var i = Math.Max(fromLine - 1, 0); i < lines.Length; i++)
        {
            var blanks = lines[i].Length - lines[i].TrimStart(' ').Length;
            if (blanks < lines[i].Length && lines[i][blanks] == '\t')
            {
                return SourcePlace.AtLine(i + 1, blanks + 1);
            }
        }

        return null;
    }

    /// <summary>First character of a literal block whose mark "|" stands here; null when its indentation is given by a digit.</summary>
    public SourcePlace? FirstOfBlock(int line, int column)
    {
        var header = lines.ElementAtOrDefault(line - 1) ?? "";
        var mark = header.Length >= column ? header[(column - 1)..] : "";
        mark = mark.Split('#')[0];
        if (mark.Any(char.IsAsciiDigit))
        {
            return null;
        }

        for (var i = line; i < lines.Length; i++)
        {
            var content = lines[i].TrimStart(' ');
            if (content.Trim().Length > 0)
            {
                return SourcePlace.AtLine(i + 1, lines[i].Length - content.Length + 1);
            }
        }

        return null;
    }
}
