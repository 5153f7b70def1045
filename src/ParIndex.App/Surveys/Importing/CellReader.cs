using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Importing;

/// <summary>Turns a cell into values of a field: codes as they are, else the choice with that label in any language of the questionnaire.</summary>
internal sealed class CellReader
{
    private static readonly string[] Separators = [", ", "; ", ",", ";", " | ", "|", "\n"];

    private readonly Field field;
    private readonly Dictionary<string, string> choices = new(StringComparer.Ordinal);

    public CellReader(Field field)
    {
        this.field = field;
        foreach (var choice in field.List?.Choices ?? [])
        {
            foreach (var (_, text) in choice.Label.Texts)
                choices.TryAdd(VietnameseText.Fold(text), choice.Code);
        }
    }

    /// <summary>Values of a cell; what is no choice stays as it is, for the check to name it.</summary>
    public IReadOnlyList<string> Read(string cell)
    {
        if (cell.Length == 0)
            return [];

        if (field.List is null)
            return [cell];

        return field.Type == FieldType.Set ? Several(cell) : [One(cell) ?? cell];
    }

    /// <summary>The choice a text names; null: none. "4 - Satisfied" and "4.0" name choice 4.</summary>
    private string? One(string text)
    {
        var clean = text.Trim();
        if (field.List![clean] is { } same)
            return same.Code;

        if (choices.TryGetValue(VietnameseText.Fold(clean), out var labelled))
            return labelled;

        return clean.EndsWith(".0", StringComparison.Ordinal) ? field.List[clean[..^2]]?.Code : null;
    }

    /// <summary>Codes between blanks (Kobo, ODK), or labels between commas (Google Forms); a label may hold commas itself.</summary>
    private IReadOnlyList<string> Several(string cell)
    {
        if (One(cell) is { } lone)
            return [lone];

        var codes = cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Array.TrueForAll(codes, code => field.List![code] is not null))
            return codes;

        foreach (var separator in Separators.Where(separator => cell.Contains(separator, StringComparison.Ordinal)))
        {
            if (Parts(cell.Split(separator), separator) is { } found)
                return found;
        }

        return [cell];
    }

    /// <summary>Each choice takes as many pieces as its label needs, the longest first; null: a piece belongs to none.</summary>
    private List<string>? Parts(string[] pieces, string separator)
    {
        var found = new List<string>();
        for (var from = 0; from < pieces.Length;)
        {
            var to = pieces.Length;
            string? choice = null;
            while (to > from && (choice = One(string.Join(separator, pieces[from..to]))) is null)
                to--;

            if (choice is null)
                return null;

            found.Add(choice);
            from = to;
        }

        return found;
    }
}
