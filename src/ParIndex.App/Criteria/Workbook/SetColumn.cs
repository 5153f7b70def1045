using ParIndex.App.Criteria.Form;

namespace ParIndex.App.Criteria.Workbook;

/// <summary>How a cell holds a member of the set file.</summary>
internal enum CellForm
{
    Line,
    Block,
    Number,
    /// <summary>A number where "90%" means 90.</summary>
    Percent,
    Word,
    Flag,
    /// <summary>Texts, one a line.</summary>
    Lines,
    /// <summary>Numbers, one a line.</summary>
    Numbers,
    /// <summary>"name = value", one a line.</summary>
    Pairs,
}

/// <summary>A column of a sheet, or an item of the settings sheet, and the member of the set file it stands for.</summary>
/// <param name="Name">Member name.</param>
/// <param name="Header">As officers see it; words in brackets are not needed to recognise it.</param>
/// <param name="Width">In characters.</param>
/// <param name="Form">How it is held.</param>
/// <param name="FromOfficer">For words: from label or word to word.</param>
/// <param name="Labels">For words: word → label.</param>
internal sealed record SetColumn(
    string Name, string Header, double Width, CellForm Form, Func<string, string?>? FromOfficer = null, IReadOnlyDictionary<string, string>? Labels = null)
{
    /// <summary>Labels for the drop-down list.</summary>
    public IReadOnlyList<string> Choices { get; } = Labels?.Values.ToList() ?? [];

    public static SetColumn Word<T>(string name, string header, double width, WordList<T> words)
        where T : struct, Enum =>
        new(name, header, width, CellForm.Word, words.FromOfficer, words.Entries.ToDictionary(entry => entry.Word, entry => entry.Label));
}
