using ParIndex.Core.Criteria;
using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Form;

/// <summary>Collects what is wrong in the form of a file. Stops listing, not reading, after a thousand.</summary>
internal sealed class FormReport
{
    private const int Most = 1000;

    private readonly List<SetProblem> problems = [];

    public IReadOnlyList<SetProblem> Problems => problems;

    /// <summary>Code of the criterion being read; empty outside criteria.</summary>
    public string Criterion { get; set; } = "";

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
