using System.Globalization;
using ParIndex.Core.Text;

namespace ParIndex.Core.Criteria.Checks;

/// <summary>Collects problems and finds their places.</summary>
internal sealed class CheckReport(SetPlaces places)
{
    private readonly List<SetProblem> problems = [];

    public IReadOnlyList<SetProblem> Problems => problems;

    public int ErrorCount => problems.Count(problem => problem.IsError);

    public SetPlaces Places { get; } = places;

    /// <param name="code">Stable code.</param>
    /// <param name="criterion">Code of the criterion; empty for the set.</param>
    /// <param name="owner">Part that is wrong.</param>
    /// <param name="member">Its member, as named in the file.</param>
    /// <param name="vietnamese">Message.</param>
    /// <param name="english">Message.</param>
    public void Error(string code, string criterion, object owner, string member, string vietnamese, string english) =>
        Add(new SetProblem(code, true, criterion, Places.Of(owner, member), new Message(vietnamese, english)));

    public void Warning(string code, string criterion, object owner, string member, string vietnamese, string english) =>
        Add(new SetProblem(code, false, criterion, Places.Of(owner, member), new Message(vietnamese, english)));

    public void Add(SetProblem problem) => problems.Add(problem);

    /// <summary>Points for a message: every digit, no trailing zeros; decimal comma in Vietnamese.</summary>
    public static (string Vietnamese, string English) Show(decimal value)
    {
        var english = value.ToString("0.############################", CultureInfo.InvariantCulture);
        return (english.Replace('.', ','), english);
    }
}
