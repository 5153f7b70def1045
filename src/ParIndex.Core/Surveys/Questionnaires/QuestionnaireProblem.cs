using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>Something wrong in a questionnaire or its file.</summary>
/// <param name="Code">Stable code such as "choice-unknown".</param>
/// <param name="IsError">False: a warning; the questionnaire can be used.</param>
/// <param name="Part">Code of the question, row, list or section; empty for the whole.</param>
/// <param name="Place">Where in the file; null when built in memory.</param>
/// <param name="Text">What and how to mend.</param>
public sealed record QuestionnaireProblem(string Code, bool IsError, string Part, SourcePlace? Place, Message Text);
