using System.Globalization;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.App.Surveys.Collected;

/// <summary>Names an answer of a wave: one received by itself, or one of an import.</summary>
/// <param name="Id">The answer, or the import.</param>
/// <param name="Place">Number among those of the import, from 1; 0: received by itself.</param>
public readonly record struct AnswerKey(Guid Id, int Place = 0)
{
    public bool IsImported => Place > 0;

    /// <summary>What people call it: the end of the id, and the number in the file.</summary>
    public string Code => Id.ToString("N")[^8..].ToUpperInvariant() + (IsImported ? string.Create(CultureInfo.InvariantCulture, $"-{Place}") : "");

    /// <summary>Reads what <see cref="ToString"/> wrote; null: it is no name of an answer.</summary>
    public static AnswerKey? Read(string? text)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (!Guid.TryParseExact(slash < 0 ? text : text![..slash], "D", out var id))
            return null;

        return slash < 0 ? new AnswerKey(id)
            : int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place > 0 ? new AnswerKey(id, place) : null;
    }

    public override string ToString() => IsImported ? string.Create(CultureInfo.InvariantCulture, $"{Id}/{Place}") : Id.ToString();
}

/// <summary>All answers of a wave, excluded ones among them, with their names.</summary>
/// <param name="Data">Columns as <see cref="WaveAnswers"/> has them, with <see cref="WaveAnswers.Interviewer"/> and <see cref="WaveAnswers.Seconds"/>.</param>
/// <param name="Keys">By row.</param>
public sealed record CollectedAnswers(Microdata Data, IReadOnlyList<AnswerKey> Keys);
