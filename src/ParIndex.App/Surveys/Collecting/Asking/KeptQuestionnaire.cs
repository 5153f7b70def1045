using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collecting.Asking;

/// <summary>A version of a questionnaire a unit keeps.</summary>
/// <param name="Number">Counts the versions of a code at the unit.</param>
/// <param name="Source">File it was read from, or code of the library.</param>
/// <param name="IsLocked">Asked in a wave: it never changes again.</param>
public sealed record KeptQuestionnaire(Guid Id, string UnitId, string Code, int Number, string Title, string Sha256, string Source, bool IsLocked, string ByName, DateTime At);

/// <summary>A questionnaire ready to be answered.</summary>
/// <param name="Checker">Of its answers; for any thread.</param>
public sealed record AskedForm(Questionnaire Questionnaire, AnswerChecker Checker);
