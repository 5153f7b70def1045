using ParIndex.Core.Criteria;
using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Form;

/// <summary>Collects what is wrong in the form of a file. Stops listing, not reading, after a thousand.</summary>
/// <param name="labels">What people know the members by; null: by their names in the file.</param>
internal sealed class FormReport(IReadOnlyDictionary<string, string>? labels = null)
{
    private const int Most = 1000;

    private readonly List<SetProblem> problems = [];

    public IReadOnlyList<SetProblem> Problems => problems;

    /// <summary>Code of the criterion being read; empty outside criteria.</summary>
    public string Criterion { get; set; } = "";

    /// <summary>A member as the reader of the message knows it.</summary>
    public string Name(string member) => labels?.GetValueOrDefault(member) is { } label ? $"“{label}” ({member})" : member;

    public void Error(string code, SourcePlace? place, string vietnamese, string english) =>
        Add(new SetProblem(code, true, Criterion, place, new Message(vietnamese, english)));

    public void Warning(string code, SourcePlace? place, string vietnamese, string english) =>
        Add(new SetProblem(code, false, Criterion, place, new Message(vietnamese, english)));

    private void Add(SetProblem problem)
    {
        if (problems.Count < Most)
        {
            problems.Add(problem);
        }
    }
}
