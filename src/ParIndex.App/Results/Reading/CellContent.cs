using ParIndex.Core.Numbers;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>What a cell looks like, whatever column it stands in.</summary>
internal enum CellContent
{
    /// <summary>A plain number.</summary>
    Number,

    /// <summary>A number with a percent sign, perhaps with a word around it.</summary>
    Percent,

    /// <summary>"-", "/", "x": a mark for nothing.</summary>
    Placeholder,

    /// <summary>Agencies introduced by "Chủ trì:" or "Phối hợp:".</summary>
    Responsible,

    /// <summary>Begins with the name of an agency or post.</summary>
    Agency,

    /// <summary>The end of a list of agencies: "huyện", "cơ quan, đơn vị liên quan".</summary>
    AgencyTail,

    /// <summary>A mark of an opinion survey.</summary>
    Survey,

    /// <summary>A time: "Thường xuyên", "Quý II/2024".</summary>
    Time,

    /// <summary>A few words that could be anything, such as the end of a broken line.</summary>
    Fragment,

    /// <summary>Longer than a few words.</summary>
    Sentence,

    /// <summary>A sentence that tells what was done or not: no list of agencies.</summary>
    Statement,
}

/// <summary>Tells contents of cells apart.</summary>
internal static class CellContents
{
    private static readonly string[] SurveyPhrases = ["dieu tra xhh", "dieu tra xa hoi hoc", "chi so sipas", "khao sat xa hoi hoc", "khao sat xhh"];

    private static readonly string[] TimeWords = ["thuong xuyen", "quy", "thang", "nam", "hang nam", "hang quy", "truoc ngay", "trong nam", "ngay", "dinh ky", "den", "tu thang", "hang thang"];

    private static readonly string[] StatementPhrases =
        [" dat ", " diem", " chua ", " khong ", " theo quy dinh", " thuc hien ", " bi ", " da ", " moi ", " phai ", " con ", " ty le ", " thieu ", " trong nam", " nam 20", "ho so", "van ban", "%"];

    public static CellContent Of(string text)
    {
        var trimmed = text.Trim();
        if (ReadNumber(trimmed) is { } number)
        {
            return number.IsPercent ? CellContent.Percent : CellContent.Number;
        }

        if (trimmed.Length <= 3 && !trimmed.Any(char.IsLetterOrDigit) || trimmed is "x" or "X")
        {
            return CellContent.Placeholder;
        }

        var folded = VietnameseText.Fold(trimmed.Length > 300 ? trimmed[..300] : trimmed);
        if (ResponsibleText.Introduces(folded))
        {
            return CellContent.Responsible;
        }

        if (folded.Length < 120 && SurveyPhrases.Any(phrase => folded.Contains(phrase, StringComparison.Ordinal)))
        {
            return CellContent.Survey;
        }

        if (AgencyWords.Begins(trimmed.TrimStart('-', '+', ' ', '–', '\n')))
        {
            return CellContent.Agency;
        }

        if (folded.Length < 30 && TimeWords.Any(word => folded.StartsWith(word, StringComparison.Ordinal)))
        {
            return CellContent.Time;
        }

        if (char.IsLower(trimmed[0]) && AgencyWords.IsTail(folded))
        {
            return CellContent.AgencyTail;
        }

        var padded = " " + folded + " ";
        return Array.Exists(StatementPhrases, phrase => padded.Contains(phrase, StringComparison.Ordinal)) && trimmed.Length >= 20 ? CellContent.Statement
            : trimmed.Length < 25 ? CellContent.Fragment : CellContent.Sentence;
    }

    /// <summary>
    /// The number a numeric cell holds: "8,5", "0, 5", "l00%", "Đạt 99,2%.". Null when the cell is text.
    /// A word or two may stand beside a percent, nothing beside a plain number.
    /// </summary>
    /// <remarks>"7,5/8,5" is the first of the two; "12/16" without decimals may be a count or a date and stays text.</remarks>
    public static PrintedNumber? ReadNumber(string text)
    {
        if (text.Length is 0 or > 24 || !text.Any(char.IsAsciiDigit))
        {
            return null;
        }

        var compact = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Trim('(', ')', '*', '"', '\'');
        compact = WithoutUnit(compact);
        if (PrintedNumber.TryParse(compact, out var number) || PrintedNumber.TryParse(compact.TrimEnd('.', ',', ';'), out number))
        {
            return number;
        }

        var repaired = compact.TrimEnd('.', ',', ';').Replace('l', '1').Replace('O', '0').Replace('o', '0');
        if (repaired.Count(char.IsAsciiDigit) <= 2 * compact.Count(char.IsAsciiDigit) + 1 && PrintedNumber.TryParse(repaired, out number))
        {
            return number;
        }

        var end = compact.LastIndexOf('%');
        var start = end;
        while (start > 0 && (char.IsAsciiDigit(compact[start - 1]) || compact[start - 1] is '.' or ','))
        {
            start--;
        }

        if (end < 0 && compact.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && PrintedNumber.TryParse(compact[..slash], out var part)
            && PrintedNumber.TryParse(compact[(slash + 1)..], out var whole) && part.Value <= whole.Value && part.Decimals + whole.Decimals > 0)
        {
            return part;
        }

        var alone = end > start && compact.Where((c, i) => i < start || i > end).All(c => char.IsLetter(c) || c is '.' or ':' or ';');
        return alone && PrintedNumber.TryParse(compact[start..(end + 1)], out number) ? number : null;
    }

    private static string WithoutUnit(string compact)
    {
        foreach (var unit in (ReadOnlySpan<string>)["điểm", "đ", "đ."])
        {
            if (compact.EndsWith(unit, StringComparison.OrdinalIgnoreCase) && compact.Length > unit.Length && char.IsAsciiDigit(compact[^(unit.Length + 1)]))
            {
                return compact[..^unit.Length];
            }
        }

        return compact;
    }
}
